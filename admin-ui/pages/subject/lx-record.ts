// One record as fields: what every record has, the facts its type needs, and the rest on demand.
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CreditRecord, FactValue } from '../../../engine/schema/contract.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { rowOf } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { icon } from '../../base/icon.ts'
import { say } from '../../base/say.ts'
import type { LxDay } from '../../parts/lx-day.ts'
import { LADDER } from '../../words/parts.ts'
import { FACTS } from '../../words/subject.ts'
import { factField, withFact } from './lx-fact.ts'
import '../../parts/lx-day.ts'

type DateKey = 'occurredOn' | 'recordedOn' | 'repairedOn' | 'validUntil'

@customElement('lx-record')
export class LxRecord extends LxElement {
  @property({ attribute: false }) ruleset: Ruleset | undefined
  @property({ attribute: false }) record: CreditRecord | undefined
  @property({ type: Number }) place = 0

  override render() {
    const { ruleset, record } = this
    if (!ruleset || !record) return nothing
    const facts = Object.entries(ruleset.facts).filter(
      ([, fact]) => fact.of === 'record' && !fact.derive,
    )
    const needs = ({ required }: { required?: true | string[] }) =>
      required === true || (Array.isArray(required) && required.includes(record.type))
    const field = ([name, fact]: (typeof facts)[number]) =>
      factField(fact, record.facts?.[name], `${this.#at}.facts.${name}`, needs(fact), (value) =>
        this.#fact(name, value),
      )
    const shown = facts.filter(([name, fact]) => needs(fact) || record.facts?.[name] !== undefined)
    const rest = facts.filter((each) => !shown.includes(each))
    return html`<fieldset><legend class="unseen">${say(FACTS.nth(this.place + 1))}</legend>
      <div class="fields">
        <label class="field wide">${say(FACTS.recordType)}<select data-path=${`${this.#at}.type`} @change=${(
          event: Event,
        ) =>
          this.#set({
            type: (event.target as HTMLSelectElement).value,
          })}>${this.#types(ruleset, record.type)}</select></label>
        ${this.#text('case')}${this.#day('occurredOn', true)}${this.#day('recordedOn', true)}
        <label class="field">${say(FACTS.status)}<select data-path=${`${this.#at}.status`} @change=${(
          event: Event,
        ) => this.#set({ status: (event.target as HTMLSelectElement).value as never })}>${(
          ['confirmed', 'pending', 'revoked'] as const
        ).map(
          (each) =>
            html`<option value=${each} ?selected=${each === record.status}>${say(FACTS[each])}</option>`,
        )}</select></label>
        ${record.repairedOn === undefined ? nothing : this.#day('repairedOn')}${shown.map(field)}
      </div>
      <details><summary>${say(FACTS.more)}</summary><div class="fields">${record.repairedOn === undefined ? this.#day('repairedOn') : nothing}${this.#day('validUntil')}${this.#text('id')}${rest.map(field)}</div></details>
      <button type="button" class="icon" aria-label=${say(FACTS.remove(this.place + 1))} @click=${() => this.tell('remove', this.place)}>${icon('close')}</button>
    </fieldset>`
  }

  get #at(): string {
    return `records[${this.place}]`
  }

  #types(ruleset: Ruleset, chosen: string) {
    const option = (id: string, text: string) =>
      html`<option value=${id} ?selected=${id === chosen}>${text}</option>`
    const known = new Set<string>()
    const groups = ruleset.sections.map(({ name, items }) => {
      const own = items.filter(({ record }) => record === undefined)
      for (const { id } of own) known.add(id)
      return own.length === 0
        ? nothing
        : html`<optgroup label=${name}>${own.map(({ id, text, cite }) => option(id, `${say(LADDER.row(rowOf(cite)))}　${text}`))}</optgroup>`
    })
    const shared = Object.entries(ruleset.types ?? {}).filter(([id]) => !known.has(id))
    for (const [id] of shared) known.add(id)
    return html`${shared.map(([id, { name }]) => option(id, name))}${groups}${known.has(chosen) ? nothing : option(chosen, chosen)}`
  }

  #text(key: 'id' | 'case') {
    return html`<label class="field">${say(key === 'id' ? FACTS.recordId : FACTS.case)}<input data-path=${`${this.#at}.${key}`} autocomplete="off" required .value=${this.record![key]} @change=${(
      event: Event,
    ) => this.#set({ [key]: (event.target as HTMLInputElement).value.trim() })} /></label>`
  }

  #day(key: DateKey, needed = false) {
    return html`<label class="field">${say(FACTS[key])}<lx-day path=${`${this.#at}.${key}`} ?required=${needed} .value=${this.record![key] ?? ''} @change=${(
      event: Event,
    ) => {
      const { value } = event.target as LxDay
      const { [key]: _, ...rest } = this.record!
      this.tell('record', value === '' && !needed ? rest : { ...rest, [key]: value })
    }}></lx-day></label>`
  }

  #fact(name: string, value: FactValue | undefined): void {
    const { facts, ...rest } = this.record!
    const next = withFact(facts, name, value)
    this.tell('record', { ...rest, ...(Object.keys(next).length > 0 ? { facts: next } : {}) })
  }

  #set(part: Partial<CreditRecord>): void {
    this.tell('record', { ...this.record!, ...part })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-record': LxRecord
  }
}
