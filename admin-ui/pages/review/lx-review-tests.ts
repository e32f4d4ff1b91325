// What the version says to its worked cases, where that is new; and what the check finds.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { points } from '../../base/figures.ts'
import { icon } from '../../base/icon.ts'
import { link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import { type CaseResult, fails } from '../../scoring/case-result.ts'
import { REVIEW } from '../../words/review.ts'
import type { Tested } from './load-review.ts'
import '../../parts/lx-grade.ts'
import '../../parts/lx-problems.ts'

const SHOWN = 8
const MOST_TOLD = 8

@customElement('lx-review-tests')
export class LxReviewTests extends LxElement {
  @property({ attribute: false }) tested: Tested | undefined
  @property({ attribute: false }) grades: Scale = []
  @property({ attribute: false }) detail!: VersionDetail

  override render() {
    const { ruleset, version, basedOn } = this.detail
    if (!this.tested)
      return html`<section><h2>${say(REVIEW.tests)}</h2><div class="panel"><p class="note foot">${say(REVIEW.testing)}</p></div></section>`
    const { cases, problems } = this.tested
    const told = problems.filter(({ severity }) => severity !== 'note').slice(0, MOST_TOLD)
    const answered = problems.filter(({ severity }) => severity === 'note').length
    const moved = cases.filter((each) => moves(each) || fails(each))
    const same = cases.length - moved.length
    const shown = [...moved.filter(fails), ...moved.filter((each) => !fails(each))].slice(0, SHOWN)
    return html`<section><h2>${say(REVIEW.tests)}</h2><div class="panel">
      ${
        moved.length === 0
          ? nothing
          : html`<div class="scroll-x"><table class="list cards" tabindex="0"><caption class="unseen">${say(REVIEW.tests)}</caption>
        <thead><tr><th scope="col">${say(REVIEW.case)}</th><th scope="col" class="number">${basedOn}</th><th scope="col" class="number">${version}</th><th scope="col">${say(REVIEW.grade)}</th><th scope="col">${say(REVIEW.result)}</th></tr></thead>
        <tbody>${shown.map((each) => this.#row(each))}</tbody></table></div>`
      }
      <p class="note foot">${say(moved.length === 0 ? REVIEW.casesAgree(cases.length) : REVIEW.restSame(same))}${moved.length > SHOWN ? say(REVIEW.moreMoved(moved.length - SHOWN)) : ''}　<a class="screen-only" href=${link(['rulesets', ruleset, version, 'cases'])}>${say(REVIEW.allCases)}</a></p>
      ${told.length > 0 ? html`<div class="pad told"><lx-problems .problems=${told}></lx-problems></div>` : nothing}
      ${answered > 0 ? html`<p class="note foot">${say(REVIEW.answered(answered))}</p>` : nothing}
    </div></section>`
  }

  #row(result: CaseResult): TemplateResult {
    const { case: one, actual, before } = result
    const [from, to] = [before?.grade ?? null, actual?.grade ?? null]
    const badge = (grade: string | null) =>
      grade ? html`<lx-grade size="18" .scale=${this.grades} grade=${grade}></lx-grade>` : '—'
    return html`<tr><td><b>${one.id}</b>　${one.name}</td>
      <td class="number beside" data-head=${this.detail.basedOn ?? nothing}>${before?.score == null ? '—' : points(before.score)}</td>
      <td class="number beside" data-head=${this.detail.version}><b>${actual?.score == null ? '—' : points(actual.score)}</b></td>
      <td class="grades beside" data-head=${say(REVIEW.grade)}>${from === to ? html`${badge(to)}<span class="note">${say(REVIEW.unchanged)}</span>` : html`${badge(from)}→${badge(to)}`}</td>
      <td class="beside" data-head=${say(REVIEW.result)}>${fails(result) ? html`<span class="worse">${say(REVIEW.differs)}</span>` : html`<span class="better">${icon('check', 14)} ${say(REVIEW.confirmed)}</span>`}</td></tr>`
  }
}

// Whether the version gives a case another result than its base.
function moves({ actual, before }: CaseResult): boolean {
  return before !== null && (actual?.score !== before.score || actual?.grade !== before.grade)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-review-tests': LxReviewTests
  }
}
