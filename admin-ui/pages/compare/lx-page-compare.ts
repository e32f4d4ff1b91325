// Two versions side by side: in sentences, as 新旧条文对照, and as source.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { told } from '../../base/amendment.ts'
import { cited } from '../../base/clause.ts'
import { bar, found, LxPage, printButton } from '../../base/page.ts'
import { go, link } from '../../base/router.ts'
import { bracketed, listed, say } from '../../base/say.ts'
import { byNumber, standingOf } from '../../base/standing.ts'
import type { VersionSummary } from '../../client/bodies.ts'
import { listRulesets } from '../../client/versions.ts'
import { comparedVersions } from '../../scoring/compared.ts'
import { COMPARE } from '../../words/compare.ts'
import { STATES } from '../../words/states.ts'
import '../../parts/lx-diff.ts'
import '../../parts/lx-problems.ts'
import './lx-rows.ts'
import './lx-source-diff.ts'
import './lx-page-compare.css'

const VIEWS = ['sentences', 'table', 'source'] as const
type View = (typeof VIEWS)[number]

@customElement('lx-page-compare')
export class LxPageCompare extends LxPage {
  readonly #rulesets = new Task(this, {
    task: (_, { signal }) => listRulesets(signal),
    args: () => [] as const,
  })
  readonly #compared = new Task(this, {
    task: async ([ruleset, from, to], { signal }) =>
      from === to ? null : comparedVersions(ruleset, from, to, signal),
    args: () => [this.segment(1), this.segment(3), this.segment(4)] as const,
  })

  get #view(): View {
    const wanted = this.address.query.get('view') as View | null
    return wanted && VIEWS.includes(wanted) ? wanted : 'sentences'
  }

  #go(from: string, to: string, view = this.#view): void {
    const query = { view: view === 'sentences' ? undefined : view }
    go(link(['rulesets', this.segment(1), 'compare', from, to], query), true)
  }

  override render() {
    const [ruleset, from, to] = [this.segment(1), this.segment(3), this.segment(4)]
    const one = this.#rulesets.value?.find(({ id }) => id === ruleset)
    const versions = [...(one?.versions ?? [])].sort(byNumber).reverse()
    return html`${bar({
      back: link(['rulesets', ruleset]),
      title: say(COMPARE.title(from, to)),
      context: one ? say(one.title) : nothing,
      right: html`${this.#choose('from', from, versions)}
        <button type="button" @click=${() => this.#go(to, from)}>${say(COMPARE.swap)}</button>
        ${this.#choose('to', to, versions)}
        <div class="choices" role="group" aria-label=${say(COMPARE.view)}>${VIEWS.map(
          (each) =>
            html`<button type="button" aria-pressed=${each === this.#view ? 'true' : 'false'} @click=${() => this.#go(from, to, each)}>${say(COMPARE[each])}</button>`,
        )}</div>${printButton()}`,
      paper: {
        ...(one ? { of: say(one.title) } : {}),
        digests: [from, to].map((each) => [each, hashOf(each, versions)] as const),
      },
    })}
    <div class="page" data-main tabindex="-1">
      ${found(this.#compared, (compared) => this.#content(compared, from, to))}
    </div>`
  }

  #choose(side: 'from' | 'to', chosen: string, versions: readonly VersionSummary[]) {
    return html`<label class="inline">${say(COMPARE[side])}<select @change=${(event: Event) => {
      const { value } = event.target as HTMLSelectElement
      if (side === 'from') this.#go(value, this.segment(4))
      else this.#go(this.segment(3), value)
    }}>${versions.map((each) => html`<option value=${each.version} ?selected=${each.version === chosen}>${bracketed(each.version, say(STATES[standingOf(each)]))}</option>`)}</select></label>`
  }

  #content(
    answer: Awaited<ReturnType<typeof comparedVersions>> | null,
    from: string,
    to: string,
  ): TemplateResult {
    if (answer === null) return html`<p class="empty">${say(COMPARE.sameVersion)}</p>`
    if (this.#view === 'source')
      return html`<lx-source-diff ruleset=${this.segment(1)} from=${from} to=${to}></lx-source-diff>`
    const { comparison: compared } = answer
    if (compared === null)
      return html`<section class="panel pad stack"><p>${say(COMPARE.broken)}</p><lx-problems .problems=${answer.problems}></lx-problems></section>`
    if (compared.changes.length === 0) return html`<p class="empty">${say(COMPARE.same)}</p>`
    if (this.#view === 'table')
      return html`<section class="panel"><lx-rows .rows=${told(compared.rows)} from=${from} to=${to}></lx-rows></section>`
    const changes = told(compared.changes)
    return html`<p class="lead">${say(COMPARE.count(changes.length))}</p>
      <section class="panel"><ol class="changes">${changes.map(
        (change, i) => html`<li><span class="note">${i + 1}</span>
          <p><lx-diff .change=${change}></lx-diff></p>
          <span class="note">${listed((change.cite ?? []).map(cited))}</span></li>`,
      )}</ol></section>`
  }
}

function hashOf(name: string, versions: readonly VersionSummary[]): string | null {
  return versions.find(({ version }) => version === name)?.hash ?? null
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-compare': LxPageCompare
  }
}
