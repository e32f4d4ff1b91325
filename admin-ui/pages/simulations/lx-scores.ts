// Scores before and after over the bands: bars for the new version, an outline for the old.
import { html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { compact } from '../../base/figures.ts'
import { Measured } from '../../base/measured.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import type { Bar } from '../../client/simulations.ts'
import { axisOf, drawBands, drawTicks } from '../../parts/bands.ts'
import { SIM } from '../../words/simulation.ts'
import '../../parts/lx-bands.css'

const HEIGHT = 150

@customElement('lx-scores')
export class LxScores extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ attribute: false }) from: Bar[] = []
  @property({ attribute: false }) to: Bar[] = []
  readonly #measured = new Measured(this)

  override render() {
    const width = this.#measured.width
    if (width === 0) return html`<div style="height:${HEIGHT + 48}px"></div>`
    const [before, after] = [whole(this.from), whole(this.to)]
    // The few far below would press the rest together: they stand at the edge.
    const total = [...after.values()].reduce((a, b) => a + b, 0)
    let low = Math.min(...after.keys(), ...before.keys())
    let seen = 0
    for (const score of [...after.keys()].sort((a, b) => a - b)) {
      seen += after.get(score)!
      if (seen > total * 0.001) {
        low = score
        break
      }
    }
    const high = Math.max(...after.keys(), ...before.keys())
    const axis = axisOf(this.scale, [low, high], 48, width - 16)
    const most = Math.max(1, ...after.values(), ...before.values())
    // By square root, so that a hundred beside a million is still seen.
    const y = (n: number) => HEIGHT - Math.sqrt(n / most) * (HEIGHT - 16)
    const unit = axis.x(axis.low + 1) - axis.x(axis.low)
    const inView = ([score]: [number, number]) => score >= axis.low && score <= axis.high
    const line = [...before]
      .filter(inView)
      .sort(([a], [b]) => a - b)
      .map(([score, n]) => `${axis.x(score - 0.5)} ${y(n)}H${axis.x(score + 0.5)}`)
    return html`<svg width=${width} height=${HEIGHT + 44} viewBox=${`0 0 ${width} ${HEIGHT + 44}`} role="img" aria-label=${say(SIM.scores)}>
      ${[...after].filter(inView).map(([score, n]) => svg`<rect x=${axis.x(score - 0.5) + 0.5} y=${y(n)} width=${Math.max(1, unit - 1)} height=${HEIGHT - y(n)} class="bar"><title>${score}: ${compact(n)}</title></rect>`)}
      ${line.length > 0 ? svg`<path d="M${line.join('L')}" class="outline"></path>` : svg``}
      ${drawBands(this.scale, axis, HEIGHT + 4)}${drawTicks(this.scale, axis, HEIGHT + 16)}
      <text x="40" y=${y(most) + 4} text-anchor="end">${compact(most)}</text></svg>`
  }
}

// Half points stand with the whole point below, for the drawing only.
function whole(bars: readonly Bar[]): Map<number, number> {
  const found = new Map<number, number>()
  for (const { score, n } of bars) {
    const at = Math.floor(score)
    found.set(at, (found.get(at) ?? 0) + n)
  }
  return found
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-scores': LxScores
  }
}
