// A value of somebody else's as a message may show it.

const MOST_LEVELS = 3

/** Text as it is; anything else as short JSON, cut where it is nested deep. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : json(value, 0)
}

function json(value: unknown, level: number): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? String(value)
  if (Array.isArray(value)) {
    if (level === MOST_LEVELS) return '[…]'
    return `[${value
      .slice(0, 10)
      .map((each) => json(each, level + 1))
      .join(',')}]`
  }
  if (level === MOST_LEVELS) return '{…}'
  const entries = Object.entries(value).slice(0, 10)
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${json(each, level + 1)}`).join(',')}}`
}
