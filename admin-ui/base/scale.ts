// A scale of grades from best to worst, and its colours: steps of one ramp from blue through
// stone to brick, so that a standard with three or nine grades keeps its ends.

/** A grade as a scale shows it; the last one has no lower limit. */
export type Step = { grade: string; name: string; from?: number | null }
export type Scale = readonly Step[]

type Pair = readonly [block: string, letter: string]

const LIGHT: readonly Pair[] = [
  ['#1f5c8b', '#ffffff'],
  ['#9cc4e0', '#0f3049'],
  ['#e3ddcb', '#423d2e'],
  ['#e9a650', '#3c2200'],
  ['#9f2d1a', '#ffffff'],
]
const DARK: readonly Pair[] = [
  ['#7db9e4', '#0a2133'],
  ['#2f5d80', '#e4f0f9'],
  ['#4b4738', '#efe9d8'],
  ['#b9782a', '#1d0f00'],
  ['#e8745c', '#2b0a03'],
]
const GREY = [255, 230, 191, 115, 0]

/** The place of a grade on its scale, 0 = best; −1 where it is not on it. */
export function rankOf(scale: Scale, grade: string): number {
  return scale.findIndex((step) => step.grade === grade)
}

/** CSS colours of a rank among `size` grades, in light and dark and on paper. */
export function gradeColors(
  rank: number,
  size: number,
): { block: string; letter: string; paper: string; onPaper: string } {
  const place = size <= 1 ? 0 : (Math.max(0, rank) / (size - 1)) * 4
  const light = mixed(LIGHT, place)
  const dark = mixed(DARK, place)
  const grey = Math.round(between(GREY, place))
  return {
    block: `light-dark(${light[0]}, ${dark[0]})`,
    letter: `light-dark(${light[1]}, ${dark[1]})`,
    paper: `rgb(${grey} ${grey} ${grey})`,
    onPaper: grey < 130 ? '#fff' : '#000',
  }
}

/** The colours of a rank as properties; `.graded` takes those of the screen or of paper. */
export function gradeStyle(rank: number, size: number): string {
  const { block, letter, paper, onPaper } = gradeColors(rank, size)
  return `--on-screen:${block};--letter-on-screen:${letter};--on-paper:${paper};--letter-on-paper:${onPaper}`
}

function mixed(ramp: readonly Pair[], place: number): Pair {
  const low = Math.floor(place)
  const [block, letter] = ramp[low]!
  if (place === low) return [block, letter]
  const next = ramp[low + 1]![0]
  const channels = [1, 3, 5].map((at) => {
    const a = Number.parseInt(block.slice(at, at + 2), 16)
    const b = Number.parseInt(next.slice(at, at + 2), 16)
    return Math.round(a + (b - a) * (place - low))
  })
  const hex = `#${channels.map((each) => each.toString(16).padStart(2, '0')).join('')}`
  // Black or white, whichever is read better: one of them always passes 4.5 : 1.
  return [hex, luminance(channels) > 0.179 ? '#000000' : '#ffffff']
}

function luminance(channels: readonly number[]): number {
  const [r, g, b] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function between(values: readonly number[], place: number): number {
  const low = Math.floor(place)
  const a = values[low]!
  return low === place ? a : a + (values[low + 1]! - a) * (place - low)
}

/** The grade of a score on a scale, for drawings only: answers come from the engine. */
export function stepAt(scale: Scale, score: number): Step | undefined {
  const rising = (scale[0]?.from ?? 0) >= (scale[1]?.from ?? Number.NEGATIVE_INFINITY)
  return (
    scale.find(
      ({ from }) => from !== undefined && from !== null && (rising ? score >= from : score <= from),
    ) ?? scale.at(-1)
  )
}
