// One declared fact as a field of its own type.
import { html, nothing, type TemplateResult } from 'lit'
import type { FactValue } from '../../../engine/schema/contract.ts'
import type { Fact } from '../../../engine/schema/facts.ts'
import { say } from '../../base/say.ts'
import type { LxDay } from '../../parts/lx-day.ts'
import { FACTS } from '../../words/subject.ts'
import '../../parts/lx-day.ts'

/** A field for a fact; `path` is the place that problems name; an emptied field gives undefined. */
export function factField(
  fact: Fact,
  value: FactValue | undefined,
  path: string,
  needed: boolean,
  change: (value: FactValue | undefined) => void,
): TemplateResult {
  const label = html`<span>${fact.text}${fact.unit ? html`<span class="note">（${fact.unit}）</span>` : nothing}${needed ? html`<span class="needed" aria-hidden="true">*</span>` : nothing}</span>`
  const shown = value === undefined ? '' : String(value)
  if (fact.type === 'choice' || fact.type === 'boolean') {
    const choices: [string, string][] =
      fact.type === 'boolean'
        ? [
            ['true', say(FACTS.yes)],
            ['false', say(FACTS.no)],
          ]
        : Object.entries(fact.choices ?? {})
    return html`<label class="field">${label}<select data-path=${path} ?required=${needed} @change=${(
      event: Event,
    ) => {
      const chosen = (event.target as HTMLSelectElement).value
      change(chosen === '' ? undefined : fact.type === 'boolean' ? chosen === 'true' : chosen)
    }}><option value="" ?selected=${shown === ''}>${say(FACTS.choose)}</option>${choices.map(([id, text]) => html`<option value=${id} ?selected=${id === shown}>${text}</option>`)}</select></label>`
  }
  if (fact.type === 'date')
    return html`<label class="field">${label}<lx-day path=${path} ?required=${needed} .value=${shown} @change=${(
      event: Event,
    ) => change((event.target as LxDay).value || undefined)}></lx-day></label>`
  const numeric = fact.type === 'integer' || fact.type === 'decimal'
  return html`<label class="field">${label}<input data-path=${path}
    inputmode=${numeric ? 'decimal' : 'text'} ?required=${needed} autocomplete="off" .value=${shown} @change=${(
      event: Event,
    ) => {
      const text = (event.target as HTMLInputElement).value.trim()
      // What is not a number stays as it was typed: the engine says what is wrong with it.
      const number = Number(text.replace('−', '-'))
      change(text === '' ? undefined : numeric && Number.isFinite(number) ? number : text)
    }} /></label>`
}

/** Facts with one of them set, or taken out. */
export function withFact(
  facts: Record<string, FactValue> | undefined,
  name: string,
  value: FactValue | undefined,
): Record<string, FactValue> {
  const { [name]: _, ...rest } = facts ?? {}
  return value === undefined ? rest : { ...rest, [name]: value }
}
