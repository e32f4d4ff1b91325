// Who moved where, as ribbons: widths linear, at least one pixel, worse and better by colour and
// by direction; only the moved are drawn.
import { html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count } from '../../base/figures.ts'
import { Measured } from '../../base/measured.ts'
import { say } from '../../base/say.ts'
import { gradeStyle, type Scale } from '../../base/scale.ts'
import type { Matrix } from '../../client/simulations.ts'
import { MATRIX } from '../../words/parts.ts'
import { SIM } from '../../words/simulation.ts'

const HEIGHT = 360
const GAP = 30
const LABELLED = 800

@customElement('lx-flow')
export class LxFlow extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ attribute: false }) matrix: Matrix = {}
  @property() from = ''
  @property() to = ''
  readonly #measured = new Measured(this)

  override render() {
    const width = this.#measured.width
    if (width === 0 || this.scale.length === 0) return html`<div style="height:${HEIGHT}px"></div>`
    const grades = this.scale.map(({ grade }) => grade)
    const moved = (a: number, b: number) =>
      a === b ? 0 : (this.matrix[grades[a]!]?.[grades[b]!] ?? 0)
    const all = grades.map((_, i) => i)
    const outs = all.map((a) => all.reduce((sum, b) => sum + moved(a, b), 0))
    const ins = all.map((b) => all.reduce((sum, a) => sum + moved(a, b), 0))
    const total = Math.max(
      1,
      outs.reduce((a, b) => a + b, 0),
    )
    const unit = (HEIGHT - 24 - GAP * (grades.length - 1)) / total
    const starts = (sizes: number[]) => {
      let y = 20
      return sizes.map((size) => {
        const at = y
        y += Math.max(2, size * unit) + GAP
        return at
      })
    }
    const [left, right] = [starts(outs), starts(ins)]
    const [x1, x2] = [96, width - 96]
    const leftAt = [...left]
    const rightAt = [...right]
    const ribbons = all.flatMap((a) =>
      all.flatMap((b) => {
        const n = moved(a, b)
        if (n === 0) return []
        const size = Math.max(1, n * unit)
        const [y1, y2] = [leftAt[a]! + size / 2, rightAt[b]! + size / 2]
        leftAt[a]! += size
        rightAt[b]! += size
        const middle = (x1 + x2) / 2
        return [
          svg`<path d="M${x1 + 12} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 12} ${y2}" stroke-width=${size} class=${b > a ? 'down' : 'up'}><title>${say(MATRIX.moves(grades[a]!, grades[b]!, count(n)))}</title></path>
            ${n >= LABELLED || size > 12 ? svg`<text x=${x1 + (x2 - x1) * 0.3} y=${y1 + (y2 - y1) * 0.22 + 4} text-anchor="middle">${count(n)}</text>` : svg``}`,
        ]
      }),
    )
    const end = (i: number, x: number, y: number, size: number, side: 'left' | 'right') => {
      const style = gradeStyle(i, grades.length)
      const out = side === 'left' ? x - 26 : x + 14
      const text = side === 'left' ? out - 8 : out + 26
      const middle = y + Math.max(2, size * unit) / 2
      return svg`<g class="graded" style=${style}><rect x=${side === 'left' ? x : x - 12} y=${y} width="12" height=${Math.max(2, size * unit)} style="fill:var(--block)"></rect>
        <rect x=${out} y=${middle - 9} width="18" height="18" rx="2" style="fill:var(--block)"></rect><text x=${out + 9} y=${middle + 4} text-anchor="middle" class="letter" style="fill:var(--letter)">${grades[i]}</text></g>
        <text x=${text} y=${middle} text-anchor=${side === 'left' ? 'end' : 'start'} class="n">${count(size)}</text><text x=${text} y=${middle + 14} text-anchor=${side === 'left' ? 'end' : 'start'} class="word">${say(side === 'left' ? SIM.out : SIM.in)}</text>`
    }
    return html`<svg width=${width} height=${HEIGHT + 20} viewBox=${`0 0 ${width} ${HEIGHT + 20}`} role="img" aria-label=${say(SIM.flow)}>
      <text x=${x1} y="10" class="word">${this.from}</text><text x=${x2} y="10" text-anchor="end" class="word">${this.to}</text>
      ${ribbons}${all.map((i) => end(i, x1, left[i]!, outs[i]!, 'left'))}${all.map((i) => end(i, x2, right[i]!, ins[i]!, 'right'))}</svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-flow': LxFlow
  }
}
