// Worse to the left, better to the right, on one scale, ordered by rate; the total last.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, percent, perMille, shift } from '../../base/figures.ts'
import { say, together } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import type { Compared, Part } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'
import { columnSum, rowSum, sizeOf } from './sums.ts'

type Kind = 'districts' | 'types' | 'sections'

@customElement('lx-breakdown')
export class LxBreakdown extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ attribute: false }) result!: Compared
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
    return html`<section class="panel"><header class="row pad wrap"><h2 class="grow">${say(SIM.breakdown)}</h2><div class="choices low">${(
      ['districts', 'types', 'sections'] as const
    ).map(
      (each) =>
        html`<button type="button" aria-pressed=${this._kind === each ? 'true' : 'false'} @click=${() => {
          this._kind = each
        }}>${say(SIM[each])}</button>`,
    )}</div>${this._kind === 'sections' ? nothing : html`<p class="note whole">${this.#readout(rows)}</p>`}</header>
      <div class="scroll-x"><table class="list bars" tabindex="0"><caption class="unseen">${say(SIM.breakdown)}</caption><thead><tr><th scope="col">${say(SIM[this._kind])}</th><th scope="col" class="number">${say(SIM.rate)}</th><th scope="col" class="axis"><span class="worse">◀ ${say(SIM.worseCount)}</span><span class="better">${say(SIM.betterCount)} ▶</span></th><th scope="col" class="number">${say(SIM.worstShift(worst))}</th></tr></thead>
        <tbody>${shown.map(({ part, size }) => this.#row(part, size, most, worst))}</tbody>
        ${this._kind === 'sections' ? nothing : html`<tfoot>${this.#row(all, sizeOf(all.matrix), 0, worst)}</tfoot>`}</table></div></section>`
  }

  // What the bars say, in sentences; only of parts that are shown and are not empty.
  #readout(rows: readonly { part: Part; size: number }[]): string {
    const { worse, matrix } = this.result
    const all = sizeOf(matrix)
    const named = rows.filter(({ part, size }) => size > 0 && (part.name || part.id) !== '')
    if (worse === 0 || named.length < 2) return ''
    const rate = (each: { part: Part; size: number }) => (each.part.worse ?? 0) / each.size
    const byRate = [...named].sort((a, b) => rate(b) - rate(a))
    const [high, low] = [byRate[0]!, byRate.at(-1)!]
    const most = [...named].sort((a, b) => (b.part.worse ?? 0) - (a.part.worse ?? 0))[0]!
    const name = ({ part }: { part: Part }) => part.name || part.id
    const share = (each: { part: Part; size: number }) => perMille(each.part.worse ?? 0, each.size)
    const n = most.part.worse ?? 0
    return together([
      say(SIM.readHighest(name(high), share(high), name(low), share(low), perMille(worse, all))),
      say(SIM.readMost(name(most), count(n), percent(n, worse, 1), percent(most.size, all, 1))),
    ])
  }

  #row(part: Part, size: number, most: number, worst: string): TemplateResult {
    const { worse, better, matrix } = part
    const name = part.name || part.id || say(SIM.none_)
    if (matrix === null || worse === null || better === null)
      return html`<tr><th scope="row">${name}</th><td class="number">＜10</td><td></td><td></td></tr>`
    const by = columnSum(matrix, worst) - rowSum(matrix, worst)
    const width = (n: number) => (most === 0 ? 0 : Math.max(n > 0 ? 0.5 : 0, (n / most) * 100))
    return html`<tr><th scope="row">${name}</th><td class="number">${perMille(worse, size)}</td>
      <td class="axis"><span class="left"><span>${count(worse)}</span><i class="down" style="width:${width(worse) * 0.8}%"></i></span><span class="right"><i class="up" style="width:${width(better) * 0.8}%"></i><span>${count(better)}</span></span></td>
      <td class="number ${by > 0 ? 'worse' : by < 0 ? 'better' : ''}">${shift(by)}</td></tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-breakdown': LxBreakdown
  }
}
