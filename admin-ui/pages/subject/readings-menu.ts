// The readings of a version, each with its alternatives, to try a subject under others.
import { html, nothing, type TemplateResult } from 'lit'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { icon } from '../../base/icon.ts'
import { say } from '../../base/say.ts'
import { SUBJECT } from '../../words/subject.ts'

/** A menu; `change` gets `id=alternative` pairs joined by commas. */
export function readingsMenu(
  ruleset: Ruleset,
  switched: Record<string, string>,
  change: (readings: string) => void,
): TemplateResult | typeof nothing {
  const open = (ruleset.readings ?? []).filter(({ alternatives }) => alternatives)
  if (open.length === 0) return nothing
  const n = Object.keys(switched).length
  const choose = (id: string, chosen: string) => (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    const { [id]: _, ...rest } = switched
    const next = value === chosen ? rest : { ...rest, [id]: value }
    change(
      Object.entries(next)
        .map((pair) => pair.join('='))
        .join(','),
    )
  }
  return html`<details class="more readings">
    <summary class="button">${say(n === 0 ? SUBJECT.readingsPlain : SUBJECT.readingsSwitched(n))}${icon('down', 12)}</summary>
    <div class="panel">${open.map(
      ({ id, question, chosen, alternatives, text }) => html`<label class="field">${say(question)}
        <select @change=${choose(id, chosen)}>
          <option value=${chosen} ?selected=${!switched[id]}>${say(text)}${say(SUBJECT.chosen)}</option>
          ${alternatives!.map((each) => html`<option value=${each.id} ?selected=${switched[id] === each.id}>${say(each.text)}</option>`)}
        </select></label>`,
    )}
    <button type="button" ?disabled=${n === 0} @click=${() => change('')}>${say(SUBJECT.readingsBack)}</button></div>
  </details>`
}
