// The rule drawn: a band per grade, ticks each point, longer each five, limits in bold.
import { type SVGTemplateResult, svg } from 'lit'
import { points } from '../base/figures.ts'
import { gradeStyle, rankOf, type Scale, stepAt } from '../base/scale.ts'

/** The scores a drawing shows and where they lie on it. */
export type Axis = {
  low: number
  high: number
  x: (score: number) => number
  score: (x: number) => number
}

/** An axis that shows every limit and the given scores, with room at the ends. */
export function axisOf(scale: Scale, scores: readonly number[], left: number, right: number): Axis {
  const limits = limitsOf(scale)
  const wanted = [...scores, ...limits.map((each) => each - 5), ...limits.map((each) => each + 5)]
  const low = Math.floor(Math.min(...wanted) / 5) * 5
  const high = Math.ceil(Math.max(...wanted) / 5) * 5
  const unit = (right - left) / Math.max(1, high - low)
  return {
    low,
    high,
    x: (score) => left + (score - low) * unit,
    score: (x) => low + (x - left) / unit,
  }
}

/** Every limit, ascending. */
export function limitsOf(scale: Scale): number[] {
  return scale
    .flatMap(({ from }) => (from === undefined || from === null ? [] : [from]))
    .sort((a, b) => a - b)
}

/** Blocks with their letters at `y`, 12 high. */
export function drawBands(scale: Scale, axis: Axis, y: number): SVGTemplateResult[] {
  const edges = [axis.low, ...limitsOf(scale), axis.high]
  return edges.slice(1).map((to, i) => {
    const from = edges[i]!
    const step = stepAt(scale, (from + to) / 2)
    if (!step || to <= from) return svg``
    const style = gradeStyle(rankOf(scale, step.grade), scale.length)
    const [a, b] = [axis.x(from), axis.x(to)]
    return svg`<g class="graded" style=${style}><rect x=${a} y=${y} width=${Math.max(0, b - a - 1)} height="12" style="fill:var(--block)"></rect>
      ${b - a < 14 ? svg`` : svg`<text x=${(a + b) / 2} y=${y + 10} text-anchor="middle" class="letter" style="fill:var(--letter)">${step.grade}</text>`}</g>`
  })
}

/** Ticks under `y`, with numbers where there is room. */
export function drawTicks(scale: Scale, axis: Axis, y: number): SVGTemplateResult[] {
  const limits = new Set(limitsOf(scale))
  const wide = axis.x(axis.low + 5) - axis.x(axis.low)
  const every = wide > 34 ? 5 : wide > 15 ? 10 : 20
  const fine = wide > 20
  const ticks: SVGTemplateResult[] = []
  for (let n = axis.low; n <= axis.high; n++) {
    const five = n % 5 === 0
    if (!five && !fine) continue
    const x = Math.round(axis.x(n)) + 0.5
    ticks.push(svg`<line x1=${x} x2=${x} y1=${y} y2=${y + (five ? 8 : 4)} class="tick"></line>`)
  }
  const shown = new Set<number>(limits)
  for (let n = axis.low; n <= axis.high; n += every) {
    if (![...limits].some((each) => Math.abs(axis.x(each) - axis.x(n)) < 26 && each !== n))
      shown.add(n)
  }
  for (const n of shown)
    ticks.push(
      svg`<text x=${axis.x(n)} y=${y + 21} text-anchor="middle" class=${limits.has(n) ? 'limit' : 'unit'}>${points(n)}</text>`,
    )
  return ticks
}
