// A field for one file in the words of the page: the browser's own would speak the browser's.
import { html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { say } from '../base/say.ts'
import { FILE } from '../words/parts.ts'
import './lx-file.css'

@customElement('lx-file')
export class LxFile extends LxElement {
  /** The name of the field in its form. */
  @property() field = ''
  @property() accept = ''
  @state() private _chosen = ''
  #form: HTMLFormElement | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#form = this.closest('form')
    this.#form?.addEventListener('reset', this.#clear)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#form?.removeEventListener('reset', this.#clear)
  }

  readonly #clear = (): void => {
    this._chosen = ''
  }

  override render() {
    return html`<input type="file" name=${this.field} accept=${this.accept} required @change=${(
      event: Event,
    ) => {
      this._chosen = (event.target as HTMLInputElement).files?.[0]?.name ?? ''
    }} /><span class="button">${say(FILE.choose)}</span><span class="chosen ${this._chosen === '' ? 'note' : ''}">${this._chosen || say(FILE.none)}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-file': LxFile
  }
}
