// One item: its points in one of four shapes on the rule, what limits and conditions them, and the
// words of the law as they are printed.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Item, Limit } from '../../../engine/schema/items.ts'
import type { Sentence } from '../../../engine/schema/sentence.ts'
import { icon } from '../../base/icon.ts'
import { say, type Words } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { type Row, rowsOf, type Shape, shapeOf } from '../../editor/rows.ts'
import { sentenceWords } from '../../editor/sentence-words.ts'
import { ITEMS } from '../../words/editor.ts'
import './lx-item-links.ts'
import './lx-item-points.ts'
import './lx-reason.ts'
import './lx-sentence.ts'
import './lx-item-form.css'

const SHAPES: readonly [Shape, Words][] = [
  ['points', ITEMS.fixed],
  ['pointsBy', ITEMS.by],
  ['pointsEach', ITEMS.each],
  ['pointsRecorded', ITEMS.recorded],
]

@customElement('lx-item-form')
export class LxItemForm extends DraftView {
  @property() item = ''

  override render() {
    const rows = rowsOf(this.draft.ruleset)
    const at = rows.findIndex((row) => row.item.id === this.item)
    const row = rows[at]
    if (!row) return html`<p class="empty">${say(ITEMS.pick)}</p>`
    const before = rowsOf(this.draft.base).find((each) => each.item.id === this.item)
    const { item, number, section } = row
    const shape = shapeOf(item)
    const to = (step: number) => {
      const next = rows[at + step]
      if (next) this.tell('choose', next.item.id)
    }
    return html`<header>
        <button type="button" class="icon narrow-only" aria-label=${say(ITEMS.previous)} ?disabled=${at === 0} @click=${() => to(-1)}>${icon('back')}</button>
        <span class="row-number">${say(ITEMS.row(number))}<span class="narrow-only note">　${say(ITEMS.of(rows.length))}</span></span>
        <h2 class="law">${item.text}</h2>
        ${this.fixed ? nothing : html`<button type="button" class="quiet-button" @click=${() => this.tell('remove-item', item.id)}>${say(ITEMS.disable)}</button>`}
        <button type="button" class="icon narrow-only" aria-label=${say(ITEMS.next)} ?disabled=${at === rows.length - 1} @click=${() => to(1)}>${icon('next')}</button>
      </header>
      <div class="fields">
        <span class="label" id="shape-label">${say(ITEMS.shape)}</span>
        <div class="choices low" role="group" aria-labelledby="shape-label">${SHAPES.map(
          ([each, words]) =>
            html`<button type="button" ?disabled=${this.fixed} aria-pressed=${each === shape ? 'true' : 'false'} @click=${() => this.#reshape(row, each)}>${say(words)}</button>`,
        )}</div>
        <lx-item-points .draft=${this.draft} .row=${row} .old=${before}></lx-item-points>
        <div class="two">${this.#limit(row)}${this.#condition(row)}</div>
        <lx-reason .draft=${this.draft} at=${`items.${item.id}`}></lx-reason>
        <lx-item-links .draft=${this.draft} .row=${row}></lx-item-links>
        <details class="more-fields"><summary>${say(ITEMS.moreFields)}</summary>
          <div class="fields">
            ${this.#words(row, 'text', ITEMS.verbatim)}${this.#words(row, 'printed', ITEMS.printed)}${this.#words(row, 'cite', ITEMS.cite)}
            <span class="label">${say(ITEMS.id)}</span><code class="mono">${item.id}</code><span class="label">${say(ITEMS.section)}</span><span>${section.name}</span>
          </div></details>
      </div>`
  }

  #limit({ item, number }: Row): TemplateResult {
    const { limit } = item
    const path = `items.${item.id}.limit`
    const label = { zh: `第${number}项改上限`, en: `item ${number}: limit` }
    const per = limit?.per ?? ''
    return html`<label class="label" for="item-limit">${say(ITEMS.limit)}</label>
      <div class="row wrap"><select id="item-limit" ?disabled=${this.fixed} @change=${(
        event: Event,
      ) => {
        const next = (event.target as HTMLSelectElement).value
        if (next === '') this.draft.edit([{ remove: path }], label)
        else if (limit) this.draft.edit([{ set: `${path}.per`, to: next }], label)
        else this.draft.edit([{ set: path, to: { points: largest(item), per: next } }], label)
      }}><option value="" ?selected=${per === ''}>${say(ITEMS.noLimit)}</option>
        ${(['calendarYear', 'trailing12Months', 'subject'] as const satisfies readonly Limit['per'][]).map((each) => html`<option value=${each} ?selected=${per === each}>${say(ITEMS[each])}</option>`)}</select>
      ${limit ? html`<span>${say(ITEMS.atMost)}</span><lx-number .value=${Math.abs(limit.points)} min="0.5" label=${say(ITEMS.limit)} ?disabled=${this.fixed} @change=${(event: CustomEvent<number>) => this.draft.edit([{ set: `${path}.points`, to: event.detail }], label, `${path}.points`)}></lx-number><span>${say(ITEMS.unit)}</span>` : nothing}</div>`
  }

  #condition({ item, number }: Row): TemplateResult {
    const path = `items.${item.id}.when`
    const label = { zh: `第${number}项改适用条件`, en: `item ${number}: condition` }
    const { ruleset } = this.draft
    const first: Sentence = { fact: 'subjectType', known: true }
    return html`<span class="label">${say(ITEMS.condition)}</span>
      <div>${
        item.when === undefined
          ? html`<span class="second">${say(ITEMS.noCondition)}</span> ${this.fixed ? nothing : html`<button type="button" class="plain" @click=${() => this.draft.edit([{ set: path, to: first }], label)}>${say(ITEMS.addCondition)}</button>`}`
          : html`<details class="condition"><summary>${sentenceWords(item.when, ruleset)}</summary>
            <lx-sentence .sentence=${item.when} .ruleset=${ruleset} ?ofSubject=${item.record === 'none'} ?disabled=${this.fixed} @sentence=${(event: CustomEvent<Sentence>) => this.draft.edit([{ set: path, to: event.detail }], label)}></lx-sentence>
            ${this.fixed ? nothing : html`<button type="button" class="plain" @click=${() => this.draft.edit([{ remove: path }], label)}>${say(ITEMS.removeCondition)}</button>`}</details>`
      }</div>`
  }

  #words({ item, number }: Row, key: 'text' | 'printed' | 'cite', words: Words): TemplateResult {
    const id = `item-${key}`
    const label = say(words)
    const save = (event: Event) => {
      const value = (event.target as HTMLInputElement).value.replaceAll('\n', '')
      if (value === (item[key] ?? '') || (value === '' && key !== 'printed'))
        return this.requestUpdate()
      const at = `items.${item.id}.${key}`
      const step = { zh: `第${number}项改${words.zh}`, en: `item ${number}: ${words.en}` }
      this.draft.edit([value === '' ? { remove: at } : { set: at, to: value }], step)
    }
    return html`<label class="label" for=${id}>${label}</label>${
      key === 'text'
        ? html`<textarea id=${id} class="law" rows="2" .value=${item.text} ?readonly=${this.fixed} @change=${save}></textarea>`
        : html`<input id=${id} class=${key === 'printed' ? 'law' : 'mono'} .value=${item[key] ?? ''} ?readonly=${this.fixed} @change=${save} />`
    }`
  }

  // Another shape begins with what the old one gave, so that nothing jumps.
  #reshape({ item, section, number }: Row, shape: Shape): void {
    const old = shapeOf(item)
    if (old === shape || !this.draft.ruleset) return
    const sign = section.kind === 'bonus' ? 1 : -1
    const points = sign * largest(item)
    const facts = Object.entries(this.draft.ruleset.facts)
    const numeric = facts.find(
      ([, { type, of }]) => of === 'record' && (type === 'integer' || type === 'decimal'),
    )?.[0]
    const recorded = facts.find(
      ([, { type, of, derive }]) => of === 'record' && type === 'decimal' && !derive,
    )?.[0]
    const choice = facts.find(([, { type, of }]) => of === 'record' && type === 'choice')
    const by = choice
      ? {
          [choice[0]]: Object.fromEntries(
            Object.keys(choice[1].choices ?? {}).map((key) => [key, points]),
          ),
        }
      : undefined
    const to = {
      points,
      pointsBy: by,
      pointsEach: numeric ? { points: sign, of: numeric } : undefined,
      pointsRecorded: recorded ? { fact: recorded, moreThan: 0, atMost: largest(item) } : undefined,
    }[shape]
    if (to === undefined) return
    const at = `items.${item.id}`
    const label = { zh: `第${number}项改分值形式`, en: `item ${number}: form of points` }
    this.draft.edit([{ remove: `${at}.${old}` }, { set: `${at}.${shape}`, to }], label)
  }
}

/** The largest number of points an item gives at once, without its sign. */
function largest(item: Item): number {
  if (item.points !== undefined) return Math.abs(item.points)
  if (item.pointsBy)
    return Math.max(
      ...Object.values(item.pointsBy).flatMap((table) => Object.values(table).map(Math.abs)),
    )
  return Math.abs(item.pointsEach?.points ?? item.pointsRecorded?.atMost ?? 1)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-item-form': LxItemForm
  }
}
