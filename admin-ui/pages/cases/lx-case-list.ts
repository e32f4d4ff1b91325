// Cases with what they expect and what the version gives; those that differ first.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Digest } from '../../../engine/cases/digest.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { LxElement } from '../../base/element.ts'
import { points } from '../../base/figures.ts'
import { go, link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import { digestWords } from '../../parts/digest-words.ts'
import { type CaseResult, fails } from '../../scoring/case-result.ts'
import { CASE_PARTS, CASES } from '../../words/cases.ts'
import { keep } from '../subject/keep.ts'
import { scaleOf } from '../subject/sheet.ts'
import '../../parts/lx-grade.ts'

const FILTERS = ['all', 'failing', 'moved'] as const
type Filter = (typeof FILTERS)[number]
const MOST = 120

@customElement('lx-case-list')
export class LxCaseList extends LxElement {
  @property({ attribute: false }) results: readonly CaseResult[] = []
  @property({ attribute: false }) ruleset: Ruleset | undefined
  @property({ attribute: false }) detail!: VersionDetail
  @state() private _filter: Filter = 'all'
  @state() private _query = ''

  override render() {
    const lists = {
      all: [...this.results].sort((a, b) => Number(fails(b)) - Number(fails(a))),
      failing: this.results.filter(fails),
      moved: this.results.filter(moves),
    }
    const shown = lists[this._filter].filter((each) => matches(each, this._query))
    return html`<section class="panel"><div class="row pad head">
        <div class="choices low" role="group" aria-label=${say(CASES.filter)}>${FILTERS.map(
          (each) =>
            html`<button type="button" aria-pressed=${each === this._filter ? 'true' : 'false'} @click=${() => {
              this._filter = each
            }}>${say(CASES[each](lists[each].length))}</button>`,
        )}</div>
        <input type="search" class="grow" aria-label=${say(CASES.find)} placeholder=${say(CASES.find)} .value=${this._query} @input=${(
          event: Event,
        ) => {
          this._query = (event.target as HTMLInputElement).value
        }} /></div>
      ${
        shown.length === 0
          ? html`<p class="empty">${say(CASES.noneShown)}</p>`
          : html`<div class="scroll-x"><table class="list cards" tabindex="0"><caption class="unseen">${say(CASES.case)}</caption>
        <thead><tr><th scope="col">${say(CASES.case)}</th><th scope="col" class="number">${say(CASES.expected)}</th><th scope="col" class="number">${say(CASES.actual)}</th><th scope="col">${say(CASES.result)}</th></tr></thead>
        <tbody>${shown.slice(0, MOST).map((each) => this.#row(each))}</tbody></table></div>
        ${shown.length > MOST ? html`<p class="note pad">${say(CASES.more(shown.length - MOST))}</p>` : nothing}`
      }</section>`
  }

  #row(result: CaseResult): TemplateResult {
    const { case: one, actual, differs } = result
    const failing = fails(result)
    return html`<tr><td><details><summary><b>${one.id}</b>　${one.name}</summary>
        ${one.derivation ? html`<p class="second">${one.derivation}</p>` : nothing}
        <p><button type="button" class="plain" @click=${() => this.#open(one)}>${say(CASES.openSheet)}</button></p></details>
        ${failing && actual ? html`<ul class="differs">${differs.map((part) => html`<li>${say(CASE_PARTS[part])}　<del>${digestWords(part, one.expect, this.ruleset)}</del>　<ins>${digestWords(part, actual, this.ruleset)}</ins></li>`)}</ul>` : nothing}</td>
      <td class="number beside" data-head=${say(CASES.expected)}>${this.#result(one.expect)}</td><td class="number beside" data-head=${say(CASES.actual)}>${actual ? this.#result(actual) : '—'}</td>
      <td class="beside" data-head=${say(CASES.result)}>${failing ? html`<span class="worse">${say(CASES.differs)}</span>` : html`<span class="better">${say(CASES.agrees)}</span>`}</td></tr>`
  }

  // The case as a subject, beside the base where there is one.
  #open({ asOf, subject, records }: CaseResult['case']): void {
    keep({ subject, records })
    const { ruleset, version, basedOn } = this.detail
    go(link(['subject'], { ruleset, version, asOf, beside: basedOn ?? undefined }))
  }

  #result({ score, grade }: Partial<Digest>): TemplateResult {
    const scale = this.ruleset ? scaleOf(this.ruleset) : []
    return html`${score == null ? '—' : points(score)} ${grade ? html`<lx-grade size="18" .scale=${scale} grade=${grade}></lx-grade>` : nothing}`
  }
}

function moves({ actual, before }: CaseResult): boolean {
  return before !== null && JSON.stringify(actual) !== JSON.stringify(before)
}

function matches({ case: one }: CaseResult, query: string): boolean {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return true
  const text = [one.id, one.name, ...(one.about ?? []), ...one.records.map(({ type }) => type)]
  return text.some((each) => each.toLowerCase().includes(wanted))
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-case-list': LxCaseList
  }
}
