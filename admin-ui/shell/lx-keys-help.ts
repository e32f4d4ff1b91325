// `?`: every key there is.
import { html } from 'lit'
import { customElement, query } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { say, type Words } from '../base/say.ts'
import { KEYS } from '../words/find.ts'
import { DIALOG } from '../words/parts.ts'

const LIST: readonly [string, Words][] = [
  ['Ctrl K', KEYS.find],
  ['Ctrl Z　Ctrl Shift Z', KEYS.undo],
  ['↑ ↓　Enter　Esc', KEYS.rows],
  ['[　]', KEYS.items],
  ['1　2　3', KEYS.columns],
  ['← →　Shift　Alt', KEYS.slider],
  ['Ctrl /', KEYS.view],
  ['Alt ↓', KEYS.problem],
  ['Ctrl Enter', KEYS.primary],
]

@customElement('lx-keys-help')
export class LxKeysHelp extends LxElement {
  @query('dialog') private _dialog!: HTMLDialogElement

  async open(): Promise<void> {
    await this.updateComplete
    this._dialog.showModal()
  }

  override render() {
    return html`<dialog aria-labelledby="keys-title"><h2 id="keys-title">${say(KEYS.title)}</h2>
      <table class="list"><tbody>${LIST.map(([keys, words]) => html`<tr><th scope="row"><kbd>${keys}</kbd></th><td>${say(words)}</td></tr>`)}</tbody></table>
      <div class="buttons"><button type="button" @click=${() => this._dialog.close()}>${say(DIALOG.close)}</button></div></dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-keys-help': LxKeysHelp
  }
}
