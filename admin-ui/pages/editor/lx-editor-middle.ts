// The middle: tabs over the part of the standard that is open, or the source.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { say } from '../../base/say.ts'
import type { Source } from '../../client/versions.ts'
import { DraftView } from '../../editor/draft-view.ts'
import type { Impact } from '../../editor/impact.ts'
import { rowsOf } from '../../editor/rows.ts'
import { EDITOR, ITEMS } from '../../words/editor.ts'
import { TABS, type Tab } from './tabs.ts'
import './lx-item-form.ts'
import './lx-items.ts'

const HEIGHT = 'liangxin.table'

@customElement('lx-editor-middle')
export class LxEditorMiddle extends DraftView {
  @property() tab: Tab = 'items'
  @property() view: 'form' | 'source' = 'form'
  @property() item = ''
  @property({ attribute: false }) impact!: Impact
  @property({ attribute: false }) sources: readonly Source[] = []
  @state() private _loaded = new Set<string>()
  @state() private _height = Number(localStorage.getItem(HEIGHT) ?? 46)
  @state() private _counts: { size: number; about: ReadonlyMap<string, number> } | undefined
  #counted: string | null = null

  override render() {
    const { ruleset, broken } = this.draft
    const sizes: Record<Tab, number | undefined> = {
      items: rowsOf(ruleset).length,
      grades: undefined,
      determinations: ruleset?.determinations?.length,
      validity: undefined,
      repair: undefined,
      measures: undefined,
      readings: ruleset?.readings?.length,
      cases: this._counts?.size,
    }
    return html`<header class="column-head tabs" role="tablist">${TABS.map(
      (each) =>
        html`<button type="button" role="tab" aria-selected=${this.view === 'form' && each === this.tab ? 'true' : 'false'} @click=${() => this.tell('tab', each)}>${say(EDITOR[each])}${sizes[each] === undefined ? nothing : html` <span class="note">${sizes[each]}</span>`}</button>`,
    )}</header>
      ${broken && this.view === 'form' ? html`<p class="broken second worse" role="alert">${say(EDITOR.brokenNote)}</p>` : nothing}
      ${this.view === 'source' ? this.#lazy('source', () => html`<lx-source .draft=${this.draft}></lx-source>`) : this.#panel(this._counts?.about ?? new Map())}`
  }

  #panel(counts: ReadonlyMap<string, number>): TemplateResult {
    if (this.tab === 'items')
      return html`<div class="split" style="--table:${this._height}%">
        <lx-items .draft=${this.draft} .impact=${this.impact} chosen=${this.item} .caseCounts=${counts}></lx-items>
        <div class="divider" role="separator" tabindex="0" aria-orientation="horizontal" aria-valuenow=${Math.round(this._height)} aria-valuemin="20" aria-valuemax="80" aria-label=${say(ITEMS.resize)} @pointerdown=${this.#drag} @keydown=${this.#resize}></div>
        <div class="form"><lx-impact class="brief-line" brief .draft=${this.draft} .impact=${this.impact}></lx-impact><lx-item-form .draft=${this.draft} item=${this.item}></lx-item-form></div>
      </div>`
    const views: Record<Exclude<Tab, 'items'>, () => TemplateResult> = {
      grades: () => html`<lx-grades .draft=${this.draft}></lx-grades>`,
      determinations: () =>
        html`<lx-determinations .draft=${this.draft} .sources=${this.sources}></lx-determinations>`,
      validity: () => html`<lx-validity .draft=${this.draft}></lx-validity>`,
      repair: () => html`<lx-repair .draft=${this.draft}></lx-repair>`,
      measures: () => html`<lx-measures .draft=${this.draft}></lx-measures>`,
      readings: () => html`<lx-readings .draft=${this.draft}></lx-readings>`,
      cases: () => html`<lx-cases .draft=${this.draft}></lx-cases>`,
    }
    return html`<div class="panel-body">${this.#lazy(this.tab, views[this.tab])}</div>`
  }

  // Each part comes when its tab is opened.
  #lazy(name: Exclude<Tab, 'items'> | 'source', view: () => TemplateResult): TemplateResult {
    if (this._loaded.has(name)) return view()
    void LOADS[name]().then(() => {
      this._loaded = new Set([...this._loaded, name])
    })
    return html`<div class="loading"></div>`
  }

  override willUpdate(): void {
    super.willUpdate()
    const { cases, judge } = this.draft
    if (cases === this.#counted) return
    this.#counted = cases
    if (cases === null) this._counts = undefined
    else
      void judge.ask('caseCounts', { cases }).then((counts) => {
        if (this.#counted === cases) this._counts = counts
      })
  }

  readonly #drag = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLElement
    const box = bar.parentElement!.getBoundingClientRect()
    bar.setPointerCapture(event.pointerId)
    const move = (each: PointerEvent) =>
      this.#setHeight(((each.clientY - box.top) / box.height) * 100)
    bar.addEventListener('pointermove', move)
    bar.addEventListener('pointerup', () => bar.removeEventListener('pointermove', move), {
      once: true,
    })
  }

  readonly #resize = (event: KeyboardEvent): void => {
    const way = { ArrowUp: -4, ArrowDown: 4 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    this.#setHeight(this._height + way)
  }

  #setHeight(percent: number): void {
    this._height = Math.min(80, Math.max(20, percent))
    localStorage.setItem(HEIGHT, String(Math.round(this._height)))
  }
}

const LOADS: Record<Exclude<Tab, 'items'> | 'source', () => Promise<unknown>> = {
  source: () => import('./lx-source.ts'),
  grades: () => import('./lx-grades.ts'),
  determinations: () => import('./lx-determinations.ts'),
  validity: () => import('./lx-validity.ts'),
  repair: () => import('./lx-repair.ts'),
  measures: () => import('./lx-measures.ts'),
  readings: () => import('./lx-readings.ts'),
  cases: () => import('./lx-cases.ts'),
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-editor-middle': LxEditorMiddle
  }
}
