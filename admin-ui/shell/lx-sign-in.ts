// Signing in: the law standing on the rule, and a form. `again` asks over a page whose session
// has ended, so that nothing on it is lost.
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { leaveFrom, onBack, openElsewhere } from '../base/elsewhere.ts'
import { mark } from '../base/icon.ts'
import { say } from '../base/say.ts'
import { person, setPerson } from '../base/session.ts'
import { choose, language } from '../base/settings.ts'
import { sentenceOf } from '../base/trouble.ts'
import type { Me } from '../client/bodies.ts'
import { ServerError } from '../client/call.ts'
import { me, readSignIn, signIn } from '../client/sessions.ts'
import { ELSEWHERE, refusedWords } from '../words/elsewhere.ts'
import { SHELL, SIGN_IN } from '../words/shell.ts'
import { uprightRule } from './upright-rule.ts'
import './lx-sign-in.css'

@customElement('lx-sign-in')
export class LxSignIn extends LxElement {
  @property({ type: Boolean, reflect: true }) again = false
  /** Why somebody came back from the provider of identities without being let in. */
  @property({ attribute: false }) refused: string | null = null
  @state() private _shown = false
  @state() private _busy = false
  @state() private _failed = ''
  @state() private _provider: string | undefined
  #stop = (): void => {}

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.refused) this._failed = say(refusedWords(this.refused))
    this.#stop = onBack(({ refused }) => void this.#cameBack(refused))
    // Without an answer there is the password.
    readSignIn().then(
      ({ provider }) => {
        this._provider = provider?.name
      },
      () => {},
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
  }

  override render() {
    if (this.again)
      return html`<dialog class="again" aria-labelledby="again-title" @cancel=${(event: Event) => event.preventDefault()}>
        <h2 id="again-title">${say(SIGN_IN.again)}</h2><p class="second">${say(SIGN_IN.againNote)}</p>${this.#form()}</dialog>`
    return html`<div class="law-side">
        <p class="brand">${mark(30)}<span>${say(SHELL.product)}</span></p>
        ${uprightRule()}
        <p class="note">${say(SIGN_IN.clauses)}</p>
      </div>
      <main class="form-side">
        <div class="inner"><h1>${say(SIGN_IN.title)}</h1><p class="second">${say(SIGN_IN.purpose)}</p>${this.#form()}
          <p class="note">${say(SIGN_IN.rules)}</p></div>
        <footer class="note"><span>${say(SHELL.product)}</span><span>${say(SIGN_IN.here)}</span>
          <button type="button" class="plain" @click=${() => choose({ language: language() === 'zh' ? 'en' : 'zh' })}>中文 / English</button></footer>
      </main>`
  }

  override firstUpdated(): void {
    this.querySelector<HTMLDialogElement>('dialog')?.showModal()
    const known = this.again && lastName() !== ''
    this.querySelector<HTMLInputElement>(known ? '[name=password]' : '[name=name]')?.focus()
  }

  #form() {
    return html`<form @submit=${this.#submit}>
      <label for="sign-in-name">${say(SIGN_IN.name)}</label>
      <input id="sign-in-name" name="name" required autocomplete="username" autocapitalize="none" spellcheck="false" ?readonly=${this.again && lastName() !== ''} />
      <label for="sign-in-password">${say(SIGN_IN.password)}</label>
      <span class="password"><input id="sign-in-password" name="password" required autocomplete="current-password" type=${this._shown ? 'text' : 'password'} />
        <button type="button" class="plain" @click=${() => {
          this._shown = !this._shown
        }}>${say(this._shown ? SIGN_IN.hide : SIGN_IN.show)}</button></span>
      <p class="worse" role="alert">${this._failed || nothing}</p>
      <button type="submit" class="primary" ?disabled=${this._busy}>${say(SIGN_IN.submit)}</button>
      ${
        this._provider
          ? html`<p class="or note">${say(ELSEWHERE.or)}</p>
        <button type="button" class="elsewhere" @click=${this.#elsewhere}>${say(ELSEWHERE.signIn(this._provider))}</button>`
          : nothing
      }
    </form>`
  }

  override updated(): void {
    const name = this.querySelector<HTMLInputElement>('[name=name]')
    if (this.again && name && name.value === '') name.value = lastName()
  }

  #enter(who: Me): void {
    const before = person()
    // Somebody else on the same screen must not go on with what another typed.
    if (this.again && before && before.person.id !== who.person.id) location.reload()
    setPerson(who)
  }

  // Over a page that holds something unsaved the provider gets a window of its own.
  readonly #elsewhere = (): void => {
    this._failed = ''
    if (this.again) {
      if (!openElsewhere('/v1/sign-in/provider')) this._failed = say(ELSEWHERE.blocked)
      return
    }
    leaveFrom(location.hash)
    location.assign('/v1/sign-in/provider')
  }

  async #cameBack(refused: string | null): Promise<void> {
    if (refused) this._failed = say(refusedWords(refused))
    else this.#enter(await me())
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const fields = new FormData(event.target as HTMLFormElement)
    const name = String(fields.get('name') ?? '').trim()
    this._busy = true
    this._failed = ''
    try {
      const who = await signIn(name, String(fields.get('password') ?? ''))
      remember(name)
      this.#enter(who)
    } catch (error) {
      this._failed = failure(error)
    } finally {
      this._busy = false
    }
  }
}

// Who signed in last in this tab, so that only the password is asked again.
function lastName(): string {
  try {
    return sessionStorage.getItem('liangxin.name') ?? ''
  } catch {
    return ''
  }
}

function remember(name: string): void {
  try {
    sessionStorage.setItem('liangxin.name', name)
  } catch {
    // It is typed again next time.
  }
}

function failure(error: unknown): string {
  if (error instanceof ServerError && error.status === 401) return say(SIGN_IN.wrong)
  if (error instanceof ServerError && error.status === 429) return say(SIGN_IN.locked)
  return sentenceOf(error)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-sign-in': LxSignIn
  }
}
