// Worked cases, run on every edit: which differ from what is expected, and which have moved.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Digest } from '../../../engine/cases/digest.ts'
import { points } from '../../base/figures.ts'
import { listed, say, together } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { readVersion, saveCases } from '../../client/versions.ts'
import { Latest } from '../../editor/desk.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { aboutWords, digestWords } from '../../parts/digest-words.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { type CaseResult, fails } from '../../scoring/case-result.ts'
import { CASE_PARTS } from '../../words/cases.ts'
import { CASES } from '../../words/parts-of-standard.ts'
import { acceptResults } from './accept-results.ts'
import '../../parts/lx-dialog.ts'
import '../../parts/lx-grade.ts'
import './standard-tabs.css'
import './lx-cases.css'

type Filter = 'all' | 'failing' | 'moved'

@customElement('lx-cases')
export class LxCases extends DraftView {
  @state() private _results: CaseResult[] | undefined
  // Until somebody chooses: those that differ, where there are any.
  @state() private _filter: Filter | undefined
  @state() private _open = ''
  @state() private _failed = ''
  @query('lx-dialog') private _dialog!: LxDialog
  #ranFor = ''
  readonly #run = new Latest<{ results: CaseResult[] }>(({ results }) => {
    this._results = results
  })

  override updated(): void {
    const { cases, text, baseText, judge } = this.draft
    const key = `${cases}\n${text}`
    if (cases === null || key === this.#ranFor) return
    this.#ranFor = key
    this.#run.run(() => judge.ask('cases', { text, before: baseText, cases }))
  }

  override render() {
    if (this.draft.cases === null) return html`<p class="empty">${say(CASES.none)}</p>`
    const results = this._results
    if (!results) return html`<p class="note" role="status">${say(CASES.running)}</p>`
    const lists = {
      all: results,
      failing: results.filter(fails),
      moved: results.filter(
        ({ actual, before }) =>
          before !== null && JSON.stringify(actual) !== JSON.stringify(before),
      ),
    }
    const filter = this._filter ?? (lists.failing.length > 0 ? 'failing' : 'all')
    const shown = lists[filter]
    // Without a result there is none to accept.
    const lost = results.filter(({ actual }) => actual === null)
    return html`<div class="row head"><h2 class="grow" role="status">${say(CASES.run(results.length, lists.failing.length))}</h2>
        <div class="choices low">${(['all', 'failing', 'moved'] as const).map(
          (each) =>
            html`<button type="button" aria-pressed=${filter === each ? 'true' : 'false'} @click=${() => {
              this._filter = each
            }}>${say(CASES[each](lists[each].length))}</button>`,
        )}</div>
        ${lost.length > 0 && !this.fixed ? html`<button type="button" @click=${() => this.#askRemove(lost)}>${say(CASES.removeLost(lost.length))}</button>` : nothing}
        ${lists.failing.length > 1 && lists.failing.length > lost.length && !this.fixed ? html`<button type="button" @click=${() => this.#askAll(lists.failing)}>${say(CASES.acceptAll)}</button>` : nothing}</div>
      ${this._failed ? html`<p class="worse" role="alert">${this._failed}</p>` : nothing}
      ${
        shown.length === 0
          ? html`<p class="note">${say(CASES.nothing)}</p>`
          : html`<div class="scroll-x"><table class="list cards"><thead><tr><th scope="col">${say(CASES.id)}</th><th scope="col" class="number">${say(CASES.expected)}</th><th scope="col" class="number">${say(CASES.before)}</th><th scope="col" class="number">${say(CASES.actual)}</th><th scope="col">${say(CASES.result)}</th></tr></thead>
      <tbody>${shown.map((each) => this.#row(each))}</tbody></table></div>`
      }<lx-dialog></lx-dialog>`
  }

  #row(result: CaseResult): TemplateResult {
    const { case: one, actual, before } = result
    const bad = fails(result)
    const open = this._open === one.id
    const score = (digest: Partial<Digest> | null) =>
      digest === null || digest.score === undefined
        ? '—'
        : html`${digest.score === null ? '—' : points(digest.score)} ${digest.grade ? html`<lx-grade size="18" .scale=${this.draft.ruleset?.grades ?? []} grade=${digest.grade}></lx-grade>` : nothing}`
    return html`<tr class=${bad ? 'bad' : ''}>
        <td><button type="button" class="name" aria-expanded=${open ? 'true' : 'false'} @click=${() => {
          this._open = open ? '' : one.id
        }}><code class="mono">${one.id}</code> ${one.name}</button></td>
        <td class="number beside" data-head=${say(CASES.expected)}>${score(one.expect as Partial<Digest>)}</td><td class="number beside" data-head=${say(CASES.before)}>${score(before)}</td><td class="number beside" data-head=${say(CASES.actual)}>${score(actual)}</td>
        <td class="beside" data-head=${say(CASES.result)}>${bad ? html`<b class="worse">${say(actual === null ? CASES.cannot : CASES.differs)}</b>` : say(CASES.agrees)}</td></tr>
      ${open ? html`<tr class="detail"><td colspan="5">${this.#detail(result)}</td></tr>` : nothing}`
  }

  #detail(result: CaseResult): TemplateResult {
    const { case: one, actual, differs, problems } = result
    return html`${one.derivation ? html`<p><b>${say(CASES.derivation)}</b>　${one.derivation}</p>` : nothing}
      ${one.about ? html`<p class="note">${say(CASES.about)}　${listed(one.about.map((each) => aboutWords(each, this.draft.ruleset)))}</p>` : nothing}
      ${problems.map(({ text }) => html`<p class="worse">${say(text)}</p>`)}
      ${differs.map((part) => html`<p>${this.#differs(part, one.expect, actual)}</p>`)}
      ${result.under.map((each) => {
        const wanted = one.underReadings?.[each.index] ?? {}
        return html`<p>${this.#under(each)}　${each.differs.map((part) => html`${this.#differs(part, wanted, each.actual)}　`)}</p>`
      })}
      ${fails(result) && actual && !this.fixed ? html`<button type="button" @click=${() => void this.#accept([result])}>${say(CASES.accept)}</button>` : nothing}`
  }

  #differs(part: keyof Digest, wanted: Partial<Digest>, actual: Digest | null): TemplateResult {
    const words = (of: Partial<Digest>) => digestWords(part, of, this.draft.ruleset)
    return html`${say(CASE_PARTS[part])}　<del>${words(wanted)}</del> <ins>${words(actual ?? {})}</ins>`
  }

  // A reading and the answer it is switched to, by their own words.
  #under({ reading, alternative, instead }: CaseResult['under'][number]): string {
    const found = this.draft.ruleset?.readings?.find(({ id }) => id === reading)
    const to = instead ?? alternative
    const text = found?.alternatives?.find(({ id }) => id === to)?.text
    return found && text ? together([say(found.question), say(text)]) : `${reading} = ${to}`
  }

  #askAll(results: CaseResult[]): void {
    this._dialog.ask({
      title: say(CASES.acceptTitle(results.length)),
      body: say(CASES.acceptBody),
      verb: say(CASES.acceptVerb),
      act: async () => {
        await this.#accept(results)
        return this._failed || undefined
      },
    })
  }

  #askRemove(results: CaseResult[]): void {
    this._dialog.ask({
      title: say(CASES.removeTitle(results.length)),
      body: say(CASES.removeBody(listed(results.map((each) => each.case.id)))),
      verb: say(CASES.removeVerb),
      danger: true,
      act: async () => {
        const edits = results.map((each) => ({ remove: `cases.${each.case.id}` }))
        await this.#change(
          async (text) => (await this.draft.judge.ask('edit', { text, edits })).text,
        )
        return this._failed || undefined
      },
    })
  }

  #accept(results: CaseResult[]): Promise<void> {
    return this.#change((cases) => acceptResults(cases, results))
  }

  async #change(write: (cases: string) => string | Promise<string>): Promise<void> {
    this._failed = ''
    const { ruleset, version } = this.draft.detail
    try {
      // The newest cases, so that nobody else's are written over.
      const { cases, casesHash } = await readVersion(ruleset, version)
      const text = await write(cases ?? '')
      await saveCases(ruleset, version, text, casesHash ?? undefined)
      this.draft.setCases(text)
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-cases': LxCases
  }
}
