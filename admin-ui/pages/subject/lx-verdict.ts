// The result in one line: grade, score, which of the two decided, and how the compared one differs.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { points, signed } from '../../base/figures.ts'
import { comma, say, together } from '../../base/say.ts'
import { SUBJECT } from '../../words/subject.ts'
import { gradeName, scaleOf, stepsOf, type View } from './sheet.ts'
import '../../parts/lx-grade.ts'

@customElement('lx-verdict')
export class LxVerdict extends LxElement {
  @property({ attribute: false }) view: View | undefined
  @property({ attribute: false }) other: View | undefined
  @property() otherName = ''
  /** What the result may not be taken for. */
  @property() notice = ''

  override render() {
    const { view } = this
    if (!view) return nothing
    const { assessment, ruleset, request } = view
    if (!assessment.applicable) {
      const type = ruleset.subjects.names?.[request.subject.type] ?? request.subject.type
      return html`<div><p class="lead">${say(SUBJECT.notApplicable)}</p><p class="second">${say(SUBJECT.notApplicableWhy(type))}</p></div>`
    }
    const { grade, score } = assessment
    return html`<lx-grade .scale=${scaleOf(ruleset)} grade=${grade!} size="56"></lx-grade>
      <div class="grow">
        <p class="lead"><b>${say(SUBJECT.headline(points(score!), grade!, gradeName(ruleset, grade)))}</b>${this.#was()}</p>
        <p class="second">${together([this.#why(view), this.#differs(view)])}</p>
      </div>
      <p class="notice note">${this.notice}</p>`
  }

  #was(): TemplateResult | typeof nothing {
    const other = this.other?.assessment
    if (!this.other || !other?.applicable) return nothing
    const name = gradeName(this.other.ruleset, other.grade)
    return html` <span class="was">${say(SUBJECT.wasOther(this.otherName, points(other.score!), other.grade!, name))}</span>`
  }

  #why({ assessment, ruleset }: View): string {
    const { determined, scoreGrade } = assessment
    if (!determined) return say(SUBJECT.byScore)
    const words = ruleset.combine === 'worse' ? SUBJECT.worseOf : SUBJECT.overrides
    return say(words(scoreGrade!, determined.grade))
  }

  #differs(view: View): string {
    const { other } = this
    if (!other?.assessment.applicable) return ''
    const by = Math.round((view.assessment.score! - other.assessment.score!) * 100) / 100
    const moved = stepsOf(view, other).filter((step) => step.other !== step.points)
    const same = by === 0 && moved.length === 0 && view.assessment.grade === other.assessment.grade
    if (same) return say(SUBJECT.same(this.otherName))
    const shifts = moved.map((step) => ({
      row: step.row,
      by: Math.round((step.points - (step.other ?? 0)) * 100) / 100,
    }))
    const why = comma(
      shifts
        .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
        .map(({ row, by: n }) => say(SUBJECT.rowShift(row, signed(n)))),
    )
    return say(SUBJECT.differs(this.otherName, signed(by), why))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-verdict': LxVerdict
  }
}
