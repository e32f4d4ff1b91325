// The frame: who is there, the bar, and the page of the address. A session that ends asks for the
// password over the page, and the page keeps everything.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { passBack, placeBefore } from '../base/elsewhere.ts'
import type { LxPage } from '../base/page.ts'
import { type Address, go, here, onAddress } from '../base/router.ts'
import { listed, say } from '../base/say.ts'
import { has, onPerson, person, setPerson } from '../base/session.ts'
import { trouble } from '../base/trouble.ts'
import { onSignedOut, ServerError } from '../client/call.ts'
import { me } from '../client/sessions.ts'
import { ELSEWHERE } from '../words/elsewhere.ts'
import { SHELL, TROUBLE } from '../words/shell.ts'
import { ROLES } from '../words/states.ts'
import { BAR, pageOf } from './areas.ts'
import './lx-top-bar.ts'
import './lx-sign-in.ts'

@customElement('lx-app')
export class LxApp extends LxElement {
  @state() private _address: Address = here()
  @state() private _expired = false
  @state() private _failed: unknown
  /** Why the provider of identities sent somebody back, or that they may close this window. */
  @state() private _back: { refused: string | null; over?: true } | undefined
  // A page whose program could not be fetched, e.g. since a newer one is served.
  @state() private _unloaded = false
  /** Whether a part of the page, which is there, could not be fetched. */
  @state() private _partless = false
  @state() private _extras = new Set<'find' | 'keys'>()
  #page: (LxPage & { tag?: string }) | undefined
  #stop: (() => void)[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stop = [
      onAddress(() => {
        this._address = here()
        void this.#open(true)
      }),
      onPerson(() => {
        this._expired = false
        void this.#open()
      }),
      onSignedOut(() => {
        if (person()) this._expired = true
      }),
    ]
    window.addEventListener('keydown', this.#keys)
    window.addEventListener('vite:preloadError', this.#missed)
    void this.#begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const stop of this.#stop) stop()
    window.removeEventListener('keydown', this.#keys)
    window.removeEventListener('vite:preloadError', this.#missed)
  }

  async #begin(): Promise<void> {
    this._failed = undefined
    if (this._address.path[0] === 'back') {
      this._back = { refused: this._address.query.get('refused') }
      if (passBack(this._back)) this._back = { ...this._back, over: true }
      go(placeBefore() || '#/', true)
      this._address = here()
    }
    if (this._back?.over) return
    try {
      setPerson(await me())
    } catch (error) {
      if (error instanceof ServerError && error.status === 401) setPerson(null)
      else this._failed = error
    }
  }

  async #open(moved = false): Promise<void> {
    this.requestUpdate()
    const who = person()
    if (!who) {
      this.#page = undefined
      return
    }
    const { path } = this._address
    if (path.length === 0) return go(`#/${this.#firstArea()}`, true)
    if (who.mustChangePassword && path[0] !== 'account') return go('#/account', true)
    const page = pageOf(path)
    if (!page || (page.roles && !has(...page.roles))) {
      this.#page = undefined
      return
    }
    // At once where the page stands: what is typed meanwhile is meant for what the address says.
    if (this.#page?.tag === page.tag) {
      this.#page.address = this._address
      this._unloaded = false
      return
    }
    const loaded = await page.load().then(
      () => true,
      () => false,
    )
    if (this._address.path !== path) return
    this._unloaded = !loaded
    if (!loaded) return
    this.#page = document.createElement(page.tag) as unknown as LxPage & { tag?: string }
    this.#page.tag = page.tag
    if (moved) window.scrollTo(0, 0)
    this.#page.address = this._address
    this.requestUpdate()
  }

  #firstArea(): string {
    return BAR.find(({ roles }) => has(...roles))?.path ?? 'account'
  }

  override render() {
    const who = person()
    if (this._failed) return html`<main>${trouble(this._failed, () => void this.#begin())}</main>`
    if (this._back?.over)
      return html`<main><div class="empty"><p>${say(ELSEWHERE.back)}</p></div></main>`
    if (who === undefined) return html`<main><div class="loading"></div></main>`
    if (who === null) return html`<lx-sign-in .refused=${this._back?.refused ?? null}></lx-sign-in>`
    return html`<a class="skip" href="#main" @click=${this.#skip}>${say(SHELL.skip)}</a>
      <lx-top-bar @find=${() => void this.#find()} @keys=${() => void this.#help()} .area=${pageOf(this._address.path)?.area ?? null}></lx-top-bar>
      <main id="main" tabindex="-1">${this.#content()}</main>
      ${this._extras.has('find') ? html`<lx-find></lx-find>` : nothing}${this._extras.has('keys') ? html`<lx-keys-help></lx-keys-help>` : nothing}
      ${this._expired ? html`<lx-sign-in again></lx-sign-in>` : nothing}`
  }

  #content() {
    const page = pageOf(this._address.path)
    if (page?.roles && !has(...page.roles)) {
      const roles = listed(page.roles.map((role) => say(ROLES[role])))
      return html`<div class="empty"><p>${say(TROUBLE.forbidden)}${say(TROUBLE.whose(roles))}</p></div>`
    }
    if (!page && this._address.path.length > 0)
      return html`<div class="empty"><p>${say(SHELL.noPage)}</p><a class="button" href="#/rulesets">${say(SHELL.toRulesets)}</a></div>`
    if (this._unloaded)
      return html`<div class="trouble panel pad" role="alert"><p>${say(TROUBLE.unloaded)}</p>${reloading()}</div>`
    const missed = this._partless
      ? html`<div class="trouble panel pad" role="alert"><p>${say(TROUBLE.partless)}</p>${reloading()}</div>`
      : nothing
    return html`${missed}${this.#page ?? html`<div class="loading"></div>`}`
  }

  // Whoever leaves a page open while the pages are updated asks for parts that are gone.
  readonly #missed = (): void => {
    this._partless = true
  }

  readonly #keys = (event: KeyboardEvent): void => {
    const typing = (event.target as HTMLElement).matches(
      'input, textarea, select, [contenteditable]',
    )
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') void this.#find()
    else if (event.key === '?' && !typing) void this.#help()
    else return
    event.preventDefault()
  }

  async #find(): Promise<void> {
    if (!person()) return
    await import('./lx-find.ts')
    this._extras = new Set([...this._extras, 'find'])
    await this.updateComplete
    await this.querySelector('lx-find')?.open()
  }

  async #help(): Promise<void> {
    if (!person()) return
    await import('./lx-keys-help.ts')
    this._extras = new Set([...this._extras, 'keys'])
    await this.updateComplete
    await this.querySelector('lx-keys-help')?.open()
  }

  // An anchor would change the address, which names the page.
  readonly #skip = (event: Event): void => {
    event.preventDefault()
    const target = this.querySelector<HTMLElement>('[data-main]') ?? this.querySelector('main')
    target?.focus()
  }
}

function reloading(): TemplateResult {
  return html`<button type="button" @click=${() => location.reload()}>${say(TROUBLE.reload)}</button>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-app': LxApp
  }
}
