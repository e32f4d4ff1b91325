// The worked cases of a version: which differ, which moved, what none touches, and writing one.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { bar, found, LxPage } from '../../base/page.ts'
import { link } from '../../base/router.ts'
import { say, sentence } from '../../base/say.ts'
import { standingOf } from '../../base/standing.ts'
import { readVersion } from '../../client/versions.ts'
import { fails } from '../../scoring/case-result.ts'
import { ask } from '../../scoring/desk.ts'
import { CASES } from '../../words/cases.ts'
import '../../parts/lx-chip.ts'
import '../../parts/lx-problems.ts'
import './lx-case-form.ts'
import './lx-case-list.ts'
import './lx-coverage.ts'
import './lx-page-cases.css'

@customElement('lx-page-cases')
export class LxPageCases extends LxPage {
  @state() private _writing = false
  @state() private _saved = ''
  readonly #load = new Task(this, {
    task: async ([ruleset, version], { signal }) => {
      const detail = await readVersion(ruleset, version, signal)
      const base = detail.basedOn ? await readVersion(ruleset, detail.basedOn, signal) : null
      const source = { text: detail.text, hash: detail.hash }
      const opened = await ask('opened', source)
      const run =
        detail.cases === null
          ? { results: [], coverage: null, problems: [] }
          : await ask('casesRun', {
              source,
              base: base && { text: base.text, hash: base.hash },
              cases: detail.cases,
            })
      return { detail, source, ruleset: opened.ruleset, run }
    },
    args: () => [this.segment(1), this.segment(2)] as const,
  })

  override render() {
    return found(this.#load, (loaded) => this.#view(loaded))
  }

  #view(loaded: NonNullable<typeof this.load>): TemplateResult {
    const { detail, ruleset, run, source } = loaded
    const may = detail.may.edit
    const failing = run.results.filter(fails).length
    return html`${bar({
      back: link(['rulesets', detail.ruleset]),
      title: say(CASES.title(detail.version)),
      chip: html`<lx-chip standing=${standingOf(detail)}></lx-chip>`,
      context: may === true ? nothing : sentence(say(may)),
      right: html`<button type="button" class="primary" aria-expanded=${this._writing ? 'true' : 'false'} ?disabled=${may !== true || !ruleset} @click=${() => {
        this._writing = !this._writing
        this._saved = ''
      }}>${say(this._writing ? CASES.back : CASES.add)}</button>`,
    })}
    <div class="page" data-main tabindex="-1">
      <p class="lead" role="status">${this._saved || (run.results.length > 0 ? say(CASES.run(run.results.length, failing)) : say(CASES.none))}</p>
      ${run.problems.length > 0 ? html`<section class="panel pad"><lx-problems .problems=${run.problems}></lx-problems></section>` : nothing}
      ${
        this._writing && ruleset
          ? html`<lx-case-form .detail=${detail} .source=${source} .ruleset=${ruleset} .taken=${run.results.map((each) => each.case.id)}
              @saved=${(event: CustomEvent<string>) => this.#kept(event.detail)}></lx-case-form>`
          : nothing
      }
      ${
        run.results.length > 0
          ? html`<div class="cases-grid"><lx-case-list .results=${run.results} .ruleset=${ruleset} .detail=${detail}></lx-case-list>
              ${run.coverage ? html`<lx-coverage .coverage=${run.coverage} .ruleset=${ruleset}></lx-coverage>` : nothing}</div>`
          : nothing
      }
    </div>`
  }

  /** What the page has read. */
  protected get load() {
    return this.#load.value
  }

  #kept(id: string): void {
    this._writing = false
    this._saved = say(CASES.saved(id))
    void this.#load.run()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-cases': LxPageCases
  }
}
