// What is wrong: red squares must be dealt with, amber triangles remind, and what was answered is
// ticked. One sentence, its place, one way out; Enter goes to the place.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Problem, Text } from '../../engine/words/problem.ts'
import { LxElement } from '../base/element.ts'
import { icon } from '../base/icon.ts'
import { say, sentence } from '../base/say.ts'
import { PROBLEMS } from '../words/parts.ts'
import './lx-problems.css'

/** A problem as a list shows it, with where it leads in the words of the page. */
export type Shown = Problem & { place?: string; fixLabel?: Text; fix?: unknown }

@customElement('lx-problems')
export class LxProblems extends LxElement {
  @property({ attribute: false }) problems: readonly Shown[] = []
  /** Whether a line can be followed to its place, and mended there. */
  @property({ type: Boolean }) leads = false

  override render() {
    if (this.problems.length === 0) return html`<p class="note">${say(PROBLEMS.none)}</p>`
    return html`<ul aria-label=${say(PROBLEMS.list)}>${inOrder(this.problems).map((each, i) => this.#line(each, i))}</ul>`
  }

  #line(found: Shown, i: number): TemplateResult {
    const { is, sign, words } = LOOKS[found.severity]
    const place = found.place ?? (found.line ? say(PROBLEMS.line(found.line)) : '')
    const told = html`${sentence(say(found.text))}${found.hint ? html` <span class="hint">${sentence(say(found.hint))}</span>` : nothing}`
    return html`<li class=${is}>
      <span class="sign" role="img" aria-label=${say(words)}>${icon(sign, 15)}</span>
      <div>
        ${
          this.leads
            ? html`<button type="button" class="go" data-problem=${i} @click=${() => this.tell('problem', found)}>${told}</button>`
            : html`<p>${told}</p>`
        }
        <div class="foot"><span class="place">${place}</span>${
          found.fix && this.leads
            ? html`<button type="button" class="plain" @click=${() => this.tell('fix', found)}>${say(found.fixLabel ?? PROBLEMS.fix)}</button>`
            : nothing
        }</div>
      </div>
    </li>`
  }
}

const LOOKS = {
  error: { is: 'blocking', sign: 'blocking', words: PROBLEMS.blocking },
  warning: { is: 'reminder', sign: 'reminder', words: PROBLEMS.warning },
  note: { is: 'answered', sign: 'check', words: PROBLEMS.answered },
} as const

const RANK = { error: 0, warning: 1, note: 2 } as const

/** Blocking first, then reminders, then what was answered; each as it stands in the text. */
export function inOrder<T extends Problem>(problems: readonly T[]): T[] {
  const rank = ({ severity }: Problem) => RANK[severity]
  return [...problems].sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0))
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-problems': LxProblems
  }
}
