// The editor: the clause left, the rule in the middle, its consequences right, one document
// behind them all.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { today } from '../../base/figures.ts'
import { found, LxPage } from '../../base/page.ts'
import { askBeforeLeaving, go, link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import { onPerson, person } from '../../base/session.ts'
import { standingOf } from '../../base/standing.ts'
import {
  listRulesets,
  readClauses,
  readVersion,
  type Source,
  saveText,
} from '../../client/versions.ts'
import { Draft } from '../../editor/draft.ts'
import { Impact } from '../../editor/impact.ts'
import { kept } from '../../editor/keep.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import type { Shown } from '../../parts/lx-problems.ts'
import { EDITOR } from '../../words/editor.ts'
import { askAddItem, askRemoveItem, askSubmit, restoreItem } from './acts.ts'
import { onKeys } from './keys.ts'
import type { LxEditorStatute } from './lx-editor-statute.ts'
import { returnedNote } from './returned-note.ts'
import { tabOf } from './rule-names.ts'
import { focusPlace, TABS, type Tab } from './tabs.ts'
import '../../parts/lx-dialog.ts'
import '../../parts/lx-statute.ts'
import './lx-conflict.ts'
import './lx-editor-bar.ts'
import './lx-editor-statute.ts'
import './lx-editor-middle.ts'
import './lx-editor-problems.ts'
import './lx-impact.ts'
import './lx-page-editor.css'

type Loaded = { draft: Draft; impact: Impact; sources: Source[] }
type Pane = 'statute' | 'middle' | 'impact' | 'problems'

@customElement('lx-page-editor')
export class LxPageEditor extends LxPage {
  @state() private _pane: Pane = 'middle'
  @state() private _restored = false
  @query(':scope > lx-dialog') private _dialog!: LxDialog
  @query('lx-editor-statute') private _statute!: LxEditorStatute
  #draft: Draft | undefined
  #impact: Impact | undefined
  #stop: (() => void)[] = []
  readonly #load = new Task(this, {
    task: ([ruleset, version], { signal }) => this.#open(ruleset, version, signal),
    args: () => [this.segment(1), this.segment(2)] as const,
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stop = [
      onPerson(() => this.#draft?.saver.retry()),
      onKeys(() => this.#draft, {
        pane: (pane) => this.#focus(pane),
        item: (step) => this.#step(step),
        problem: () => this.querySelector<HTMLElement>('lx-problems .go')?.focus(),
        view: () => this.#go({ view: this.#view === 'source' ? undefined : 'source' }),
        primary: () => this.#submit(),
      }),
    ]
    window.addEventListener('pagehide', commitField)
    askBeforeLeaving(() => this.#draft?.saver.unsaved === true && !this.#draft.keeps)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const stop of this.#stop) stop()
    window.removeEventListener('pagehide', commitField)
    askBeforeLeaving(undefined)
    this.#shut()
  }

  async #open(ruleset: string, version: string, signal: AbortSignal): Promise<Loaded> {
    const who = person()?.person.id ?? ''
    const detail = await readVersion(ruleset, version, signal)
    const [base, sources, rulesets] = await Promise.all([
      detail.basedOn ? readVersion(ruleset, detail.basedOn, signal) : undefined,
      readClauses(ruleset, version, signal).catch((): Source[] => []),
      listRulesets(signal),
    ])
    const siblings = rulesets.find(({ id }) => id === ruleset)?.versions ?? []
    const draft = new Draft({
      detail,
      baseText: base?.text ?? null,
      baseStanding: base ? standingOf(base) : null,
      person: who,
      context: {
        asOf: today(),
        clauses: sources.flatMap(({ clauses }) =>
          clauses.filter((clause) => clause.id !== undefined),
        ) as { id: string }[],
        siblings: siblings
          .filter((each) => each.version !== version && each.state === 'published')
          .map((each) => ({
            version: each.version,
            ...(each.effectiveFrom ? { effectiveFrom: each.effectiveFrom } : {}),
          })),
      },
      put: (text, hash) => saveText(ruleset, version, text, hash),
    })
    const copy = detail.may.edit === true ? kept(ruleset, version, who) : undefined
    await draft.open(copy)
    this._restored = copy !== undefined && draft.text !== detail.text
    this.#shut()
    this.#draft = draft
    this.#impact = new Impact(draft)
    return { draft, impact: this.#impact, sources }
  }

  #shut(): void {
    this.#impact?.close()
    this.#draft?.close()
    this.#draft = undefined
  }

  get #tab(): Tab {
    const tab = this.address.query.get('tab') as Tab | null
    return tab && TABS.includes(tab) ? tab : 'items'
  }

  get #view(): 'form' | 'source' {
    return this.address.query.get('view') === 'source' ? 'source' : 'form'
  }

  #go(next: { tab?: Tab; item?: string | undefined; view?: 'source' | undefined }): void {
    const query = Object.fromEntries(this.address.query)
    go(link(this.address.path, { ...query, ...next }), true)
  }

  override render() {
    return html`${found(this.#load, (loaded) => this.#view_(loaded))}<lx-dialog></lx-dialog>`
  }

  #view_({ draft, impact, sources }: Loaded): TemplateResult {
    const item = this.address.query.get('item') ?? ''
    return html`<lx-editor-bar .draft=${draft} view=${this.#view} @view=${(event: CustomEvent<'source' | null>) => this.#go({ view: event.detail ?? undefined })} @submit-draft=${() => this.#submit()} @settle=${() => this.querySelector('lx-conflict')?.open()}></lx-editor-bar>
      ${this._restored ? html`<p class="restored second" role="status">${say(EDITOR.restored)}</p>` : nothing}
      ${returnedNote(draft.detail)}
      <div class="editor" data-pane=${this._pane}
        @choose=${(event: CustomEvent<string>) => this.#go({ item: event.detail })}
        @edit-item=${(event: CustomEvent<string>) => this.#edit(event.detail)}
        @go-at=${(event: CustomEvent<string>) => this.#goAt(event.detail)}
        @problem=${(event: CustomEvent<Shown>) => this.#problem(event.detail)}
        @tab=${(event: CustomEvent<Tab>) => this.#go({ tab: event.detail, view: undefined })}
        @clause=${(event: CustomEvent<string>) => this.#clause(event.detail)}
        @remove-item=${(event: CustomEvent<string>) => askRemoveItem(this._dialog, draft, event.detail, impact.found?.hits[event.detail])}
        @restore-item=${(event: CustomEvent<string>) => restoreItem(draft, event.detail)}
        @add-item=${() => askAddItem(this._dialog, draft, (id) => this.#go({ item: id }))}>
        <lx-editor-statute .draft=${draft} .sources=${sources} .item=${this.#tab === 'items' ? item : ''}></lx-editor-statute>
        <lx-editor-middle .draft=${draft} .impact=${impact} .sources=${sources} tab=${this.#tab} view=${this.#view} item=${item} .pane=${this._pane} data-main tabindex="-1"></lx-editor-middle>
        <aside class="side"><lx-editor-problems .draft=${draft}></lx-editor-problems><lx-impact .draft=${draft} .impact=${impact}></lx-impact></aside>
      </div>
      <nav class="feet" aria-label=${say(EDITOR.view)}>${(
        ['statute', 'middle', 'impact', 'problems'] as const
      ).map(
        (pane) =>
          html`<button type="button" aria-current=${this._pane === pane ? 'true' : nothing} @click=${() => {
            this._pane = pane
          }}>${say(pane === 'middle' ? EDITOR.items : EDITOR[pane])}</button>`,
      )}</nav>
      <lx-conflict .draft=${draft}></lx-conflict>`
  }

  #submit(): void {
    if (this.#draft) askSubmit(this._dialog, this.#draft)
  }

  #focus(pane: Pane): void {
    this._pane = pane
    const targets = {
      statute: ['lx-editor-statute .text'],
      middle: ['lx-items [aria-current]', 'lx-items [data-item]', 'lx-editor-middle'],
      impact: ['lx-impact button', 'lx-impact select'],
      problems: ['lx-problems .go'],
    }[pane]
    void this.updateComplete.then(() => {
      for (const target of targets) {
        const found = this.querySelector<HTMLElement>(target)
        if (!found) continue
        found.focus()
        return
      }
    })
  }

  #edit(id: string): void {
    this.#go({ item: id })
    void this.updateComplete.then(() => setTimeout(() => focusPlace(this, `items.${id}.points`)))
  }

  #step(step: 1 | -1): void {
    const all = [...this.querySelectorAll<HTMLElement>('lx-items [data-item]')]
    const at = all.findIndex((each) => each.dataset['item'] === this.address.query.get('item'))
    const next = all[at + step]?.dataset['item']
    if (next) this.#go({ item: next })
  }

  #clause(cite: string): void {
    this._pane = 'statute'
    this._statute.show(cite)
  }

  #goAt(at: string): void {
    const [area = '', id] = at.split('.')
    const tab = tabOf(area)
    this._pane = 'middle'
    this.#go({
      tab: tab === 'general' ? 'grades' : tab,
      view: undefined,
      ...(area === 'items' && id ? { item: id } : {}),
    })
    void this.updateComplete.then(() => setTimeout(() => focusPlace(this, at), 50))
  }

  #problem(problem: Shown): void {
    const at = problem.at ?? problem.path
    if (problem.of === 'cases') this.#go({ tab: 'cases', view: undefined })
    else if (at && !this.#draft?.broken) this.#goAt(at)
    else this.#go({ view: 'source' })
    if (problem.line && (this.#draft?.broken || this.#view === 'source'))
      void this.updateComplete.then(() =>
        this.querySelector('lx-source')?.goTo(problem.line!, problem.column ?? 1),
      )
  }
}

// A field that is left takes what was typed into it; a reload leaves it, too.
function commitField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-editor': LxPageEditor
  }
}
