// The rule under a number of points: where a subject with only this item lands. Drag it, or use
// the arrow keys (1), with Shift (5), with Alt (0.5); the number field shows the same value.
import { html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { points, signed } from '../base/figures.ts'
import { Measured } from '../base/measured.ts'
import { say } from '../base/say.ts'
import { type Scale, stepAt } from '../base/scale.ts'
import { BANDS } from '../words/parts.ts'
import { type Axis, axisOf, drawBands, drawTicks } from './bands.ts'
import './lx-bands.css'

@customElement('lx-bands')
export class LxBands extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ type: Number }) base = 0
  /** Signed points of the item. */
  @property({ type: Number }) value = 0
  /** The same in the compared version, and that version's name. */
  @property({ attribute: false }) compared: number | null = null
  @property() comparedName = ''
  /** What the slider sets, said before its value. */
  @property() label = ''
  @property({ type: Number }) min = -100
  @property({ type: Number }) max = 100
  @property({ type: Boolean }) disabled = false
  readonly #measured = new Measured(this)
  #axis: Axis | undefined

  override render() {
    const width = this.#measured.width
    if (width === 0) return html`<div class="space"></div>`
    const score = this.base + this.value
    const other = this.compared === null ? [] : [this.base + this.compared]
    // While it is dragged the axis stays, or the marker would run from the pointer.
    const axis =
      this.#dragging && this.#axis
        ? this.#axis
        : axisOf(this.scale, [score, this.base, ...other], 12, width - 12)
    this.#axis = axis
    return html`<div class="space">
      <svg width=${width} height="88" aria-label=${say(BANDS.figure)} role="group">
        ${drawBands(this.scale, axis, 50)} ${drawTicks(this.scale, axis, 62)}
        ${this.#bracket(axis)} ${other.map((at) => this.#hollow(axis, at))} ${this.#marker(axis)}
      </svg>
    </div>`
  }

  #bracket(axis: Axis) {
    if (this.value === 0) return nothing
    const from = axis.x(this.base)
    const to = axis.x(this.base + this.value)
    const inward = to < from ? 12 : -12
    const right = to < from
    return svg`<path d="M${from} 48V14H${to + inward}" class="bracket"></path>
      <text x=${(from + to) / 2} y="9" text-anchor="middle" class=${this.value < 0 ? 'by worse' : 'by better'}>${Math.abs(from - to) < 40 ? '' : signed(this.value)}</text>
      <text x=${right ? from + 8 : from - 8} y="18" text-anchor=${right ? 'start' : 'end'} class="base">${say(BANDS.base(points(this.base)))}</text>`
  }

  #hollow(axis: Axis, at: number) {
    const x = axis.x(at)
    if (this.compared === this.value) return nothing
    return svg`<circle cx=${x} cy="37" r="3.5" class="hollow"></circle>
      <line x1=${x} x2=${x} y1="41" y2="49" class="hollow"></line>
      <text x=${x - 6} y="30" text-anchor="end" class="base">${this.comparedName}</text>
      <text x=${x + 1} y="30" text-anchor="start" class="base">${points(at)}</text>`
  }

  #marker(axis: Axis) {
    const score = this.base + this.value
    const x = axis.x(score)
    const grade = stepAt(this.scale, score)?.grade ?? ''
    const left = this.value <= 0 ? x > 100 : x > axis.x(axis.high) - 100
    return svg`<g class="marker" role="slider" tabindex=${this.disabled ? -1 : 0}
        aria-label=${this.label} aria-valuemin=${this.min} aria-valuemax=${this.max} aria-valuenow=${this.value}
        aria-valuetext=${say(BANDS.spoken(points(this.value), points(score), grade))}
        aria-disabled=${this.disabled ? 'true' : 'false'}
        @keydown=${this.#key} @pointerdown=${this.#grab}>
      <circle cx=${x} cy="14" r="12" class="halo"></circle>
      <circle cx=${x} cy="14" r="6" class="dot"></circle>
      <path d="M${x} 22V46M${x - 4} 43l4 6 4-6z" class="needle"></path>
    </g>
    <text x=${left ? x - 16 : x + 16} y="19" text-anchor=${left ? 'end' : 'start'} class="lands">${say(BANDS.lands(points(score), grade))}</text>`
  }

  #dragging = false

  readonly #grab = (event: PointerEvent): void => {
    if (this.disabled) return
    const svgElement = (event.currentTarget as Element).closest('svg')!
    const left = svgElement.getBoundingClientRect().left
    const target = event.currentTarget as SVGGElement
    target.focus()
    target.setPointerCapture(event.pointerId)
    this.#dragging = true
    const move = (each: PointerEvent): void => {
      const score = this.#axis!.score(each.clientX - left)
      const unit = each.altKey ? 2 : 1
      this.#offer(Math.round((score - this.base) * unit) / unit)
    }
    const drop = (): void => {
      this.#dragging = false
      target.removeEventListener('pointermove', move)
      this.requestUpdate()
    }
    target.addEventListener('pointermove', move)
    target.addEventListener('pointerup', drop, { once: true })
    target.addEventListener('pointercancel', drop, { once: true })
    event.preventDefault()
  }

  readonly #key = (event: KeyboardEvent): void => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    if (way === undefined || this.disabled) return
    event.preventDefault()
    const step = event.shiftKey ? 5 : event.altKey ? 0.5 : 1
    this.#offer(Math.round((this.value + way * step) * 100) / 100)
  }

  #offer(value: number): void {
    const bounded = Math.min(this.max, Math.max(this.min, value))
    if (bounded !== this.value) this.tell('change', bounded)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-bands': LxBands
  }
}
