// A condition as a form: a kind, and its parts, which are conditions again.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { COMPARATORS, type FactSentence, type Sentence } from '../../../engine/schema/sentence.ts'
import { LxElement } from '../../base/element.ts'
import { icon } from '../../base/icon.ts'
import { say } from '../../base/say.ts'
import { type Comparator, factName, sentenceWords } from '../../editor/sentence-words.ts'
import { SENTENCE } from '../../words/condition.ts'
import './lx-sentence.css'
import type { LxDay } from '../../parts/lx-day.ts'
import '../../parts/lx-day.ts'

type Kind = 'fact' | 'condition' | 'all' | 'any' | 'not'
const KINDS: readonly Kind[] = ['fact', 'condition', 'all', 'any', 'not']

@customElement('lx-sentence')
export class LxSentence extends LxElement {
  @property({ attribute: false }) sentence!: Sentence
  @property({ attribute: false }) ruleset!: Ruleset
  /** Whether facts of records may be asked, or only those of subjects. */
  @property({ type: Boolean }) ofSubject = false
  @property({ type: Boolean }) disabled = false

  override render() {
    const { sentence } = this
    const kind = kindOf(sentence)
    return html`<fieldset ?disabled=${this.disabled}>
      <select aria-label=${say(SENTENCE.kind)} @change=${this.#kind}>${KINDS.map((each) => html`<option value=${each} ?selected=${each === kind}>${say(SENTENCE[each])}</option>`)}</select>
      ${'fact' in sentence ? this.#fact(sentence) : nothing}
      ${'condition' in sentence ? this.#named(sentence.condition) : nothing}
      ${'all' in sentence ? this.#list(sentence.all, 'all') : nothing}
      ${'any' in sentence ? this.#list(sentence.any, 'any') : nothing}
      ${'not' in sentence ? this.#child(sentence.not, (not) => this.#give({ not })) : nothing}
    </fieldset>`
  }

  #child(sentence: Sentence, given: (next: Sentence) => void, remove?: () => void): TemplateResult {
    return html`<div class="child"><lx-sentence .sentence=${sentence} .ruleset=${this.ruleset} ?ofSubject=${this.ofSubject} ?disabled=${this.disabled}
        @sentence=${(event: CustomEvent<Sentence>) => {
          event.stopPropagation()
          given(event.detail)
        }}></lx-sentence>${remove && !this.disabled ? html`<button type="button" class="icon" aria-label=${say(SENTENCE.remove)} @click=${remove}>${icon('close')}</button>` : nothing}</div>`
  }

  #list(list: Sentence[], key: 'all' | 'any'): TemplateResult {
    const give = (next: Sentence[]) => this.#give(key === 'all' ? { all: next } : { any: next })
    return html`<div class="list">${list.map((each, i) =>
      this.#child(
        each,
        (next) => give(list.map((old, k) => (k === i ? next : old))),
        list.length > 1 ? () => give(list.filter((_, k) => k !== i)) : undefined,
      ),
    )}${this.disabled ? nothing : html`<button type="button" class="plain" @click=${() => give([...list, this.#first()])}>${say(SENTENCE.add)}</button>`}</div>`
  }

  #named(id: string): TemplateResult {
    return html`<select aria-label=${say(SENTENCE.condition)} @change=${(event: Event) => this.#give({ condition: (event.target as HTMLSelectElement).value })}>
      ${Object.keys(this.ruleset.conditions ?? {}).map((each) => html`<option value=${each} ?selected=${each === id}>${sentenceWords(this.ruleset.conditions![each]!, this.ruleset)}　${each}</option>`)}</select>`
  }

  #fact(sentence: FactSentence): TemplateResult {
    const facts = [
      ...(this.ofSubject ? [] : ['type']),
      'subjectType',
      ...Object.keys(this.ruleset.facts).filter(
        (each) => !this.ofSubject || this.ruleset.facts[each]?.of === 'subject',
      ),
    ]
    const used = COMPARATORS.filter((each) => sentence[each] !== undefined)
    const comparators = this.#comparators(sentence.fact)
    return html`<select aria-label=${say(SENTENCE.whichFact)} @change=${(event: Event) => {
      const fact = (event.target as HTMLSelectElement).value
      this.#give({ fact, known: true })
    }}>${facts.map((each) => html`<option value=${each} ?selected=${each === sentence.fact}>${factName(each, this.ruleset)}</option>`)}</select>
    ${used.map(
      (
        comparator,
        i,
      ) => html`${i > 0 ? html`<span class="note">${say(SENTENCE.also)}</span>` : nothing}
      <select aria-label=${say(SENTENCE.comparator)} @change=${(event: Event) => this.#swap(sentence, comparator, (event.target as HTMLSelectElement).value as Comparator)}>
        ${comparators.map((each) => html`<option value=${each} ?selected=${each === comparator} ?disabled=${each !== comparator && used.includes(each)}>${say(SENTENCE[each])}</option>`)}</select>
      ${this.#value(sentence, comparator)}
      ${
        used.length > 1 && !this.disabled
          ? html`<button type="button" class="icon" aria-label=${say(SENTENCE.remove)} @click=${() => {
              const { [comparator]: _, ...rest } = sentence
              this.#give(rest as FactSentence)
            }}>${icon('close')}</button>`
          : nothing
      }`,
    )}
    ${this.disabled || used.length >= 2 || !comparators.includes('atLeast') ? nothing : html`<button type="button" class="plain" @click=${() => this.#give({ ...sentence, [used.includes('atMost') ? 'atLeast' : 'atMost']: 0 })}>${say(SENTENCE.add)}</button>`}`
  }

  #comparators(fact: string): Comparator[] {
    const type = this.ruleset.facts[fact]?.type ?? 'choice'
    if (type === 'boolean') return ['is', 'known']
    if (type === 'integer' || type === 'decimal' || type === 'date')
      return ['is', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'known']
    return ['is', 'isNot', 'in', 'notIn', 'known']
  }

  #value(sentence: FactSentence, comparator: Comparator): TemplateResult {
    const value = sentence[comparator]
    const give = (next: unknown) => this.#give({ ...sentence, [comparator]: next } as FactSentence)
    if (typeof value === 'boolean')
      return html`<select aria-label=${say(SENTENCE.value)} @change=${(event: Event) => give((event.target as HTMLSelectElement).value === 'true')}>
        <option value="true" ?selected=${value}>${say(SENTENCE.yes)}</option><option value="false" ?selected=${!value}>${say(SENTENCE.no)}</option></select>`
    const choices = this.#choices(sentence.fact)
    if (choices && Array.isArray(value))
      return html`<span class="checks">${choices.map(
        ([key, text]) =>
          html`<label><input type="checkbox" .checked=${value.includes(key)} @change=${(
            event: Event,
          ) => {
            const on = (event.target as HTMLInputElement).checked
            const next = choices
              .map(([each]) => each)
              .filter((each) => (each === key ? on : value.includes(each)))
            if (next.length > 0) give(next)
            else this.requestUpdate()
          }} />${text === key ? key : `${key} ${text}`}</label>`,
      )}</span>`
    if (choices)
      return html`<select aria-label=${say(SENTENCE.value)} @change=${(event: Event) => give((event.target as HTMLSelectElement).value)}>${choices.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text === key ? key : `${key} ${text}`}</option>`)}</select>`
    if (Array.isArray(value))
      return html`<input aria-label=${say(SENTENCE.values)} .value=${value.join('、')} @change=${(
        event: Event,
      ) =>
        give(
          (event.target as HTMLInputElement).value
            .split('、')
            .map((each) => each.trim())
            .filter(Boolean),
        )} />`
    const fact = this.ruleset.facts[sentence.fact]
    const number = fact?.type === 'integer' || fact?.type === 'decimal'
    if (fact?.type === 'date')
      return html`<lx-day label=${say(SENTENCE.value)} required .value=${String(value ?? '')} @change=${(event: Event) => give((event.target as LxDay).value)}></lx-day>`
    return html`<input class=${number ? 'short' : ''} inputmode=${number ? 'decimal' : 'text'} aria-label=${say(SENTENCE.value)} .value=${String(value ?? '')}
      @change=${(event: Event) => {
        const text = (event.target as HTMLInputElement).value.trim()
        if (text !== '' && (!number || Number.isFinite(Number(text))))
          give(number ? Number(text) : text)
        else this.requestUpdate()
      }} />${fact?.unit ? html`<span class="note">${fact.unit}</span>` : nothing}`
  }

  #choices(fact: string): [string, string][] | undefined {
    if (fact === 'subjectType') return Object.entries(this.ruleset.subjects.names ?? {})
    if (fact === 'type') {
      const items = this.ruleset.sections.flatMap((section) => section.items)
      const own = items
        .filter(({ record }) => record === undefined)
        .map(({ id, text }): [string, string] => [id, text.slice(0, 24)])
      return [
        ...Object.entries(this.ruleset.types ?? {}).map(([id, { name }]): [string, string] => [
          id,
          name,
        ]),
        ...own,
      ]
    }
    const choices = this.ruleset.facts[fact]?.choices
    return choices ? Object.entries(choices) : undefined
  }

  #swap(sentence: FactSentence, from: Comparator, to: Comparator): void {
    const { [from]: old, ...rest } = sentence
    const first =
      this.#choices(sentence.fact)?.[0]?.[0] ??
      (this.ruleset.facts[sentence.fact]?.type === 'text' ? '' : 0)
    const list = to === 'in' || to === 'notIn'
    const next =
      to === 'known'
        ? true
        : list
          ? Array.isArray(old)
            ? old
            : [old ?? first]
          : Array.isArray(old)
            ? old[0]
            : typeof old === 'boolean'
              ? first
              : old
    this.#give({ ...rest, [to]: next } as FactSentence)
  }

  readonly #kind = (event: Event): void => {
    const kind = (event.target as HTMLSelectElement).value as Kind
    const { sentence } = this
    const inner =
      'all' in sentence
        ? sentence.all
        : 'any' in sentence
          ? sentence.any
          : 'not' in sentence
            ? [sentence.not]
            : [sentence]
    const named = Object.keys(this.ruleset.conditions ?? {})[0]
    if (kind === 'all') this.#give({ all: inner })
    else if (kind === 'any') this.#give({ any: inner })
    else if (kind === 'not') this.#give({ not: inner[0]! })
    else if (kind === 'condition' && named !== undefined) this.#give({ condition: named })
    else this.#give(inner.find((each) => 'fact' in each) ?? this.#first())
  }

  #first(): Sentence {
    const fact = Object.keys(this.ruleset.facts).find(
      (each) => !this.ofSubject || this.ruleset.facts[each]?.of === 'subject',
    )
    return { fact: fact ?? 'subjectType', known: true }
  }

  #give(next: Sentence): void {
    this.tell('sentence', next)
  }
}

function kindOf(sentence: Sentence): Kind {
  return KINDS.find((kind) => kind in sentence) ?? 'fact'
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-sentence': LxSentence
  }
}
