// A confirmation: the act as title, its numbers as body, verbs as buttons, focus on 取消, and back
// to whatever opened it when it closes.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { onBack, openElsewhere } from '../base/elsewhere.ts'
import { say } from '../base/say.ts'
import { person } from '../base/session.ts'
import { ELSEWHERE, refusedWords } from '../words/elsewhere.ts'
import { DIALOG } from '../words/parts.ts'
import './lx-dialog.css'

/** What is to be confirmed; `needs` are the fields that must be filled first. */
export type Question = {
  title: string
  body?: TemplateResult | string
  verb: string
  danger?: boolean
  needs?: ('reason' | 'password')[]
  reasonLabel?: string
  /** False while it cannot be done; the body says why. */
  ready?: boolean
  /** Does it; a sentence back means that it failed and why. */
  act: (given: { reason: string; password: string }) => Promise<string | undefined>
}

@customElement('lx-dialog')
export class LxDialog extends LxElement {
  @property({ attribute: false }) question: Question | undefined
  @state() private _failed = ''
  @state() private _busy = false
  /** Whether the person has just been asked again where they signed in. */
  @state() private _confirmed = false
  #stop = (): void => {}
  @query('dialog') private _dialog!: HTMLDialogElement
  #opener: Element | null = null

  /** Asks; whatever had the focus gets it back. */
  ask(question: Question): void {
    this.question = question
    this._failed = ''
    this._confirmed = false
    if (this.#isElsewhere) this.#stop = onBack(({ refused }) => this.#cameBack(refused))
    this.#opener = document.activeElement
    void this.updateComplete.then(() => {
      this.querySelector('form')?.reset()
      this._dialog.showModal()
      this._dialog.querySelector<HTMLElement>('[data-cancel]')?.focus()
    })
  }

  override render() {
    const q = this.question
    return html`<dialog aria-labelledby="lx-dialog-title" @close=${this.#closed}>
      ${
        q
          ? html`<form @submit=${this.#submit}>
              <h2 id="lx-dialog-title">${q.title}</h2>
              <div class="body">${q.body ?? nothing}</div>
              ${
                q.needs?.includes('reason')
                  ? html`<label class="field">${q.reasonLabel ?? say(DIALOG.reason)}<textarea name="reason" required rows="3" maxlength="2000"></textarea></label>`
                  : nothing
              }
              ${
                this.#isElsewhere
                  ? html`<div class="field"><span>${say(this._confirmed ? ELSEWHERE.confirmed : ELSEWHERE.confirm)}</span>
                      <button type="button" ?disabled=${this._confirmed} @click=${this.#goElsewhere}>${say(ELSEWHERE.confirmVerb)}</button></div>`
                  : nothing
              }
              ${
                q.needs?.includes('password') && !this.#isElsewhere
                  ? html`<label class="field">${say(DIALOG.passwordAgain)}<input type="password" name="password" required autocomplete="current-password" /></label>`
                  : nothing
              }
              <p class="failed worse" role="alert">${this._failed}</p>
              <div class="buttons">
                <button type="button" data-cancel @click=${() => this._dialog.close()}>${say(DIALOG.cancel)}</button>
                <button type="submit" class=${q.danger ? 'danger' : 'primary'} ?disabled=${this._busy || q.ready === false || (this.#isElsewhere && !this._confirmed)}>${q.verb}</button>
              </div>
            </form>`
          : nothing
      }
    </dialog>`
  }

  // A password that is asked for is the one of the sign-in; elsewhere it is asked there.
  get #isElsewhere(): boolean {
    const wanted = this.question?.needs?.includes('password') ?? false
    return wanted && person()?.confirmBy === 'provider'
  }

  readonly #goElsewhere = (): void => {
    this._failed = openElsewhere('/v1/me/confirmation') ? '' : say(ELSEWHERE.blocked)
  }

  #cameBack(refused: string | null): void {
    this._confirmed = refused === null
    this._failed = refused === null ? '' : say(refusedWords(refused))
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const fields = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(fields.get(name) ?? '')
    this._busy = true
    try {
      const failed = await this.question!.act({
        reason: text('reason'),
        password: text('password'),
      })
      if (failed === undefined) this._dialog.close()
      else this._failed = failed
      // It served for this once.
      this._confirmed = false
    } finally {
      this._busy = false
    }
  }

  readonly #closed = (): void => {
    this.question = undefined
    this.#stop()
    const back = this.#opener?.isConnected ? this.#opener : document.querySelector('[data-main]')
    if (back instanceof HTMLElement) back.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-dialog': LxDialog
  }
}
