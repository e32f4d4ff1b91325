// The official text, verbatim, in Song on paper: a mark per clause tells what became of it, and
// under it stand its rules. A clause or one of its rules leads to the field, and back.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Text } from '../../engine/words/problem.ts'
import { LxElement } from '../base/element.ts'
import { say } from '../base/say.ts'
import { STATUTE } from '../words/parts.ts'
import './lx-statute.css'

/** A clause, or a heading between clauses. */
export type Clause = {
  id?: string
  heading?: string
  text?: string
  rules?: string[]
  reason?: Text
  printed?: string
}

/** What a rule is called under its clause. */
export type RuleName = { label: string; at: string; open?: boolean }

@customElement('lx-statute')
export class LxStatute extends LxElement {
  @property({ attribute: false }) clauses: readonly Clause[] = []
  /** Clauses that stand out: those of the chosen item. */
  @property({ attribute: false }) chosen: readonly string[] = []
  /** What stands under a clause. */
  @property({ attribute: false }) namesOf: (clause: Clause) => RuleName[] = () => []

  override render() {
    return html`${repeat(
      this.clauses,
      (clause) => clause.id ?? clause.heading,
      (clause) =>
        clause.heading === undefined
          ? this.#clause(clause)
          : html`<h3 class="chapter">${clause.heading}</h3>`,
    )}`
  }

  #clause(clause: Clause): TemplateResult {
    const names = this.namesOf(clause)
    const kind = kindOf(clause)
    const chosen = clause.id !== undefined && this.chosen.includes(clause.id)
    const [article, rest] = split(clause.text ?? '')
    return html`<article class="clause ${chosen ? 'chosen' : ''}" data-clause=${clause.id ?? nothing}>
      <span class="mark" data-kind=${kind} role="img" aria-label=${say(STATUTE[kind])}></span>
      <div>
        <p class="law ${article ? 'article' : ''}">${article ? html`<b>${article}</b>　` : nothing}${rest}${clause.printed ? html`　<span class="printed">${clause.printed}</span>` : nothing}</p>
        <p class="rules">${names.map(
          ({ label, at, open }) =>
            html`<button type="button" class="rule ${open ? 'open' : ''}" @click=${() => this.tell('rule', at)}>${label}</button>`,
        )}${names.length === 0 && clause.reason ? html`<span>${say(clause.reason)}</span>` : nothing}</p>
      </div>
    </article>`
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('chosen') && this.chosen[0])
      this.querySelector('.clause.chosen')?.scrollIntoView({ block: 'nearest' })
  }
}

/** Filled: a rule; half: an officer decides; ring: no rule is needed. */
export function kindOf({ rules, reason }: Clause): 'rule' | 'officer' | 'none' | 'open' {
  if (!rules || rules.length === 0) return reason ? 'none' : 'open'
  return rules.every((each) => each.startsWith('readings.') || each.startsWith('repair.'))
    ? 'officer'
    : 'rule'
}

// 第十五条　计量信用… → 第十五条, the rest.
function split(text: string): [string, string] {
  const found = /^(第[一二三四五六七八九十百]+条)[\s　]+/.exec(text)
  return found ? [found[1]!, text.slice(found[0].length)] : ['', text]
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-statute': LxStatute
  }
}
