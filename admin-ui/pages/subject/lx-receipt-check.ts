// Verifying a receipt: by its number, or whole. Whole, it must be the one that was issued, part by
// part; either way the server replays it under its version and refuses where a byte differs.
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readJson } from '../../../engine/json/read.ts'
import { LxElement } from '../../base/element.ts'
import { say } from '../../base/say.ts'
import { has } from '../../base/session.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { type ReceiptPart, readReceipt, replayReceipt } from '../../client/receipts.ts'
import { RECEIPT } from '../../words/receipt.ts'
import { differing, idOf } from './receipt-differs.ts'

@customElement('lx-receipt-check')
export class LxReceiptCheck extends LxElement {
  @state() private _said = ''
  @state() private _bad = false

  override render() {
    const may = has('auditor')
    return html`<section class="panel pad stack screen-only"><h2>${say(RECEIPT.title)}</h2>
      <form class="stack" @submit=${this.#check}>
        <label class="field">${say(RECEIPT.given)}<textarea name="receipt" class="mono" rows="2" required autocomplete="off" spellcheck="false" ?disabled=${!may}></textarea></label>
        <p class="row"><button type="submit" ?disabled=${!may}>${say(RECEIPT.check)}</button>${may ? nothing : html`<span class="note">${say(RECEIPT.whose)}</span>`}</p>
      </form>
      <p class=${this._bad ? 'worse' : 'better'} role="status">${this._said}</p></section>`
  }

  readonly #check = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const text = String(new FormData(event.target as HTMLFormElement).get('receipt')).trim()
    this._said = ''
    const fault = await faultOf(text)
    this._bad = fault !== undefined
    this._said = fault === undefined ? say(RECEIPT.holds) : `${say(RECEIPT.fails)}${fault}`
  }
}

// Why a receipt does not hold.
async function faultOf(text: string): Promise<string | undefined> {
  try {
    if (!text.startsWith('{')) {
      await replayReceipt(text)
      return undefined
    }
    const reading = readJson(text)
    if (reading.problem) return say(reading.problem.text)
    const { value } = reading
    const id = idOf(value)
    if (id === undefined) return say(RECEIPT.shapeless)
    const parts = differing(value as object, await readReceipt(id))
    if (parts.length > 0) {
      const names = parts.map((part) =>
        say(RECEIPT.parts[part as ReceiptPart] ?? RECEIPT.foreign(part)),
      )
      return say(RECEIPT.differs(names))
    }
    await replayReceipt(id)
    return undefined
  } catch (error) {
    return sentenceOf(error)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-receipt-check': LxReceiptCheck
  }
}
