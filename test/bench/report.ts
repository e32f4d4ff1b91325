// What is printed: the machine, and one line per rival with the ratio to it.
import { cpus } from 'node:os'

/** One comparison; speeds are subjects per second. */
export type Row = { task: string; ours: number; rival: string; speed: number; target?: number }

/** The machine, Node and the day, as one line. */
export function header(now: Date): string {
  const all = cpus()
  const model = all[0]?.model.trim() || 'unknown CPU'
  return `${model}, ${all.length} cores · Node ${process.version} · ${now.toISOString().slice(0, 10)}`
}

/** The rows as a Markdown table; a target that is missed is printed, never thrown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ task, ours, rival, speed, target }) => {
    const ratio = ours / speed
    const met = target === undefined ? '–' : `≥ ${target}× ${ratio >= target ? 'met' : 'not met'}`
    return `| ${task} | ${whole(ours)} | ${rival} | ${whole(speed)} | ${ratioText(ratio)} | ${met} |`
  })
  return [
    '| task | ours, subjects/s | against | subjects/s | ratio | target |',
    '|---|---:|---|---:|---:|---|',
    ...lines,
  ].join('\n')
}

function whole(speed: number): string {
  return Math.round(speed).toLocaleString('en-US')
}

function ratioText(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : whole(ratio)}×`
}
