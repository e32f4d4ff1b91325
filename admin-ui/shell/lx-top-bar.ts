// The top bar: mark, areas, find, language, who I am.
import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { icon, mark } from '../base/icon.ts'
import { listed, say } from '../base/say.ts'
import { has, person, setPerson } from '../base/session.ts'
import { choose, language, theme } from '../base/settings.ts'
import { signOut } from '../client/sessions.ts'
import { AREAS, SHELL } from '../words/shell.ts'
import { ROLES } from '../words/states.ts'
import { type Area, BAR } from './areas.ts'
import './lx-top-bar.css'

@customElement('lx-top-bar')
export class LxTopBar extends LxElement {
  @property({ attribute: false }) area: Area | null = null
  /** How many versions wait for this person. */
  @property({ type: Number }) waiting = 0
  @state() private _open = false
  @query('.menu') private _menu!: HTMLElement

  override render() {
    const who = person()
    return html`<nav aria-label=${say(SHELL.areas)}>
      <a class="brand" href="#/rulesets">${mark()}<span>${say(SHELL.product)}</span></a>
      <div class="areas">${this.#areas()}</div>
      <div class="right">
        <button type="button" class="quiet find" @click=${() => this.tell('find', undefined)}>${icon('search')}<span>${say(SHELL.find)}</span><kbd>Ctrl K</kbd></button>
        <button type="button" class="quiet language" aria-label=${say(SHELL.switchLanguage)}
          @click=${() => choose({ language: language() === 'zh' ? 'en' : 'zh' })}>${say(SHELL.otherLanguage)}</button>
        <button type="button" class="quiet who" aria-haspopup="true" aria-expanded=${this._open ? 'true' : 'false'} @click=${this.#toggle}>
          <b>${who?.person.name ?? ''}</b><span>${listed(who?.roles.map((role) => say(ROLES[role])) ?? [])}</span></button>
        <button type="button" class="quiet burger" aria-label=${say(SHELL.menu)} aria-expanded=${this._open ? 'true' : 'false'} @click=${this.#toggle}>${icon('menu', 20)}</button>
      </div>
      ${this._open ? this.#shownMenu() : nothing}
    </nav>`
  }

  #areas() {
    return BAR.filter(({ roles }) => has(...roles)).map(
      ({ area, path }) =>
        html`<a href="#/${path}" aria-current=${area === this.area ? 'page' : nothing}>${say(AREAS[area])}${
          area === 'review' && this.waiting > 0
            ? html`<span class="count" aria-label=${say(SHELL.waiting(this.waiting))}>${this.waiting}</span>`
            : nothing
        }</a>`,
    )
  }

  #shownMenu() {
    return html`<div class="menu" @keydown=${this.#key} @focusout=${this.#left}>
      <div class="menu-areas">${this.#areas()}</div>
      <fieldset><legend>${say(SHELL.theme)}</legend>
        <div class="choices low">${(['system', 'light', 'dark'] as const).map(
          (each) =>
            html`<button type="button" aria-pressed=${theme() === each ? 'true' : 'false'} @click=${() => choose({ theme: each })}>${say(SHELL[each])}</button>`,
        )}</div>
      </fieldset>
      <a href="#/account" @click=${this.#close}>${say(SHELL.account)}</a>
      <button type="button" @click=${() => {
        this._open = false
        this.tell('keys', undefined)
      }}>${say(SHELL.keys)}</button>
      <a href="#/parts" @click=${this.#close}>${say(SHELL.parts)}</a>
      <button type="button" @click=${this.#out}>${say(SHELL.signOut)}</button>
    </div>`
  }

  readonly #toggle = (): void => {
    this._open = !this._open
    if (this._open)
      void this.updateComplete.then(() =>
        this._menu.querySelector<HTMLElement>('fieldset button')?.focus(),
      )
  }

  readonly #close = (): void => {
    this._open = false
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    this._open = false
    this.querySelector<HTMLElement>('.who')?.focus()
  }

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget as Element | null
    if (to && !this._menu.contains(to) && !to.closest('.who,.burger')) this._open = false
  }

  readonly #out = async (): Promise<void> => {
    try {
      await signOut()
    } finally {
      setPerson(null)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-top-bar': LxTopBar
  }
}
