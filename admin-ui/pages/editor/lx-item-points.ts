// The points of an item in its shape: one number on the rule, a table by level, a number for each
// unit, or bounds of what officers record.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Edit } from '../../../engine/schema/readings.ts'
import { points } from '../../base/figures.ts'
import { say, type Words } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import type { Row } from '../../editor/rows.ts'
import { factName } from '../../editor/sentence-words.ts'
import { ITEMS } from '../../words/editor.ts'
import '../../parts/lx-bands.ts'
import '../../parts/lx-number.ts'

@customElement('lx-item-points')
export class LxItemPoints extends DraftView {
  @property({ attribute: false }) row!: Row
  @property({ attribute: false }) old: Row | undefined

  override render() {
    const { item } = this.row
    if (item.points !== undefined) return this.#fixed(item.points)
    if (item.pointsBy) return this.#by(item.pointsBy)
    if (item.pointsEach) return this.#each(item.pointsEach)
    return item.pointsRecorded ? this.#recorded(item.pointsRecorded) : nothing
  }

  get #sign(): 1 | -1 {
    return this.row.section.kind === 'bonus' ? 1 : -1
  }

  get #word(): string {
    return say(this.#sign === 1 ? ITEMS.bonusPoints : ITEMS.deduct)
  }

  get #at(): string {
    return `items.${this.row.item.id}`
  }

  #set(path: string, to: unknown, label: Words): void {
    const edits: Edit[] = [{ set: `${this.#at}.${path}`, to }]
    this.draft.edit(edits, label, `${this.#at}.${path}`)
  }

  #step(before: number, after: number): Words {
    const { number, section } = this.row
    return ITEMS.edited(
      number,
      points(Math.abs(before)),
      points(Math.abs(after)),
      section.kind === 'bonus' ? '加分' : '扣分',
    )
  }

  #fixed(value: number): TemplateResult {
    const old = this.old?.item.points
    const give = (next: number) => this.#set('points', next, this.#step(old ?? value, next))
    const sign = this.#sign
    const version = this.draft.detail.basedOn ?? ''
    return html`<label class="label" for="item-points">${this.#word}</label>
      <div class="row wrap"><lx-number field="item-points" .value=${Math.abs(value)} min="0.5" max="100" label=${this.#word} ?disabled=${this.fixed}
          @change=${(event: CustomEvent<number>) => give(sign * event.detail)}></lx-number><span>${say(ITEMS.unit)}</span>
        ${
          old !== undefined && old !== value
            ? html`<span class="note">${say(ITEMS.was(version, points(Math.abs(old))))}</span>${this.fixed ? nothing : html`<button type="button" class="plain" @click=${() => give(old)}>${say(ITEMS.restore(points(Math.abs(old))))}</button>`}`
            : nothing
        }</div>
      ${this.#rule(value, old ?? null, (next) => give(sign * Math.max(0.5, Math.abs(next))))}`
  }

  #rule(value: number, old: number | null, give: (next: number) => void): TemplateResult {
    const { ruleset } = this.draft
    if (!ruleset) return html``
    const sign = this.#sign
    return html`<span class="label">${say(ITEMS.alone)}</span>
      <lx-bands .scale=${ruleset.grades} .base=${ruleset.score.base} .value=${value} .compared=${old} comparedName=${this.draft.detail.basedOn ?? ''}
        min=${sign === 1 ? 0.5 : -100} max=${sign === 1 ? 100 : -0.5} label=${this.#word} ?disabled=${this.fixed} @change=${(event: CustomEvent<number>) => give(event.detail)}></lx-bands>`
  }

  #by(table: Record<string, Record<string, number>>): TemplateResult {
    const [fact, values] = Object.entries(table)[0]!
    const { ruleset } = this.draft
    const choices = ruleset?.facts[fact]?.choices ?? {}
    const old = this.old?.item.pointsBy?.[fact]
    return html`<span class="label">${factName(fact, ruleset)}</span>
      <table class="levels"><thead><tr><th scope="col">${say(ITEMS.value)}</th><th scope="col">${this.#word}</th></tr></thead>
      <tbody>${Object.entries(values).map(
        ([
          key,
          value,
        ]) => html`<tr><th scope="row">${key}${choices[key] && choices[key] !== key ? html` <span class="note">${choices[key]}</span>` : nothing}</th>
          <td><lx-number .value=${Math.abs(value)} min="0" max="100" label=${`${key} ${this.#word}`} ?disabled=${this.fixed}
            @change=${(event: CustomEvent<number>) => this.#set(`pointsBy.${fact}.${key}`, this.#sign * event.detail, this.#step(value, event.detail))}></lx-number>
            ${old?.[key] !== undefined && old[key] !== value ? html`<span class="note">${say(ITEMS.was(this.draft.detail.basedOn ?? '', points(Math.abs(old[key]))))}</span>` : nothing}</td></tr>`,
      )}</tbody></table>`
  }

  #each({
    points: value,
    of,
    after,
  }: {
    points: number
    of: string
    after?: number
  }): TemplateResult {
    const { ruleset } = this.draft
    const unit = ruleset?.facts[of]?.unit ?? ''
    const numeric = Object.entries(ruleset?.facts ?? {}).filter(
      ([, { type }]) => type === 'integer' || type === 'decimal',
    )
    const old = this.old?.item.pointsEach
    const label: Words = {
      zh: `第${this.row.number}项改按数量计分`,
      en: `item ${this.row.number}: points by amount`,
    }
    return html`<label class="label" for="item-each">${this.#word}</label>
      <div class="row wrap"><lx-number field="item-each" .value=${Math.abs(value)} min="0.5" max="100" label=${this.#word} ?disabled=${this.fixed}
          @change=${(event: CustomEvent<number>) => this.#set('pointsEach.points', this.#sign * event.detail, this.#step(old?.points ?? value, event.detail))}></lx-number>
        <span>${say(ITEMS.unit)}/${unit}</span>
        ${old && old.points !== value ? html`<span class="note">${say(ITEMS.was(this.draft.detail.basedOn ?? '', points(Math.abs(old.points))))}</span>` : nothing}</div>
      <label class="label" for="item-of">${say(ITEMS.fact)}</label>
      <div class="row wrap"><select id="item-of" ?disabled=${this.fixed} @change=${(event: Event) => this.#set('pointsEach.of', (event.target as HTMLSelectElement).value, label)}>${numeric.map(([id, { text }]) => html`<option value=${id} ?selected=${id === of}>${text}</option>`)}</select>
        <span>${say(ITEMS.after)}</span><lx-number .value=${after ?? 0} min="0" max="100000" label=${say(ITEMS.after)} ?disabled=${this.fixed} @change=${(event: CustomEvent<number>) => this.#set('pointsEach.after', event.detail, label)}></lx-number><span>${unit}</span></div>
      ${this.#rule(value, old?.points ?? null, (next) => this.#set('pointsEach.points', this.#sign * Math.max(0.5, Math.abs(next)), this.#step(value, next)))}`
  }

  #recorded({
    fact,
    moreThan,
    atMost,
  }: {
    fact: string
    moreThan?: number
    atMost?: number
  }): TemplateResult {
    const { ruleset } = this.draft
    const decimals = Object.entries(ruleset?.facts ?? {}).filter(
      ([, { type, of, derive }]) =>
        of === 'record' && (type === 'integer' || type === 'decimal') && !derive,
    )
    const label: Words = {
      zh: `第${this.row.number}项改按记载计分`,
      en: `item ${this.row.number}: points as recorded`,
    }
    const bound = (key: 'moreThan' | 'atMost', words: Words, value: number | undefined) =>
      html`<span>${say(words)}</span><lx-number .value=${value ?? 0} min="0" max="100" label=${say(words)} ?disabled=${this.fixed} @change=${(event: CustomEvent<number>) => this.#set(`pointsRecorded.${key}`, event.detail, label)}></lx-number>`
    return html`<label class="label" for="item-recorded">${say(ITEMS.fact)}</label>
      <div class="row wrap"><select id="item-recorded" ?disabled=${this.fixed} @change=${(event: Event) => this.#set('pointsRecorded.fact', (event.target as HTMLSelectElement).value, label)}>${decimals.map(([id, { text }]) => html`<option value=${id} ?selected=${id === fact}>${text}</option>`)}</select></div>
      <span class="label">${this.#word}</span><div class="row wrap">${bound('moreThan', ITEMS.moreThan, moreThan)}${bound('atMost', ITEMS.upTo, atMost)}<span>${say(ITEMS.unit)}</span></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-item-points': LxItemPoints
  }
}
