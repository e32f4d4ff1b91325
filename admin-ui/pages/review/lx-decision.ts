// The decision: what has been looked at, what may be done and why not, and what it binds.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { within } from '../../base/amendment.ts'
import { cited } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { count, today } from '../../base/figures.ts'
import { icon } from '../../base/icon.ts'
import { say, sentence, type Words } from '../../base/say.ts'
import { person } from '../../base/session.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import type { Simulation } from '../../client/simulations.ts'
import { courseList, type Did, stepsOf } from '../../parts/course.ts'
import { fails } from '../../scoring/case-result.ts'
import { COURSE } from '../../words/course.ts'
import { REVIEW } from '../../words/review.ts'
import { intoWorst, type Loaded, type Tested } from './load-review.ts'

@customElement('lx-decision')
export class LxDecision extends LxElement {
  @property({ attribute: false }) loaded!: Loaded
  @property({ attribute: false }) tested: Tested | undefined
  @property({ attribute: false }) simulation: Simulation | undefined
  @property({ attribute: false }) seen: ReadonlySet<string> = new Set()
  @property({ type: Boolean }) losers = false

  override render() {
    const { detail, parts } = this.loaded
    const { problems, cases } = this.tested ?? { problems: [], cases: [] }
    const { may, version, state } = detail
    const errors = problems.filter(({ severity }) => severity === 'error')
    const failing = cases.filter(fails).length
    const own = errors.length
    const seen = parts.filter(({ at }) => this.seen.has(at)).length
    const result = this.simulation?.result
    const approving = state === 'inReview' || isSecond(detail)
    const looked =
      !approving ||
      (this.tested !== undefined &&
        (!result || result.worse === 0 || this.losers) &&
        seen === parts.length)
    return html`<aside class="panel"><h2>${say(REVIEW.decision)}</h2>
      <ul>
        ${this.tested ? check(own === 0, own === 0 ? REVIEW.noErrors : REVIEW.errors(own)) : html`<li class="wait"><span aria-hidden="true">…</span><span>${say(REVIEW.testing)}</span></li>`}
        ${cases.length > 0 ? check(failing === 0, failing === 0 ? REVIEW.casesAgree(cases.length) : REVIEW.casesDiffer(failing)) : nothing}
        ${detail.basedOn ? check(result !== undefined, result ? REVIEW.reportFor : REVIEW.noReport, result ? html`<a href=${`#/simulations/${this.simulation!.id}`}>${say(REVIEW.report)}</a>` : nothing) : nothing}
        ${approving && parts.length > 0 ? check(seen === parts.length, seen === parts.length ? REVIEW.allSeen(seen) : REVIEW.someSeen(seen, parts.length)) : nothing}
        ${approving && result && result.worse > 0 ? check(this.losers, this.losers ? REVIEW.losersOpened(count(result.worse)) : REVIEW.losersNotOpened, html`<a href=${`#/simulations/${this.simulation!.id}?part=movers`}>${say(REVIEW.openLosers)}</a>`) : nothing}
      </ul>
      ${approving && may.approve === true ? html`<label class="opinion">${say(REVIEW.opinion)}<textarea id="opinion" rows="3" maxlength="2000"></textarea></label>` : nothing}
      ${state === 'inReview' ? html`<p class="binds">${say(result ? REVIEW.approveBody(count(result.worse), count(result.better), this.loaded.grades.at(-1)?.grade ?? '', count(intoWorst(result, this.loaded.grades))) : REVIEW.approveBodyPlain)}</p>` : nothing}
      ${this.#button('submit', REVIEW.submit, state === 'draft', true, 'primary')}
      ${this.#button('approve', REVIEW.approve(version), approving, looked, 'primary')}
      ${this.#button('publish', REVIEW.publish(version), state === 'approved', true, 'primary')}
      ${this.#button('return', REVIEW.return, state === 'inReview' || state === 'approved', true, '')}
      ${this.#button('withdraw', REVIEW.withdraw, state === 'published', true, 'danger')}
      ${approving ? html`<p class="note">${say(REVIEW.locked)}</p>` : state === 'approved' && may.publish === true ? html`<p class="note">${say(REVIEW.publishLocked)}</p>` : nothing}</aside>
    <section class="panel past"><h2>${say(REVIEW.history)}</h2>${courseList(this.#history())}</section>`
  }

  // A button that may not be pressed stays, with the reason beside it.
  #button(
    which: 'submit' | 'approve' | 'publish' | 'return' | 'withdraw',
    words: Words,
    due: boolean,
    ready: boolean,
    kind: string,
  ): TemplateResult | typeof nothing {
    const may = this.loaded.detail.may[which]
    if (!due) return nothing
    return html`<div class="act"><button type="button" class=${kind} ?disabled=${may !== true || !ready} @click=${() => this.tell('act', which)}>${say(words)}</button>
      ${may === true ? nothing : html`<p class="note">${sentence(say(may))}</p>`}</div>`
  }

  #history(): Did[] {
    const { detail, comments, parts } = this.loaded
    const remarks = comments.map(({ createdAt, by, at }) => ({
      at: createdAt,
      who: by.name,
      did: COURSE.commented(at === null ? '' : placeName(at, parts)),
    }))
    return [...stepsOf(detail), ...remarks]
  }
}

// 标准第20项, or the part that the remark is about.
function placeName(at: string, parts: Loaded['parts']): string {
  if (at.includes('/')) return cited(at)
  const part = parts.find((each) => within(at, each.at))
  return part?.row ? say(part.row.title) : ''
}

// A date that has begun needs a second approval, by somebody who has not given the first.
function isSecond({ state, effectiveFrom, approvals, may }: VersionDetail): boolean {
  const own = approvals.some((each) => each.person.id === person()?.person.id)
  const begun = effectiveFrom !== null && effectiveFrom <= today()
  return state === 'approved' && begun && may.approve === true && !own
}

function check(done: boolean, words: Words, more: unknown = nothing): TemplateResult {
  return html`<li class=${done ? 'done' : ''}><span aria-hidden="true">${done ? icon('check', 14) : icon('reminder', 14)}</span><span>${say(words)}</span>${more}</li>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-decision': LxDecision
  }
}
