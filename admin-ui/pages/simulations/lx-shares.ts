// Each amended line's part in the whole: what it adds to the lines before it, in both directions.
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, shift } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import type { Effect, Share } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'

@customElement('lx-shares')
export class LxShares extends LxElement {
  @property({ attribute: false }) shares: readonly Share[] = []
  @property() worst = ''

  override render() {
    if (this.shares.length === 0) return nothing
    return html`<h3>${say(SIM.shares)}</h3><div class="scroll-x"><table class="list cards shares" tabindex="0">
      <caption class="unseen">${say(SIM.shares)}</caption>
      <thead><tr><th scope="col">${say(SIM.change)}</th><th scope="col" class="number">${say(SIM.worseCount)}</th><th scope="col" class="number">${say(SIM.betterCount)}</th><th scope="col" class="number">${say(SIM.worstShift(this.worst))}</th></tr></thead>
      <tbody>${this.shares.map(
        (each) =>
          html`<tr><td>${say(each)}${this.#alone(each)}</td>${effectCells(each.effects.share, this.worst)}</tr>`,
      )}</tbody></table></div>`
  }

  // Only where it is another number than with the lines before it.
  #alone({ effects: { share, alone } }: Share) {
    if (!alone || (alone.worse === share.worse && alone.better === share.better)) return nothing
    return html`<p class="note">${say(SIM.aloneIs(count(alone.worse), count(alone.better)))}</p>`
  }
}

/** Worse, better, and the change of the worst grade, in three cells. */
export function effectCells({ worse, better, grades }: Effect, worst: string) {
  const by = grades[worst] ?? 0
  return html`<td class="number beside ${worse > 0 ? 'worse' : ''}" data-head=${say(SIM.worseCount)}>${count(worse)}</td><td class="number beside ${better > 0 ? 'better' : ''}" data-head=${say(SIM.betterCount)}>${count(better)}</td>
    <td class="number beside ${by > 0 ? 'worse' : by < 0 ? 'better' : ''}" data-head=${say(SIM.worstShift(worst))}><b>${shift(by)}</b></td>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-shares': LxShares
  }
}
