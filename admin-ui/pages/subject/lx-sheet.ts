// The score sheet: the result above, the ladder with what does not count, and what follows.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Ways } from '../../../engine/ways/ways.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { cited } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { scaleOf, stepsOf, type View } from './sheet.ts'
import '../../parts/lx-ladder.ts'
import '../../parts/lx-problems.ts'
import './lx-consequences.ts'
import './lx-uncounted.ts'
import './lx-verdict.ts'
import './lx-ways.ts'

/** A subject's result with what stands beside it; `view` is missing where problems forbid it. */
export type Scored = {
  view: View | undefined
  other: View | undefined
  ways: Ways | undefined
  problems: readonly Problem[]
}

@customElement('lx-sheet')
export class LxSheet extends LxElement {
  @property({ attribute: false }) scored: Scored | undefined
  @property() otherName = ''
  @property() notice = ''
  /** The result line alone. */
  @property({ type: Boolean }) short = false

  override render() {
    const { scored } = this
    if (!scored) return nothing
    const { view, other, problems } = scored
    if (!view)
      return html`<section class="panel pad"><lx-problems .problems=${problems} leads @problem=${(
        event: CustomEvent<Problem>,
      ) => {
        event.stopPropagation()
        this.tell('problem', event.detail.path ?? '')
      }}></lx-problems></section>`
    const verdict = html`<lx-verdict .view=${view} .other=${other} otherName=${this.otherName} notice=${this.notice} aria-live="polite"></lx-verdict>`
    if (this.short) return verdict
    return html`<div class="sheet"><div>${verdict}${view.assessment.applicable ? this.#ladder(view, other) : nothing}</div>
      ${
        view.assessment.applicable
          ? html`<aside>${scored.ways ? html`<section class="panel pad stack"><lx-ways .view=${view} .ways=${scored.ways}></lx-ways></section>` : nothing}
            <lx-consequences .view=${view}></lx-consequences></aside>`
          : nothing
      }</div>`
  }

  #ladder(view: View, other: View | undefined): TemplateResult {
    const { ruleset, assessment } = view
    const { base, cite } = ruleset.score
    const first = [cite].flat()[0]
    return html`<section class="panel"><lx-ladder .scale=${scaleOf(ruleset)} .base=${base} baseCite=${first ? cited(first) : ''}
        .steps=${stepsOf(view, other)} .score=${assessment.score!} .other=${other?.assessment.score ?? null}
        .otherBase=${other?.ruleset.score.base ?? null} otherName=${this.otherName}></lx-ladder>
      <lx-uncounted .view=${view}></lx-uncounted></section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-sheet': LxSheet
  }
}
