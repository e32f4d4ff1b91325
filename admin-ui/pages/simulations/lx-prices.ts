// What each open reading costs: every alternative tried on the new version, in the order of the
// text, also those that move nobody.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Reading } from '../../../engine/schema/readings.ts'
import { cited } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { listed, say } from '../../base/say.ts'
import type { Price } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'
import { effectCells } from './lx-shares.ts'

@customElement('lx-prices')
export class LxPrices extends LxElement {
  @property({ attribute: false }) prices: readonly Price[] = []
  @property({ attribute: false }) readings: readonly Reading[] = []
  @property() worst = ''
  @property() version = ''
  /** Readings that the version is simulated under instead of its own. */
  @property({ attribute: false }) switched: Readonly<Record<string, string>> = {}

  override render() {
    if (this.prices.length === 0) return nothing
    const most = Math.max(1, ...this.prices.flatMap(({ effect }) => [effect.worse, effect.better]))
    const shown = this.readings.filter(({ id }) => this.prices.some((each) => each.reading === id))
    return html`<section class="panel"><header class="pad"><h2>${say(SIM.prices)}</h2><p class="note">${say(SIM.pricesNote(this.version))}</p></header>
      <div class="scroll-x"><table class="list cards prices" tabindex="0"><caption class="unseen">${say(SIM.prices)}</caption>
      <thead><tr><th scope="col">${say(SIM.question)}</th><th scope="col">${say(SIM.adopted(this.version))}</th><th scope="col">${say(SIM.instead)}</th><th scope="col" class="axis"><span class="worse">◀ ${say(SIM.worseShort)}</span><span class="better">${say(SIM.betterShort)} ▶</span></th>
        <th scope="col" class="number">${say(SIM.worseCount)}</th><th scope="col" class="number">${say(SIM.betterCount)}</th><th scope="col" class="number">${say(SIM.worstShift(this.worst))}</th></tr></thead>
      <tbody>${shown.map((reading) => this.#rows(reading, most))}</tbody></table></div></section>`
  }

  #rows(reading: Reading, most: number): TemplateResult[] {
    const own = this.prices.filter((each) => each.reading === reading.id)
    const cites = [reading.cite].flat()
    const width = (n: number) => (n === 0 ? 0 : Math.max(1, (n / most) * 100))
    const textOf = (id: string) => reading.alternatives?.find((each) => each.id === id)?.text
    const other = this.switched[reading.id]
    const adopted = (other === undefined ? undefined : textOf(other)) ?? reading.text
    return own.map(({ alternative, effect }, i) => {
      const text = textOf(alternative)
      return html`<tr>${i === 0 ? html`<td rowspan=${own.length}><b>${say(reading.question)}</b><p class="note">${listed(cites.slice(0, 3).map(cited))}</p></td><td rowspan=${own.length} data-head=${say(SIM.adopted(this.version))}>${say(adopted)}</td>` : nothing}
        <td data-head=${say(SIM.instead)}>${text ? say(text) : alternative}</td>
        <td class="axis"><span class="left"><i class="down" style="width:${width(effect.worse)}%"></i></span><span class="right"><i class="up" style="width:${width(effect.better)}%"></i></span></td>
        ${effectCells(effect, this.worst)}</tr>`
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-prices': LxPrices
  }
}
