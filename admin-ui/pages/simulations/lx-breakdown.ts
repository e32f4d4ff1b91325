// Worse to the left, better to the right, on one scale, ordered by rate; the total last.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, perMille, shift } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import type { Matrix, Part, SimulationResult } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'

type Kind = 'districts' | 'types' | 'sections'

@customElement('lx-breakdown')
export class LxBreakdown extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ attribute: false }) result!: SimulationResult
  @state() private _kind: Kind = 'districts'

  override render() {
    const worst = this.scale.at(-1)?.grade ?? ''
    const rows = this.result[this._kind].map((part) => ({ part, size: sizeOf(part.matrix) }))
    const shown = rows
      .filter(({ part, size }) => part.matrix === null || size > 0)
      .sort((a, b) => (b.part.worse ?? 0) / (b.size || 1) - (a.part.worse ?? 0) / (a.size || 1))
    const most = Math.max(1, ...shown.flatMap(({ part }) => [part.worse ?? 0, part.better ?? 0]))
    const all: Part = {
      id: '',
      name: say(SIM.all),
      matrix: this.result.matrix,
      worse: this.result.worse,
      better: this.result.better,
    }
    return html`<section class="panel keep-whole"><header class="row pad"><h2 class="grow">${say(SIM.breakdown)}</h2><div class="choices low">${(
      ['districts', 'types', 'sections'] as const
    ).map(
      (each) =>
        html`<button type="button" aria-pressed=${this._kind === each ? 'true' : 'false'} @click=${() => {
          this._kind = each
        }}>${say(SIM[each])}</button>`,
    )}</div></header>
      <div class="scroll-x"><table class="list bars" tabindex="0"><caption class="unseen">${say(SIM.breakdown)}</caption><thead><tr><th scope="col">${say(SIM[this._kind])}</th><th scope="col" class="number">${say(SIM.rate)}</th><th scope="col" class="axis"><span class="worse">◀ ${say(SIM.worseCount)}</span><span class="better">${say(SIM.betterCount)} ▶</span></th><th scope="col" class="number">${say(SIM.worstShift(worst))}</th></tr></thead>
        <tbody>${shown.map(({ part, size }) => this.#row(part, size, most, worst))}</tbody>
        ${this._kind === 'sections' ? nothing : html`<tfoot>${this.#row(all, sizeOf(all.matrix), 0, worst)}</tfoot>`}</table></div></section>`
  }

  #row(part: Part, size: number, most: number, worst: string): TemplateResult {
    const { worse, better, matrix } = part
    const name = part.name || part.id || say(SIM.none_)
    if (matrix === null || worse === null || better === null)
      return html`<tr><th scope="row">${name}</th><td class="number">＜10</td><td></td><td></td></tr>`
    const by =
      Object.values(matrix).reduce((sum, row) => sum + (row[worst] ?? 0), 0) -
      Object.values(matrix[worst] ?? {}).reduce((a, b) => a + b, 0)
    const width = (n: number) => (most === 0 ? 0 : Math.max(n > 0 ? 0.5 : 0, (n / most) * 100))
    return html`<tr><th scope="row">${name}</th><td class="number">${perMille(worse, size)}</td>
      <td class="axis"><span class="left"><span>${count(worse)}</span><i class="down" style="width:${width(worse) * 0.8}%"></i></span><span class="right"><i class="up" style="width:${width(better) * 0.8}%"></i><span>${count(better)}</span></span></td>
      <td class="number ${by > 0 ? 'worse' : by < 0 ? 'better' : ''}">${shift(by)}</td></tr>`
  }
}

function sizeOf(matrix: Matrix | null): number {
  return Object.values(matrix ?? {}).reduce(
    (sum, row) => sum + Object.values(row).reduce((a, b) => a + b, 0),
    0,
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-breakdown': LxBreakdown
  }
}
