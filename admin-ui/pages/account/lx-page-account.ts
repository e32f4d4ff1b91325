// One's own password.
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { bar, LxPage } from '../../base/page.ts'
import { say } from '../../base/say.ts'
import { person, setPerson } from '../../base/session.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { changePassword, me } from '../../client/sessions.ts'
import { ACCOUNT } from '../../words/shell.ts'
import './lx-page-account.css'

@customElement('lx-page-account')
export class LxPageAccount extends LxPage {
  @state() private _failed = ''
  @state() private _done = false

  override render() {
    const field = (
      name: 'current' | 'next' | 'repeat',
      complete: 'current-password' | 'new-password',
    ) =>
      html`<label>${say(ACCOUNT[name])}<input type="password" name=${name} required minlength=${name === 'current' ? 1 : 10} autocomplete=${complete} /></label>`
    return html`${bar({ title: say(ACCOUNT.title) })}
      <div class="page"><form class="panel pad" @submit=${this.#submit}>
        ${person()?.confirmBy === 'provider' ? html`<p class="note">${say(ACCOUNT.elsewhere)}</p>` : nothing}
        ${person()?.mustChangePassword ? html`<p class="reminder">${say(ACCOUNT.must)}</p>` : nothing}
        ${field('current', 'current-password')}${field('next', 'new-password')}${field('repeat', 'new-password')}
        <p class="worse" role="alert">${this._failed}</p>
        <p class="better" role="status">${this._done ? say(ACCOUNT.done) : ''}</p>
        <div><button type="submit" class="primary">${say(ACCOUNT.save)}</button></div>
      </form></div>`
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const fields = new FormData(form)
    const [current, next, repeat] = ['current', 'next', 'repeat'].map((name) =>
      String(fields.get(name)),
    )
    this._done = false
    this._failed = next === repeat ? '' : say(ACCOUNT.differ)
    if (this._failed) return
    try {
      await changePassword(current!, next!)
      form.reset()
      this._done = true
      setPerson(await me())
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-account': LxPageAccount
  }
}
