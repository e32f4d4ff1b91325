// Today in Hangzhou; the only clock an answer may ever come to depend on, and it is echoed.

/** Shanghai is eight hours ahead of UTC, without summer time since 1991. */
const AHEAD = 8 * 3_600_000

const DAY = 86_400_000

// Every request asks, and it is the same day for thousands of them.
let last = { day: Number.NaN, text: '' }

/** The civil date in Shanghai at an instant of today, as `YYYY-MM-DD`. */
export function shanghaiDate(instant: Date | number = Date.now()): string {
  const day = Math.floor((Number(instant) + AHEAD) / DAY)
  if (day !== last.day) last = { day, text: new Date(day * DAY).toISOString().slice(0, 10) }
  return last.text
}
