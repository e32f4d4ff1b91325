// Records that do not count, with the points they would have had struck, and the reason.
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Line } from '../../../engine/schema/assessment.ts'
import { cited, rowOf } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { signed } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import { LADDER } from '../../words/parts.ts'
import { SUBJECT } from '../../words/subject.ts'
import { detailOf, itemOf, prose, recordOf, typeName, type View } from './sheet.ts'

@customElement('lx-uncounted')
export class LxUncounted extends LxElement {
  @property({ attribute: false }) view: View | undefined

  override render() {
    const lines = this.view?.assessment.lines.filter(({ counted }) => !counted) ?? []
    if (!this.view || lines.length === 0) return nothing
    return html`<h2>${say(LADDER.uncounted)}　<span class="second">${say(LADDER.records(lines.length))}</span></h2>
      <table tabindex="0" aria-label=${say(LADDER.uncounted)}><tbody>${lines.map((line) => this.#row(this.view!, line))}</tbody></table>`
  }

  #row(view: View, line: Line) {
    const { ruleset } = view
    const title =
      itemOf(ruleset, line.item)?.text ?? typeName(ruleset, recordOf(view, line.record)?.type ?? '')
    const row = line.item ? say(LADDER.row(rowOf(line.cite ?? ''))) : ''
    const { because } = line
    return html`<tr>
      <td class="clause-row">${row}</td>
      <td>${title}<p class="note">${detailOf(view, line.record)}</p></td>
      <td class="number">${
        line.would === undefined
          ? nothing
          : html`<del><span class="unseen">${say(SUBJECT.struckPoints)}</span>${signed(line.would)}</del>`
      }</td>
      <td class="why">${because ? html`${prose(say(because.text))}　${because.cite ? html`<span class="note">${cited(because.cite)}</span>` : nothing}` : nothing}</td>
    </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-uncounted': LxUncounted
  }
}
