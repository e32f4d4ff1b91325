// A number with − and +: the field, the buttons and whatever is drawn beside it are one value.
import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { icon } from '../base/icon.ts'
import { say } from '../base/say.ts'
import { NUMBER } from '../words/parts.ts'
import './lx-number.css'

@customElement('lx-number')
export class LxNumber extends LxElement {
  @property({ type: Number }) value = 0
  @property({ type: Number }) min = 0
  @property({ type: Number }) max = 9999.99
  @property({ type: Number }) step = 1
  @property() label = ''
  @property({ type: Boolean }) disabled = false
  /** The id of the field, for a label or a link from elsewhere. */
  @property() field = ''

  override render() {
    return html`<button type="button" tabindex="-1" aria-label=${say(NUMBER.less)} ?disabled=${this.disabled || this.value <= this.min}
        @click=${() => this.#offer(this.value - this.step)}>${icon('minus')}</button>
      <input type="text" inputmode="decimal" autocomplete="off" id=${this.field} .value=${String(this.value)}
        aria-label=${this.label} ?disabled=${this.disabled}
        @change=${this.#typed} @keydown=${this.#key} />
      <button type="button" tabindex="-1" aria-label=${say(NUMBER.more)} ?disabled=${this.disabled || this.value >= this.max}
        @click=${() => this.#offer(this.value + this.step)}>${icon('plus')}</button>`
  }

  readonly #typed = (event: Event): void => {
    event.stopPropagation()
    const field = event.target as HTMLInputElement
    const text = field.value.trim().replace('−', '-').replace('。', '.')
    // Where only a size is asked for, a deduction typed with its minus means that size.
    const value = this.min >= 0 ? Math.abs(Number(text)) : Number(text)
    // What cannot be is put back, never bent into something else.
    if (text === '' || !(value >= this.min && value <= this.max)) field.value = String(this.value)
    else {
      this.#offer(value)
      field.value = String(Math.round(value * 100) / 100)
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    const field = event.target as HTMLInputElement
    if (event.key === 'Enter') field.dispatchEvent(new Event('change'))
    if (event.key === 'Escape') field.value = String(this.value)
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (way === undefined || event.altKey) return
    event.preventDefault()
    this.#offer(this.value + way * (event.shiftKey ? 5 : 1))
  }

  #offer(wanted: number): void {
    const value = Math.round(Math.min(this.max, Math.max(this.min, wanted)) * 100) / 100
    if (value !== this.value) this.tell('change', value)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-number': LxNumber
  }
}
