// The readings of a version, each with its alternatives, to try the version under others.
import { html, nothing, type TemplateResult } from 'lit'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { icon } from '../base/icon.ts'
import { say } from '../base/say.ts'
import type { Switched } from '../base/switched.ts'
import { SWITCHED } from '../words/readings.ts'
import './readings-menu.css'

/** A menu; `change` gets every reading that is switched now. */
export function readingsMenu(
  ruleset: Ruleset,
  switched: Switched,
  change: (readings: Switched) => void,
): TemplateResult | typeof nothing {
  const open = (ruleset.readings ?? []).filter(({ alternatives }) => alternatives)
  if (open.length === 0) return nothing
  const n = Object.keys(switched).length
  const words = n === 0 ? SWITCHED.plain : SWITCHED.some(n)
  const choose = (id: string, chosen: string) => (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    const { [id]: _, ...rest } = switched
    change(value === chosen ? rest : { ...rest, [id]: value })
  }
  return html`<details class="more readings">
    <summary class="button" aria-label=${`${ruleset.version} ${say(words)}`}>${say(words)}${icon('down', 12)}</summary>
    <div class="panel">${open.map(
      ({
        id,
        question,
        chosen,
        alternatives,
        text,
      }) => html`<label class="field ${switched[id] ? 'switched' : ''}">${say(question)}
        <select data-reading=${id} @change=${choose(id, chosen)}>
          <option value=${chosen} ?selected=${!switched[id]}>${say(SWITCHED.chosen(say(text)))}</option>
          ${alternatives!.map((each) => html`<option value=${each.id} ?selected=${switched[id] === each.id}>${say(each.text)}</option>`)}
        </select></label>`,
    )}
    <button type="button" ?disabled=${n === 0} @click=${() => change({})}>${say(SWITCHED.back)}</button></div>
  </details>`
}
