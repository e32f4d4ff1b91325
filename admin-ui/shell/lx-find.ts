// Ctrl K: items by text, number or pinyin initials, versions, pages.
import { html } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { go, link } from '../base/router.ts'
import { say } from '../base/say.ts'
import { has } from '../base/session.ts'
import { language } from '../base/settings.ts'
import { listRulesets, readVersion } from '../client/versions.ts'
import { Desk } from '../editor/desk.ts'
import { rowsOf } from '../editor/rows.ts'
import { isLatin, matches, pinyinInitials } from '../editor/search.ts'
import { FIND } from '../words/find.ts'
import { AREAS } from '../words/shell.ts'
import { BAR } from './areas.ts'
import './lx-find.css'

type Found = { kind: string; text: string; href: string; number: string; id: string; cite: string }

@customElement('lx-find')
export class LxFind extends LxElement {
  @state() private _all: Found[] = []
  @state() private _query = ''
  @state() private _at = 0
  @state() private _initials: ((text: string) => string) | undefined
  @query('dialog') private _dialog!: HTMLDialogElement
  /** The language of what is known. */
  #in = language()

  /** Opens it; what can be found is read anew, and what was known stays until then. */
  async open(): Promise<void> {
    await this.updateComplete
    this._query = ''
    this._at = 0
    this._dialog.showModal()
    if (this.#in !== language()) this._all = []
    this.#in = language()
    this._all = await everything()
  }

  override render() {
    const shown = this.#shown()
    return html`<dialog class="find" aria-label=${say(FIND.title)}>
      <input type="search" role="combobox" aria-expanded="true" aria-controls="find-list" aria-activedescendant=${`find-${this._at}`} placeholder=${say(FIND.placeholder)} aria-label=${say(FIND.placeholder)}
        .value=${this._query} @input=${this.#typed} @keydown=${this.#key} />
      <ul id="find-list" role="listbox" aria-label=${say(FIND.title)}>${shown.map(
        (each, i) =>
          html`<li id=${`find-${i}`} role="option" aria-selected=${i === this._at ? 'true' : 'false'} @click=${() => this.#go(each)}><span class="note">${each.kind}</span><span>${each.text}</span></li>`,
      )}</ul>
      ${shown.length === 0 && this._query !== '' ? html`<p class="note">${say(FIND.none)}</p>` : ''}</dialog>`
  }

  #shown(): Found[] {
    return this._all
      .filter((each) => matches(this._query, each, this._initials?.(each.text)))
      .slice(0, 12)
  }

  readonly #typed = async (event: Event): Promise<void> => {
    this._query = (event.target as HTMLInputElement).value
    this._at = 0
    if (isLatin(this._query)) this._initials ??= await pinyinInitials()
  }

  readonly #key = (event: KeyboardEvent): void => {
    const shown = this.#shown()
    if (event.key === 'ArrowDown') this._at = Math.min(shown.length - 1, this._at + 1)
    else if (event.key === 'ArrowUp') this._at = Math.max(0, this._at - 1)
    else if (event.key === 'Enter' && shown[this._at]) this.#go(shown[this._at]!)
    // A search field would only empty itself.
    else if (event.key === 'Escape') this._dialog.close()
    else return
    event.preventDefault()
  }

  #go({ href }: Found): void {
    this._dialog.close()
    go(href)
  }
}

async function everything(): Promise<Found[]> {
  const pages = BAR.filter(({ roles }) => has(...roles)).map(
    ({ area, path }): Found => ({
      kind: say(FIND.page),
      text: say(AREAS[area]),
      href: `#/${path}`,
      number: '',
      id: area,
      cite: '',
    }),
  )
  const desk = new Desk()
  try {
    const found: Found[] = [...pages]
    for (const one of await listRulesets()) {
      // Items lead to the newest version that can be looked at.
      const newest = one.versions[0]
      if (!newest) continue
      for (const each of one.versions)
        found.push({
          kind: say(FIND.version),
          text: `${one.title ? say(one.title) : one.id}　${each.version}`,
          href: link(['rulesets', one.id, each.version, 'edit']),
          number: '',
          id: each.version,
          cite: '',
        })
      const { ruleset } = await desk.ask('read', {
        text: (await readVersion(one.id, newest.version)).text,
      })
      for (const { item, number } of rowsOf(ruleset))
        found.push({
          kind: say(FIND.item(number)),
          text: item.text,
          href: link(['rulesets', one.id, newest.version, 'edit'], { item: item.id }),
          number,
          id: item.id,
          cite: item.cite,
        })
    }
    return found
  } catch {
    return pages
  } finally {
    desk.close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-find': LxFind
  }
}
