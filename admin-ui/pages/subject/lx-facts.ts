// One subject as a form made from the facts that the standard declares, or pasted as JSON.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { readJson } from '../../../engine/json/read.ts'
import type { CreditRecord, ScoreRequest } from '../../../engine/schema/contract.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { LxElement } from '../../base/element.ts'
import { today } from '../../base/figures.ts'
import { icon } from '../../base/icon.ts'
import { say } from '../../base/say.ts'
import { FACTS } from '../../words/subject.ts'
import { factField, withFact } from './lx-fact.ts'
import './lx-record.ts'
import './lx-facts.css'

@customElement('lx-facts')
export class LxFacts extends LxElement {
  @property({ attribute: false }) ruleset: Ruleset | undefined
  @property({ attribute: false }) request: ScoreRequest = blank()
  @state() private _pasting = false
  @state() private _failed = ''
  @state() private _copied = false

  override render() {
    const { ruleset, request } = this
    if (!ruleset) return nothing
    const { records } = request
    return html`<section class="panel pad">
        <div class="head"><h2>${say(FACTS.subject)}</h2>
          <button type="button" aria-expanded=${this._pasting ? 'true' : 'false'} @click=${() => {
            this._pasting = !this._pasting
          }}>${say(FACTS.paste)}</button>
          <button type="button" @click=${this.#copy}>${icon('copy')}${say(this._copied ? FACTS.copied : FACTS.copy)}</button>
          <button type="button" @click=${() => this.#give(blank())}>${say(FACTS.clear)}</button></div>
        ${this._pasting ? this.#paste() : nothing}
        ${this.#subject(ruleset, request)}
      </section>
      <section class="panel pad"><div class="head"><h2>${say(FACTS.records)}　<span class="second">${say(FACTS.count(records.length))}</span></h2></div>
        ${records.length === 0 ? html`<p class="second">${say(FACTS.none)}</p>` : nothing}
        ${records.map(
          (record, i) => html`<lx-record .ruleset=${ruleset} .record=${record} .place=${i}
            @record=${(event: CustomEvent<CreditRecord>) => this.#record(i, event.detail)}
            @remove=${() => this.#remove(i)}></lx-record>`,
        )}
        <button type="button" class="add" @click=${() => this.#add(ruleset)}>${icon('plus')}${say(FACTS.add)}</button>
      </section>`
  }

  #subject(ruleset: Ruleset, { subject }: ScoreRequest): TemplateResult {
    const { scored, notApplicable, names } = ruleset.subjects
    const types = [...scored, ...Object.keys(notApplicable ?? {})]
    const text = (key: 'id' | 'name' | 'district', needed = false) =>
      html`<label class="field"><span>${say(FACTS[key])}${needed ? html`<span class="needed" aria-hidden="true">*</span>` : nothing}</span><input data-path=${`subject.${key}`} autocomplete="off" ?required=${needed} .value=${subject[key] ?? ''} @change=${(
        event: Event,
      ) => {
        const value = (event.target as HTMLInputElement).value.trim()
        const { [key]: _, ...rest } = subject
        this.#set({ ...rest, ...(value === '' && key !== 'id' ? {} : { [key]: value }) } as never)
      }} /></label>`
    return html`<div class="fields">${text('name')}${text('id', true)}
      <label class="field">${say(FACTS.type)}<select data-path="subject.type" @change=${(
        event: Event,
      ) =>
        this.#set({
          ...subject,
          type: (event.target as HTMLSelectElement).value,
        })}>${types.map((type) => html`<option value=${type} ?selected=${type === subject.type}>${names?.[type] ?? type}</option>`)}</select></label>
      ${text('district')}
      ${Object.entries(ruleset.facts)
        .filter(([, fact]) => fact.of === 'subject' && !fact.derive)
        .map(([name, fact]) =>
          factField(
            fact,
            subject.facts[name],
            `subject.facts.${name}`,
            fact.required === true,
            (value) => this.#set({ ...subject, facts: withFact(subject.facts, name, value) }),
          ),
        )}</div>`
  }

  #paste(): TemplateResult {
    return html`<form class="paste" @submit=${this.#take}>
      <label class="field">${say(FACTS.pasteLabel)}<textarea name="json" rows="8" class="mono" spellcheck="false" required></textarea></label>
      <p class="note">${say(FACTS.pasteNote)}</p>
      <p class="worse" role="alert">${this._failed}</p>
      <button type="submit" class="primary">${say(FACTS.take)}</button>
    </form>`
  }

  readonly #take = (event: SubmitEvent): void => {
    event.preventDefault()
    const text = String(new FormData(event.target as HTMLFormElement).get('json') ?? '')
    const reading = readJson(text)
    if (reading.problem) {
      this._failed = say(reading.problem.text)
      return
    }
    if (!isShaped(reading.value)) {
      this._failed = say(FACTS.shapeless)
      return
    }
    this._failed = ''
    this._pasting = false
    this.#give(reading.value)
  }

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(JSON.stringify(this.request, null, 2))
    this._copied = true
    setTimeout(() => {
      this._copied = false
    }, 2000)
  }

  #set(subject: ScoreRequest['subject']): void {
    this.#give({ ...this.request, subject })
  }

  #record(place: number, record: CreditRecord): void {
    const records = this.request.records.map((each, i) => (i === place ? record : each))
    this.#give({ ...this.request, records })
  }

  #add(ruleset: Ruleset): void {
    const ids = new Set(this.request.records.flatMap((each) => [each.id, each.case]))
    let n = this.request.records.length + 1
    while (ids.has(`r${n}`) || ids.has(`c${n}`)) n++
    const type = ruleset.sections.flatMap(({ items }) => items).find(({ record }) => !record)?.id
    const record: CreditRecord = {
      id: `r${n}`,
      type: type ?? Object.keys(ruleset.types ?? {})[0] ?? '',
      case: `c${n}`,
      occurredOn: today(),
      recordedOn: today(),
      status: 'confirmed',
    }
    this.#give({ ...this.request, records: [...this.request.records, record] })
    this.#focus(`records[${this.request.records.length}].type`)
  }

  #remove(place: number): void {
    const records = this.request.records.filter((_, i) => i !== place)
    this.#give({ ...this.request, records })
    this.#focus(records.length === 0 ? '' : `records[${Math.min(place, records.length - 1)}].type`)
  }

  #give(request: ScoreRequest): void {
    this.tell('request', request)
  }

  #focus(path: string): void {
    setTimeout(() => {
      const field = path === '' ? '.add' : `[data-path="${path}"]`
      this.querySelector<HTMLElement>(field)?.focus()
    })
  }
}

/** A subject of whom nothing is known yet. */
export function blank(): ScoreRequest {
  return { subject: { id: '', type: 'enterprise', facts: {} }, records: [] }
}

// Enough shape for the form; everything else is the engine's to say.
function isShaped(value: unknown): value is ScoreRequest {
  const { subject, records } = (value ?? {}) as Partial<ScoreRequest>
  return (
    typeof subject === 'object' &&
    subject !== null &&
    typeof subject.facts === 'object' &&
    subject.facts !== null &&
    Array.isArray(records) &&
    records.every((each) => typeof each === 'object' && each !== null)
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-facts': LxFacts
  }
}
