// What is wrong: red squares must be dealt with, amber triangles remind. One sentence, its place,
// one way out; Enter goes to the place.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Problem, Text } from '../../engine/words/problem.ts'
import { LxElement } from '../base/element.ts'
import { icon } from '../base/icon.ts'
import { say } from '../base/say.ts'
import { PROBLEMS } from '../words/parts.ts'
import './lx-problems.css'

/** A problem as a list shows it, with where it leads in the words of the page. */
export type Shown = Problem & { place?: string; fixLabel?: Text; fix?: unknown }

@customElement('lx-problems')
export class LxProblems extends LxElement {
  @property({ attribute: false }) problems: readonly Shown[] = []
  /** Whether a line can be followed to its place. */
  @property({ type: Boolean }) leads = false

  override render() {
    if (this.problems.length === 0) return html`<p class="note">${say(PROBLEMS.none)}</p>`
    return html`<ul aria-label=${say(PROBLEMS.list)}>${inOrder(this.problems).map((each, i) => this.#line(each, i))}</ul>`
  }

  #line(found: Shown, i: number): TemplateResult {
    const blocking = found.severity === 'error'
    const place = found.place ?? (found.line ? say(PROBLEMS.line(found.line)) : '')
    const sentence = html`${say(found.text)}${found.hint ? html` <span class="hint">${say(found.hint)}</span>` : nothing}`
    return html`<li class=${blocking ? 'blocking' : 'reminder'}>
      <span class="sign" role="img" aria-label=${say(blocking ? PROBLEMS.blocking : PROBLEMS.warning)}>${icon(blocking ? 'blocking' : 'reminder', 15)}</span>
      <div>
        ${
          this.leads
            ? html`<button type="button" class="go" data-problem=${i} @click=${() => this.tell('problem', found)}>${sentence}</button>`
            : html`<p>${sentence}</p>`
        }
        <div class="foot"><span class="place">${place}</span>${
          found.fix
            ? html`<button type="button" class="plain" @click=${() => this.tell('fix', found)}>${say(found.fixLabel ?? PROBLEMS.fix)}</button>`
            : nothing
        }</div>
      </div>
    </li>`
  }
}

/** Blocking first, then as they stand in the text. */
export function inOrder<T extends Problem>(problems: readonly T[]): T[] {
  const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1)
  return [...problems].sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0))
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-problems': LxProblems
  }
}
