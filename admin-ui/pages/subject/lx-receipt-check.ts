// Verifying a receipt: the server replays it under its version and refuses where a byte differs.
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { say } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { replayReceipt } from '../../client/receipts.ts'
import { SUBJECT } from '../../words/subject.ts'

@customElement('lx-receipt-check')
export class LxReceiptCheck extends LxElement {
  @state() private _said = ''
  @state() private _bad = false

  override render() {
    return html`<section class="panel pad stack screen-only"><h2>${say(SUBJECT.verify)}</h2>
      <form class="row" @submit=${this.#check}>
        <label class="row grow">${say(SUBJECT.receipt)}<input name="id" class="mono grow" required autocomplete="off" spellcheck="false" /></label>
        <button type="submit">${say(SUBJECT.check)}</button>
      </form>
      ${this._said === '' ? nothing : html`<p class=${this._bad ? 'worse' : 'better'} role="status">${this._said}</p>`}</section>`
  }

  readonly #check = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const id = String(new FormData(event.target as HTMLFormElement).get('id')).trim()
    try {
      await replayReceipt(id)
      this._bad = false
      this._said = say(SUBJECT.receiptHolds)
    } catch (error) {
      this._bad = true
      this._said = `${say(SUBJECT.receiptFails)}${sentenceOf(error)}`
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-receipt-check': LxReceiptCheck
  }
}
