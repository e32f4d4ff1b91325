// To the next page of a list, and back to the first.
import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../../base/say.ts'
import { SIM } from '../../words/simulation.ts'

/** The buttons, where there is anywhere to go; `turn` takes where the page begins. */
export function pager(
  cursor: string | undefined,
  next: string | null,
  turn: (cursor: string | undefined) => void,
): TemplateResult | typeof nothing {
  if (cursor === undefined && next === null) return nothing
  return html`<p class="row pad screen-only">${cursor === undefined ? nothing : html`<button type="button" @click=${() => turn(undefined)}>${say(SIM.firstPage)}</button>`}${next === null ? nothing : html`<button type="button" @click=${() => turn(next)}>${say(SIM.more)}</button>`}</p>`
}
