// What no worked case touches, by kind.
import { html, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Coverage } from '../../../engine/cases/coverage.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { rowOf } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { say } from '../../base/say.ts'
import { CASES } from '../../words/cases.ts'
import { LADDER } from '../../words/parts.ts'
import { itemOf } from '../subject/sheet.ts'

@customElement('lx-coverage')
export class LxCoverage extends LxElement {
  @property({ attribute: false }) coverage!: Coverage
  @property({ attribute: false }) ruleset: Ruleset | undefined

  override render() {
    const { parts, missing } = this.coverage
    const kinds = new Map<string, string[]>()
    for (const { id, kind } of missing) {
      const words = say(kind)
      kinds.set(words, [...(kinds.get(words) ?? []), id])
    }
    return html`<section class="panel pad stack"><h2>${say(CASES.coverage)}</h2>
      <p>${say(CASES.covered(parts - missing.length, parts))}</p>
      <progress max=${parts} value=${parts - missing.length} aria-label=${say(CASES.coverage)}></progress>
      <p class="note">${say(CASES.coverageNote)}</p>
      ${missing.length === 0 ? html`<p class="better">${say(CASES.full)}</p>` : [...kinds].map(([kind, ids]) => this.#kind(kind, ids))}</section>`
  }

  #kind(kind: string, ids: readonly string[]): TemplateResult {
    return html`<details><summary>${kind}　${ids.length}</summary><ul class="second">${ids.map(
      (id) => {
        const item = this.ruleset && itemOf(this.ruleset, id)
        return html`<li>${item ? `${say(LADDER.row(rowOf(item.cite)))}　${item.text}` : html`<span class="mono">${id}</span>`}</li>`
      },
    )}</ul></details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-coverage': LxCoverage
  }
}
