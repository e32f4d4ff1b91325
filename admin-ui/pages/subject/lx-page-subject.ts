// One subject: its facts, and how its score comes about under a version, beside another.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { date, today } from '../../base/figures.ts'
import { bar, found, LxPage } from '../../base/page.ts'
import { go, link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import { byNumber, inForceOn } from '../../base/standing.ts'
import { switchedIn, switchedText, versionUnder } from '../../base/switched.ts'
import { trouble } from '../../base/trouble.ts'
import type { RulesetSummary, VersionSummary } from '../../client/bodies.ts'
import { listDistricts, readSubject } from '../../client/populations.ts'
import { listRulesets } from '../../client/versions.ts'
import { ask } from '../../scoring/desk.ts'
import { SUBJECT } from '../../words/subject.ts'
import { controls } from './controls.ts'
import { keep, kept } from './keep.ts'
import { blank } from './lx-facts.ts'
import type { Scored } from './lx-sheet.ts'
import { type Opened, openVersion } from './open-version.ts'
import { masked, noticeOf, type View } from './sheet.ts'
import './lx-facts.ts'
import './lx-pick.ts'
import './lx-receipt-check.ts'
import './lx-sheet.ts'
import './lx-page-subject.css'

@customElement('lx-page-subject')
export class LxPageSubject extends LxPage {
  @state() private _request: ScoreRequest = kept() ?? blank()
  readonly #rulesets = new Task(this, {
    task: (_, { signal }) => listRulesets(signal),
    args: () => [] as const,
  })
  // Without the names their codes are shown.
  readonly #districts = new Task(this, {
    task: (_, { signal }) => listDistricts(signal),
    args: () => [] as const,
  })
  readonly #opened = new Task(this, {
    task: async ([ruleset, main, beside], { signal }) => {
      if (!main) return undefined
      const [first, second] = await Promise.all([
        openVersion(ruleset, main, signal),
        beside && beside !== main ? openVersion(ruleset, beside, signal) : undefined,
      ])
      return { main: first, beside: second ?? (beside === main ? first : undefined) }
    },
    args: () => [this.#one?.id ?? '', this.#main?.version ?? '', this.#beside] as const,
  })
  readonly #scored = new Task(this, {
    task: async ([opened, request, asOf, main, besides]): Promise<Scored | undefined> => {
      if (!opened?.main.result.ruleset || request.subject.id === '') return undefined
      const [readings, otherReadings] = [main, besides].map(switchedIn)
      const asked = { ...request, asOf }
      const { source } = opened.main
      const answer = await ask('scored', { source, request: { ...asked, readings } })
      const { beside } = opened
      const other = beside?.result.ruleset
        ? await ask('scored', {
            source: beside.source,
            request: { ...asked, readings: otherReadings },
          })
        : undefined
      const view = (one: Opened, of: typeof answer): View | undefined =>
        of.outcome.assessment && {
          assessment: of.outcome.assessment,
          ruleset: one.result.ruleset!,
          request: asked,
        }
      return {
        view: view(opened.main, answer),
        ways: answer.ways,
        problems: answer.outcome.problems ?? [],
        other: beside && other ? view(beside, other) : undefined,
      }
    },
    args: () =>
      [
        this.#opened.value,
        this._request,
        this.#asOf,
        this.#query('readings'),
        this.#query('besideReadings'),
      ] as const,
  })
  readonly #picked = new Task(this, {
    task: async ([population, n], { signal }) => {
      if (!population || !n) return
      const { asOf, ...request } = await readSubject(population, Number(n), signal)
      // The day in the address is that of whoever came here with it.
      this.#take(this.#query('asOf') === '' ? { ...request, asOf } : request)
    },
    args: () => [this.#query('population'), this.#query('subject')] as const,
  })
  get #one(): RulesetSummary | undefined {
    const all = this.#rulesets.value ?? []
    return all.find(({ id }) => id === this.#query('ruleset')) ?? all[0]
  }

  get #versions(): VersionSummary[] {
    return [...(this.#one?.versions ?? [])].sort(byNumber).reverse()
  }

  get #main(): VersionSummary | undefined {
    const wanted = this.#versions.find(({ version }) => version === this.#query('version'))
    return wanted ?? inForceOn(this.#asOf, this.#versions) ?? this.#versions[0]
  }

  get #beside(): string {
    return this.#query('beside')
  }

  get #asOf(): string {
    return this.#query('asOf') || this._request.asOf || today()
  }

  #query(name: string): string {
    return this.address.query.get(name) ?? ''
  }

  #go(change: Record<string, string>): void {
    go(link(['subject'], { ...Object.fromEntries(this.address.query), ...change }), true)
  }

  #take(request: ScoreRequest): void {
    const { asOf, readings, ...rest } = request
    this._request = rest
    keep(rest)
    if (asOf !== undefined && asOf !== this.#asOf) this.#go({ asOf })
    if (readings) this.#go({ readings: switchedText(readings) })
  }

  // What is changed by hand is no longer the subject of the population that the address names.
  #edit(request: ScoreRequest): void {
    this.#take(request)
    if (this.#query('population') !== '') this.#go({ population: '', subject: '', view: 'facts' })
  }

  override render() {
    return found(this.#rulesets, () =>
      this.#main ? this.#page(this.#main) : html`<p class="empty">${say(SUBJECT.noVersions)}</p>`,
    )
  }

  #district(code: string): string {
    return this.#districts.value?.get(code) ?? say(SUBJECT.districtCode(code))
  }

  #page(main: VersionSummary): TemplateResult {
    const { subject } = this._request
    const { ruleset } = this.#opened.value?.main.result ?? {}
    const about = [
      ruleset?.subjects.names?.[subject.type] ?? '',
      subject.district ? this.#district(subject.district) : '',
      subject.id === '' ? '' : masked(subject.id),
    ].filter((each) => each !== '' && subject.id !== '')
    const facts = this.#query('view') === 'facts' || subject.id === ''
    return html`${bar({
      title: subject.id === '' ? say(SUBJECT.title) : (subject.name ?? masked(subject.id)),
      context: about.join('　'),
      right: controls({
        all: this.#rulesets.value ?? [],
        ruleset: this.#one!,
        versions: this.#versions,
        main,
        beside: this.#beside,
        asOf: this.#asOf,
        readings: switchedIn(this.#query('readings')),
        besideReadings: switchedIn(this.#query('besideReadings')),
        texts: {
          main: ruleset,
          beside: this.#beside === '' ? undefined : this.#opened.value?.beside?.result.ruleset,
        },
        go: (change) => this.#go(change),
      }),
      paper: {
        of: versionUnder(main.version, switchedIn(this.#query('readings'))),
        digests: [['', main.hash]],
        notice: say(noticeOf(main)),
      },
    })}
    <p class="paper-only note">${say(SUBJECT.asOf)} ${date(this.#asOf)}　${versionUnder(main.version, switchedIn(this.#query('readings')))}${this.#beside ? `　${say(SUBJECT.beside)} ${this.#otherName(main)}` : ''}</p>
    <div class="page" data-main tabindex="-1">
      <div class="choices views screen-only" role="group">${([false, true] as const).map(
        (each) => html`<button type="button" aria-pressed=${each === facts ? 'true' : 'false'}
          ?disabled=${!each && subject.id === ''} @click=${() => this.#go({ view: each ? 'facts' : '' })}>${say(each ? SUBJECT.facts : SUBJECT.sheet)}</button>`,
      )}</div>
      ${this.#picked.error ? trouble(this.#picked.error) : nothing}
      ${found(this.#opened, () => this.#content(main, facts))}
    </div>`
  }

  #content(main: VersionSummary, facts: boolean): TemplateResult {
    const { result } = this.#opened.value!.main
    if (!result.ruleset)
      return html`<section class="panel pad stack"><p>${say(SUBJECT.broken)}</p><lx-problems .problems=${result.problems}></lx-problems></section>`
    const { subject } = this._request
    return html`${subject.id === '' ? html`<p class="lead">${say(SUBJECT.empty)}</p>` : nothing}
      ${
        facts
          ? html`<lx-pick .population=${this.#query('population')} .subject=${this.#query('subject')}
        @pick=${(event: CustomEvent<Record<string, string>>) => this.#pick(event.detail)}></lx-pick>`
          : nothing
      }
      <lx-sheet .scored=${this.#scored.value} .otherName=${this.#otherName(main)} .notice=${say(noticeOf(main))} ?short=${facts}
        @problem=${(event: CustomEvent<string>) => this.#lead(event.detail)}></lx-sheet>
      ${
        facts
          ? html`<lx-facts .ruleset=${result.ruleset} .request=${this._request}
        @request=${(event: CustomEvent<ScoreRequest>) => this.#edit(event.detail)}></lx-facts>`
          : nothing
      }
      <lx-receipt-check></lx-receipt-check>`
  }

  // Another population brings its own day.
  #pick(chosen: Record<string, string>): void {
    const same = chosen['population'] === this.#query('population')
    this.#go({ ...chosen, view: '', ...(same ? {} : { asOf: '' }) })
  }

  #otherName(main: VersionSummary): string {
    const readings = switchedIn(this.#query('besideReadings'))
    return this.#beside === main.version && Object.keys(readings).length === 0
      ? say(SUBJECT.plain(main.version))
      : versionUnder(this.#beside, readings)
  }

  // A problem names its place as the form does.
  #lead(path: string): void {
    this.#go({ view: 'facts' })
    setTimeout(() => {
      const field = this.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)
      field?.closest('details')?.setAttribute('open', '')
      field?.focus()
    }, 50)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-subject': LxPageSubject
  }
}
