// The official table: one line per item, sums per section, what has changed struck and underlined.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { count, signed } from '../../base/figures.ts'
import { icon } from '../../base/icon.ts'
import { say } from '../../base/say.ts'
import { ImpactView } from '../../editor/impact-view.ts'
import { fixedSum, pointsShown, type Row, rowsOf, same } from '../../editor/rows.ts'
import { isLatin, matches, pinyinInitials } from '../../editor/search.ts'
import { ITEMS } from '../../words/editor.ts'
import './lx-items.css'

// The last two columns go where there is no room for them (see lx-items.css).
const NARROW = matchMedia('(max-width: 599px)')

type Filter = 'all' | 'bonus' | 'deduction' | 'changed'

@customElement('lx-items')
export class LxItems extends ImpactView {
  @property() chosen = ''
  /** How many cases are about an item. */
  @property({ attribute: false }) caseCounts: ReadonlyMap<string, number> = new Map()
  @state() private _query = ''
  @state() private _filter: Filter = 'all'
  @state() private _initials: ((text: string) => string) | undefined

  override render() {
    const rows = rowsOf(this.draft.ruleset)
    const before = new Map(rowsOf(this.draft.base).map((row) => [row.item.id, row]))
    const changed = (row: Row) => {
      const old = before.get(row.item.id)
      return this.draft.base !== undefined && (!old || !same(old.item, row.item))
    }
    const gone = [...before.values()].filter(
      ({ item }) => !rows.some((row) => row.item.id === item.id),
    )
    const counts = {
      all: rows.length,
      bonus: rows.filter(({ section }) => section.kind === 'bonus').length,
      deduction: rows.filter(({ section }) => section.kind === 'deduction').length,
      changed: rows.filter(changed).length + gone.length,
    }
    const shown = rows.filter(
      (row) =>
        (this._filter === 'all' ||
          this._filter === row.section.kind ||
          (this._filter === 'changed' && changed(row))) &&
        matches(
          this._query,
          { number: row.number, text: row.item.text, id: row.item.id, cite: row.item.cite },
          this._initials?.(row.item.text),
        ),
    )
    // Tab enters the table at one row: the chosen one, or the first that is shown.
    const entry = (shown.find(({ item }) => item.id === this.chosen) ?? shown[0])?.item.id
    return html`<div class="tools">
        <label class="search">${icon('search')}<span class="unseen">${say(ITEMS.search)}</span>
          <input type="search" placeholder=${say(ITEMS.search)} .value=${this._query} @input=${this.#typed} @keydown=${this.#fromSearch} /></label>
        <div class="choices">${(['all', 'bonus', 'deduction', 'changed'] as const).map(
          (each) =>
            html`<button type="button" aria-pressed=${this._filter === each ? 'true' : 'false'} @click=${() => {
              this._filter = each
            }}>${say(ITEMS[each](counts[each]))}</button>`,
        )}</div>
        ${this.fixed ? nothing : html`<button type="button" @click=${() => this.tell('add-item', undefined)}>${icon('plus')}${say(ITEMS.add)}</button>`}
      </div>
      <div class="rows" @keydown=${this.#walk}><table>
        <thead><tr><th scope="col">${say(ITEMS.number)}</th><th scope="col">${say(ITEMS.text)}</th><th scope="col" class="number">${say(ITEMS.points)}</th><th scope="col" class="number" title=${say(ITEMS.hitsWhat)}>${say(ITEMS.hits)}</th><th scope="col" class="number">${say(ITEMS.caseCount)}</th></tr></thead>
        ${this.draft.ruleset?.sections.map((section) => {
          const own = shown.filter((row) => row.section === section)
          if (own.length === 0) return nothing
          const old = this.draft.base?.sections.find(({ name }) => name === section.name)
          const sum = signed(fixedSum(section))
          return html`<tbody><tr class="head"><th colspan=${NARROW.matches ? 3 : 5} scope="rowgroup"><span><b>${section.name}</b>${say(ITEMS.sectionCount(section.items.length))}<i>${say(ITEMS.fixedSum(sum, old ? signed(fixedSum(old)) : sum))}</i></span></th></tr>
            ${repeat(
              own,
              ({ item }) => item.id,
              (row) => this.#row(row, before.get(row.item.id), row.item.id === entry),
            )}</tbody>`
        })}
        ${(this._filter === 'all' || this._filter === 'changed') && this._query === '' && gone.length > 0 ? html`<tbody>${gone.map((row) => this.#gone(row))}</tbody>` : nothing}
      </table>
      ${shown.length === 0 && gone.length === 0 ? html`<p class="empty">${say(ITEMS.none)}</p>` : nothing}</div>`
  }

  #row({ item, number }: Row, before: Row | undefined, entry: boolean): TemplateResult {
    const now = pointsShown(item, this.draft.ruleset)
    const was = before ? pointsShown(before.item, this.draft.base) : undefined
    const chosen = item.id === this.chosen
    const cases = this.caseCounts.get(item.id) ?? 0
    return html`<tr class=${chosen ? 'chosen' : ''} @click=${() => this.tell('choose', item.id)}>
      <td>${number}</td>
      <td><button type="button" data-item=${item.id} tabindex=${entry ? 0 : -1} aria-current=${chosen ? 'true' : nothing} title=${item.text}
        @click=${() => this.tell('edit-item', item.id)}>${item.text}</button></td>
      <td class="number">${was !== undefined && was !== now ? html`<del>${was}</del> <ins>${now}</ins>` : now}</td>
      <td class="number">${this.#hits(item.id)}</td>
      <td class="number">${cases === 0 ? html`<span class="note">—</span>` : cases}</td>
    </tr>`
  }

  #hits(id: string): TemplateResult | string {
    const hits = this.impact.found?.hits[id]
    return hits === undefined || hits === 0
      ? html`<span class="note">${hits ?? '—'}</span>`
      : count(hits)
  }

  #gone({ item, number }: Row): TemplateResult {
    return html`<tr class="gone"><td>${number}</td><td><del>${item.text}</del> <span class="note">${say(ITEMS.gone)}</span>
      ${this.fixed ? nothing : html`<button type="button" class="plain" @click=${() => this.tell('restore-item', item.id)}>${say(ITEMS.restoreItem)}</button>`}</td>
      <td class="number"><del>${pointsShown(item, this.draft.base)}</del></td><td></td><td></td></tr>`
  }

  override updated(changed: Map<string, unknown>): void {
    if (!changed.has('chosen') || !this.chosen) return
    // Once the page has its heights.
    requestAnimationFrame(() => this.#show(changed.get('chosen') === undefined))
  }

  // Scrolls the table and never the page: first to the middle, then as little as it takes.
  #show(first: boolean): void {
    const row = this.querySelector(`[data-item="${CSS.escape(this.chosen)}"]`)?.closest('tr')
    const rows = this.querySelector('.rows')
    if (!row || !rows || rows.scrollHeight <= rows.clientHeight) return
    const head = rows.querySelector('thead')?.clientHeight ?? 0
    const top = row.offsetTop - head
    const below = row.offsetTop + row.offsetHeight - rows.clientHeight
    if (first) rows.scrollTop = row.offsetTop - (rows.clientHeight - row.offsetHeight) / 2
    else if (rows.scrollTop > top) rows.scrollTop = top
    else if (rows.scrollTop < below) rows.scrollTop = below
  }

  readonly #typed = async (event: Event): Promise<void> => {
    this._query = (event.target as HTMLInputElement).value
    if (isLatin(this._query)) this._initials ??= await pinyinInitials()
  }

  readonly #fromSearch = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    this.#step(this.querySelector<HTMLElement>('[data-item]'))
  }

  readonly #walk = (event: KeyboardEvent): void => {
    const all = [...this.querySelectorAll<HTMLElement>('[data-item]')]
    const at = all.indexOf(event.target as HTMLElement)
    if (at === -1) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || event.altKey) return
    event.preventDefault()
    this.#step(all[to] ?? null)
  }

  #step(to: HTMLElement | null): void {
    if (!to) return
    to.focus()
    this.tell('choose', to.dataset['item'])
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-items': LxItems
  }
}
