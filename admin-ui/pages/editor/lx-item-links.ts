// How an item stands to others: its record type, same conduct, what it comes on top of, what
// counts once, what multiplies it, how long it is kept.
import { html, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { listed, say, type Words } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { type Row, rowsOf } from '../../editor/rows.ts'
import { ITEMS } from '../../words/editor.ts'
import { VALIDITY } from '../../words/parts-of-standard.ts'

@customElement('lx-item-links')
export class LxItemLinks extends DraftView {
  @property({ attribute: false }) row!: Row

  override render() {
    const { item } = this.row
    const { ruleset } = this.draft
    if (!ruleset) return html``
    const facts = Object.entries(ruleset.facts).filter(([, { of }]) => of === 'record')
    const numeric = facts.filter(([, { type }]) => type === 'integer')
    const others = rowsOf(ruleset).filter((each) => each.item.id !== item.id)
    const record =
      item.record === 'none'
        ? say(ITEMS.ofSubject)
        : `${ruleset.types?.[item.record ?? '']?.name ?? ''} ${item.record ?? item.id}`
    return html`<div class="two"><span class="label">${say(ITEMS.sameCase)}</span><span class="second">${say(ruleset.score.sameCase === 'highest' ? ITEMS.highest : ITEMS.sumAll)}</span>
      <span class="label">${say(ITEMS.record)}</span><code class="mono">${record}</code></div>
      <details class="more-fields"><summary>${listed([ITEMS.onTopOf, ITEMS.distinctBy, ITEMS.times, ITEMS.validity].map(say))}</summary><div class="fields">
        ${this.#choice(
          'onTopOf',
          ITEMS.onTopOf,
          item.onTopOf,
          others.map((each) => [
            each.item.id,
            `${say(ITEMS.row(each.number))} ${each.item.text.slice(0, 30)}`,
          ]),
        )}
        ${this.#choice(
          'distinctBy',
          ITEMS.distinctBy,
          item.distinctBy,
          facts.map(([id, { text }]) => [id, text]),
        )}
        ${this.#choice(
          'times',
          ITEMS.times,
          item.times?.fact,
          numeric.map(([id, { text }]) => [id, text]),
          (id) => ({ fact: id, atLeast: 1 }),
        )}
        ${this.#validity()}
      </div></details>`
  }

  #choice(
    key: 'onTopOf' | 'distinctBy' | 'times',
    words: Words,
    value: string | undefined,
    options: [string, string][],
    made: (id: string) => unknown = (id) => id,
  ): TemplateResult {
    const { item, number } = this.row
    const at = `items.${item.id}.${key}`
    const label = ITEMS.editedPart(number, words.zh)
    return html`<label class="label" for=${`item-${key}`}>${say(words)}</label>
      <div><select id=${`item-${key}`} ?disabled=${this.fixed} @change=${(event: Event) => {
        const next = (event.target as HTMLSelectElement).value
        this.draft.edit([next === '' ? { remove: at } : { set: at, to: made(next) }], {
          zh: label.zh,
          en: `item ${number}: ${words.en}`,
        })
      }}><option value="" ?selected=${value === undefined}>${say(ITEMS.nothing)}</option>
      ${options.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}</select></div>`
  }

  #validity(): TemplateResult {
    const { item, number } = this.row
    const at = `items.${item.id}.validity`
    const step: Words = { zh: `第${number}项改保存期限`, en: `item ${number}: validity` }
    return html`<label class="label" for="item-validity">${say(ITEMS.validity)}</label>
      <div class="row wrap"><select id="item-validity" ?disabled=${this.fixed} @change=${(
        event: Event,
      ) => {
        const own = (event.target as HTMLSelectElement).value === 'own'
        const { cite: _, ...standard } = this.draft.ruleset!.validity
        this.draft.edit([own ? { set: at, to: standard } : { remove: at }], step)
      }}><option value="" ?selected=${!item.validity}>${say(ITEMS.asStandard)}</option><option value="own" ?selected=${item.validity !== undefined}>${say(VALIDITY.own)}</option></select>
      ${item.validity?.years === undefined ? '' : html`<lx-number .value=${item.validity.years} min="1" max="100" label=${say(VALIDITY.years)} ?disabled=${this.fixed} @change=${(event: CustomEvent<number>) => this.draft.edit([{ set: `${at}.years`, to: Math.round(event.detail) }], step, at)}></lx-number><span>${say(VALIDITY.years)}</span>`}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-item-links': LxItemLinks
  }
}
