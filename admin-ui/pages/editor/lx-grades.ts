// The grades: limits as handles on the rule, and what else decides a score.
import { html, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { cited } from '../../base/clause.ts'
import { points } from '../../base/figures.ts'
import { listed, say, type Words } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import type { LxDay } from '../../parts/lx-day.ts'
import type { LimitChange } from '../../parts/lx-limits.ts'
import { GRADES } from '../../words/parts-of-standard.ts'
import '../../parts/lx-day.ts'
import '../../parts/lx-grade.ts'
import '../../parts/lx-limits.ts'
import '../../parts/lx-number.ts'
import './lx-reason.ts'
import './standard-tabs.css'

@customElement('lx-grades')
export class LxGrades extends DraftView {
  override render() {
    const { ruleset } = this.draft
    if (!ruleset) return html``
    const { grades, score } = ruleset
    return html`<section class="stack"><h2>${say(GRADES.limits)}</h2><p class="note">${say(GRADES.note)}</p>
        <lx-limits .scale=${grades} .base=${score.base} ?disabled=${this.fixed} @change=${(event: CustomEvent<LimitChange>) => this.#limit(event.detail)}></lx-limits>
        <div class="scroll-x"><table class="list cards"><thead><tr>${[GRADES.grade, GRADES.name, GRADES.from, GRADES.printed, GRADES.cite].map((each) => html`<th scope="col">${say(each)}</th>`)}</tr></thead>
        <tbody>${grades.map((step) => {
          const was = this.draft.base?.grades.find(({ grade }) => grade === step.grade)?.from
          return html`<tr data-at=${`grades.${step.grade}`}><td class="top"><lx-grade .scale=${grades} grade=${step.grade}></lx-grade></td><td class="top">${step.name}</td>
            <td data-head=${say(GRADES.from)}>${
              step.from === undefined
                ? html`<span class="note">${say(GRADES.none)}</span>`
                : html`<lx-number .value=${step.from} min="-9999" label=${say(GRADES.from)} ?disabled=${this.fixed} @change=${(event: CustomEvent<number>) => this.#limit({ grade: step.grade, from: event.detail })}></lx-number>`
            }${was !== undefined && was !== step.from ? html` <span class="note">${say(GRADES.was(this.draft.detail.basedOn ?? '', points(was)))}</span>` : ''}</td>
            <td class="law" data-head=${say(GRADES.printed)}>${step.printed ?? ''}</td><td class="note" data-head=${say(GRADES.cite)}>${listed([step.cite ?? []].flat().map(cited))}</td></tr>`
        })}</tbody></table></div>
        ${grades.map(({ grade }) => this.#reason(`grades.${grade}`))}</section>
      <section class="stack"><div class="fields">
        ${this.#base(score.base)}
        ${this.#choice('score.sameCase', GRADES.sameCase, score.sameCase, { highest: GRADES.highest, sum: GRADES.sum })}
        ${this.#choice('score.rounding', GRADES.rounding, score.rounding, { none: GRADES.noRounding, halfUp: GRADES.halfUp })}
        ${this.#choice('combine', GRADES.combine, ruleset.combine, { worse: GRADES.worse, determinationOverrides: GRADES.determinationOverrides })}
        ${this.#choice('score.direction', GRADES.direction, score.direction, { higherIsBetter: GRADES.higherIsBetter, lowerIsBetter: GRADES.lowerIsBetter })}
        ${this.#reason('score')}${this.#reason('combine')}
        ${this.#effective(ruleset.effectiveFrom ?? '')}${this.#reason('effectiveFrom')}
        ${this.#text('title.zh', GRADES.title, ruleset.title.zh)}${this.#text('title.en', GRADES.titleEn, ruleset.title.en)}
      </div></section>`
  }

  #reason(at: string): TemplateResult {
    return html`<lx-reason .draft=${this.draft} at=${at}></lx-reason>`
  }

  #limit({ grade, from }: LimitChange): void {
    const before = this.draft.ruleset?.grades.find((step) => step.grade === grade)?.from
    const path = `grades.${grade}.from`
    this.draft.edit(
      [{ set: path, to: from }],
      GRADES.limitStep(grade, points(before ?? 0), points(from)),
      path,
    )
  }

  #base(value: number): TemplateResult {
    return html`<span class="label">${say(GRADES.base)}</span><div data-at="score.base"><lx-number .value=${value} min="-9999" label=${say(GRADES.base)} ?disabled=${this.fixed}
      @change=${(event: CustomEvent<number>) => this.#set('score.base', event.detail, GRADES.base)}></lx-number></div>`
  }

  #choice<T extends string>(
    at: string,
    words: Words,
    value: T,
    options: Record<T, Words>,
  ): TemplateResult {
    return html`<label class="label" for=${at}>${say(words)}</label><div data-at=${at}><select id=${at} ?disabled=${this.fixed} @change=${(event: Event) => this.#set(at, (event.target as HTMLSelectElement).value, words)}>
      ${Object.entries<Words>(options).map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${say(text)}</option>`)}</select></div>`
  }

  #text(at: string, words: Words, value: string): TemplateResult {
    return html`<label class="label" for=${at}>${say(words)}</label><div data-at=${at}><input id=${at} .value=${value} ?readonly=${this.fixed} @change=${(
      event: Event,
    ) => {
      const next = (event.target as HTMLInputElement).value.trim()
      if (next !== '') this.#set(at, next, words)
      else this.requestUpdate()
    }} /></div>`
  }

  #effective(value: string): TemplateResult {
    const at = 'effectiveFrom'
    return html`<span class="label">${say(GRADES.effective)}</span><div data-at=${at}><lx-day label=${say(GRADES.effective)} .value=${value} ?fixed=${this.fixed} @change=${(
      event: Event,
    ) => {
      const next = (event.target as LxDay).value
      if (next !== '') this.#set(at, next, GRADES.effective)
      else this.draft.edit([{ remove: at }], GRADES.step(GRADES.effective.zh))
    }}></lx-day></div>`
  }

  #set(at: string, to: unknown, words: Words): void {
    this.draft.edit([{ set: at, to }], { zh: GRADES.step(words.zh).zh, en: words.en }, at)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-grades': LxGrades
  }
}
