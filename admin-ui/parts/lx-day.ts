// A day as people write it, 2026年6月30日 or 2026-06-30, with the browser's calendar beside it: the
// browser's own field would write days the browser's way, whatever the language of the page.
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { LxElement } from '../base/element.ts'
import { date, dayIn } from '../base/figures.ts'
import { icon } from '../base/icon.ts'
import { say, type Words } from '../base/say.ts'
import { DAY } from '../words/parts.ts'
import './lx-day.css'

@customElement('lx-day')
export class LxDay extends LxElement {
  /** YYYY-MM-DD, or empty. */
  @property() value = ''
  @property() min = ''
  @property() max = ''
  @property({ type: Boolean }) required = false
  @property({ type: Boolean }) fixed = false
  /** The name and the id of the field that holds YYYY-MM-DD. */
  @property() field: string | undefined
  @property() key: string | undefined
  /** The place that problems name, and what describes the field. */
  @property() path: string | undefined
  @property() note: string | undefined
  @property() label: string | undefined
  @state() private _wrong: Words | undefined
  #text = ''

  override render() {
    const { value } = this
    return html`<input class="written" data-path=${ifDefined(this.path)} aria-label=${ifDefined(this.label)} aria-describedby=${ifDefined(this.note)} aria-invalid=${this._wrong ? 'true' : 'false'} autocomplete="off" placeholder="2026-06-30"
        ?required=${this.required} ?readonly=${this.fixed} value=${date(value)} .value=${live(this._wrong ? this.#text : date(value))} @change=${this.#write} />
      <input class="calendar" type="date" id=${ifDefined(this.key)} name=${ifDefined(this.field)} min=${this.min} max=${this.max} ?disabled=${this.fixed} tabindex="-1" aria-hidden="true" value=${value} .value=${live(value)} @change=${this.#pick} />
      ${this.fixed ? nothing : html`<button type="button" class="icon" aria-label=${say(DAY.choose)} @click=${this.#open}>${icon('calendar')}</button>`}
      ${this._wrong ? html`<span class="worse" role="alert">${say(this._wrong)}</span>` : nothing}`
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('value')) this._wrong = undefined
  }

  override updated(): void {
    this.#written.setCustomValidity(this._wrong ? say(this._wrong) : '')
  }

  get #written(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('.written')!
  }

  readonly #write = (event: Event): void => {
    event.stopPropagation()
    this.#text = this.#written.value.trim()
    const day = this.#text === '' ? '' : dayIn(this.#text)
    if (day === undefined) this._wrong = DAY.unknown
    else if (day !== '' && ((this.min && day < this.min) || (this.max && day > this.max)))
      this._wrong = DAY.outside(date(this.min), date(this.max))
    else this.#give(day)
    // Whoever sends a form by Enter sends it before anything is drawn.
    this.#written.setCustomValidity(this._wrong ? say(this._wrong) : '')
  }

  readonly #pick = (event: Event): void => {
    event.stopPropagation()
    this.#give((event.target as HTMLInputElement).value)
  }

  #give(day: string): void {
    this._wrong = undefined
    this.requestUpdate()
    if (day === this.value || (day === '' && this.required)) return
    this.value = day
    this.querySelector<HTMLInputElement>('.calendar')!.value = day
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }

  readonly #open = (): void => {
    this.querySelector<HTMLInputElement>('.calendar')!.showPicker()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-day': LxDay
  }
}
