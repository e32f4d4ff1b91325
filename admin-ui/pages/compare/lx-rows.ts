// 新旧条文对照表: wording before and after, in Song on paper, with the reason.
import { Task } from '@lit/task'
import { html, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { cited } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { listed, say } from '../../base/say.ts'
import type { Row } from '../../client/changes.ts'
import { COMPARE } from '../../words/compare.ts'
import { differ, wordings } from './wording.ts'

@customElement('lx-rows')
export class LxRows extends LxElement {
  @property({ attribute: false }) rows: readonly Row[] = []
  @property() from = ''
  @property() to = ''
  readonly #differ = new Task(this, { task: differ, args: () => [] as const })

  override render() {
    return html`<div class="scroll-x"><table class="list cards rows" tabindex="0">
      <caption class="unseen">${say(COMPARE.table)}</caption>
      <thead><tr><th scope="col">${say(COMPARE.number)}</th><th scope="col">${say(COMPARE.clause)}</th>
        <th scope="col">${say(COMPARE.from)}　${this.from}</th><th scope="col">${say(COMPARE.to)}　${this.to}</th><th scope="col">${say(COMPARE.reason)}</th></tr></thead>
      <tbody>${this.rows.map((row, i) => this.#row(row, i))}</tbody>
    </table></div>`
  }

  #row({ title, clause, before, after, reason }: Row, i: number): TemplateResult {
    const cites = clause === '' ? [] : clause.split('、')
    const [old, now] = this.#wordings(before && say(before), after && say(after))
    return html`<tr><td class="number top">${i + 1}</td>
      <td class="top"><b>${say(title)}</b><p class="note">${listed(cites.map(cited))}</p></td>
      <td class="law" data-head=${`${say(COMPARE.from)} ${this.from}`}>${old}</td><td class="law" data-head=${`${say(COMPARE.to)} ${this.to}`}>${now}</td><td class="second" data-head=${say(COMPARE.reason)}>${reason ? say(reason) : ''}</td></tr>`
  }

  #wordings(before: string | null, after: string | null): [unknown, unknown] {
    if (before === null) return [say(COMPARE.none), html`<ins>${after}</ins>`]
    if (after === null) return [html`<del>${before}</del>`, say(COMPARE.none)]
    const differences = this.#differ.value
    return differences ? wordings(before, after, differences) : [before, after]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-rows': LxRows
  }
}
