// Writing a case: a subject in the same form as anywhere, the result that the version gives, and
// the word of the person who checked it against the text.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { LxElement } from '../../base/element.ts'
import { points, today } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import { saveCases } from '../../client/versions.ts'
import { ask } from '../../scoring/desk.ts'
import type { Source } from '../../scoring/jobs.ts'
import { CASES } from '../../words/cases.ts'
import { kept } from '../subject/keep.ts'
import { blank } from '../subject/lx-facts.ts'
import { scaleOf } from '../subject/sheet.ts'
import '../../parts/lx-grade.ts'
import '../../parts/lx-problems.ts'
import '../subject/lx-facts.ts'
import { pointsWords } from '../../parts/digest-words.ts'
import type { LxDay } from '../../parts/lx-day.ts'
import '../../parts/lx-day.ts'

@customElement('lx-case-form')
export class LxCaseForm extends LxElement {
  @property({ attribute: false }) detail!: VersionDetail
  @property({ attribute: false }) source!: Source
  @property({ attribute: false }) ruleset!: Ruleset
  @property({ attribute: false }) taken: readonly string[] = []
  @state() private _request: ScoreRequest = kept() ?? blank()
  @state() private _asOf = today()
  @state() private _failed = ''
  @state() private _problems: readonly Problem[] = []
  readonly #says = new Task(this, {
    task: ([request, asOf]) =>
      ask('caseSays', { source: this.source, request: { ...request, asOf } }),
    args: () => [this._request, this._asOf] as const,
  })

  override render() {
    return html`<form @submit=${this.#save}><section class="panel pad stack"><h2>${say(CASES.add)}</h2><p class="second">${say(CASES.addNote)}</p>
        <div class="fields"><label class="field">${say(CASES.id)}<input name="id" required maxlength="64" autocomplete="off" /></label>
          <label class="field wide">${say(CASES.name)}<input name="name" required maxlength="100" autocomplete="off" /></label>
          <label class="field">${say(CASES.asOf)}<lx-day required .value=${this._asOf} @change=${(
            event: Event,
          ) => {
            const { value } = event.target as LxDay
            if (value) this._asOf = value
          }}></lx-day></label></div></section>
      <lx-facts .ruleset=${this.ruleset} .request=${this._request} @request=${(
        event: CustomEvent<ScoreRequest>,
      ) => {
        const { asOf, readings: _, ...rest } = event.detail
        this._request = rest
        if (asOf !== undefined) this._asOf = asOf
      }}></lx-facts>
      <section class="panel pad stack"><h2>${say(CASES.says)}</h2>${this.#verdict()}
        <label class="field">${say(CASES.derivationNeeded)}<textarea name="derivation" rows="3" required maxlength="2000"></textarea></label>
        <label class="row"><input type="checkbox" required />${say(CASES.confirm)}</label>
        <p class="worse" role="alert">${this._failed}</p>
        ${this._problems.length > 0 ? html`<lx-problems .problems=${this._problems}></lx-problems>` : nothing}
        <button type="submit" class="primary" ?disabled=${!this.#says.value?.digest}>${say(CASES.save)}</button></section></form>`
  }

  #verdict(): TemplateResult {
    const { digest, problems = [] } = this.#says.value ?? {}
    if (!digest && this._request.subject.id === '')
      return html`<p class="second">${say(CASES.fill)}</p>`
    if (!digest) return html`<lx-problems .problems=${problems}></lx-problems>`
    const { score, grade, points: lines } = digest
    return html`<p class="row big">${score === null ? '—' : points(score)} ${grade ? html`<lx-grade size="28" .scale=${scaleOf(this.ruleset)} grade=${grade}></lx-grade>` : nothing}</p>
      <p class="second">${pointsWords(lines, this.ruleset)}</p>`
  }

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const fields = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const digest = this.#says.value?.digest
    if (!digest) return
    this._problems = []
    this._failed = this.taken.includes(text('id')) ? say(CASES.taken) : ''
    if (this._failed) return
    const { ruleset, version, cases, casesHash } = this.detail
    const added = {
      id: text('id'),
      name: text('name'),
      asOf: this._asOf,
      subject: this._request.subject,
      records: this._request.records,
      expect: digest,
      derivation: text('derivation'),
    }
    const next = await ask('caseAdded', {
      cases: cases ?? `ruleset: ${ruleset}\nversion: ${version}\ncases: []\n`,
      added,
    })
    this._problems = next.problems
    if (next.problems.length > 0) return
    try {
      await saveCases(ruleset, version, next.text, casesHash ?? undefined)
      this.tell('saved', added.id)
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-case-form': LxCaseForm
  }
}
