// The rule of the grades themselves: each limit is a handle, and neighbours cannot cross.
import { html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { points } from '../base/figures.ts'
import { Measured } from '../base/measured.ts'
import { say } from '../base/say.ts'
import type { Scale } from '../base/scale.ts'
import { BANDS } from '../words/parts.ts'
import { type Axis, axisOf, drawBands, drawTicks } from './bands.ts'
import './lx-bands.css'

export type LimitChange = { grade: string; from: number }

@customElement('lx-limits')
export class LxLimits extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ type: Number }) base = 0
  @property({ type: Boolean }) disabled = false
  readonly #measured = new Measured(this)
  #axis: Axis | undefined
  #dragging = false

  override render() {
    const width = this.#measured.width
    if (width === 0) return html`<div class="space"></div>`
    const axis =
      this.#dragging && this.#axis ? this.#axis : axisOf(this.scale, [this.base], 12, width - 12)
    this.#axis = axis
    const base = axis.x(this.base)
    return html`<div class="space">
      <svg width=${width} height="88" role="group" aria-label=${say(BANDS.figure)}>
        ${drawBands(this.scale, axis, 50)} ${drawTicks(this.scale, axis, 62)}
        <line x1=${base} x2=${base} y1="24" y2="50" class="bracket"></line>
        <text x=${base} y="18" text-anchor="middle" class="base">${say(BANDS.base(points(this.base)))}</text>
        ${this.scale.map((step) => (step.from === undefined || step.from === null ? '' : this.#handle(axis, step.grade, step.name, step.from)))}
      </svg>
    </div>`
  }

  #handle(axis: Axis, grade: string, name: string, from: number) {
    const x = axis.x(from)
    const [least, most] = this.#room(grade)
    return svg`<g class="handle" role="slider" tabindex=${this.disabled ? -1 : 0}
      aria-label=${say(BANDS.limit(grade, name, points(from)))} aria-valuenow=${from} aria-valuemin=${least} aria-valuemax=${most}
      @keydown=${(event: KeyboardEvent) => this.#key(event, grade, from)}
      @pointerdown=${(event: PointerEvent) => this.#grab(event, grade, from)}>
      <rect x=${x - 4} y="42" width="8" height="24" rx="2"></rect>
      <rect x=${x - 12} y="36" width="24" height="36" style="fill:transparent;stroke:none"></rect>
    </g>`
  }

  // Between the neighbouring limits, one point apart.
  #room(grade: string): [number, number] {
    const limits = this.scale.flatMap(({ from }) =>
      from === undefined || from === null ? [] : [from],
    )
    const own = this.scale.find((step) => step.grade === grade)?.from ?? 0
    const below = limits.filter((each) => each < own)
    const above = limits.filter((each) => each > own)
    return [
      below.length > 0 ? Math.max(...below) + 1 : -9999,
      above.length > 0 ? Math.min(...above) - 1 : 9999,
    ]
  }

  #key(event: KeyboardEvent, grade: string, from: number): void {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    if (way === undefined || this.disabled) return
    event.preventDefault()
    this.#offer(grade, from, from + way * (event.shiftKey ? 5 : event.altKey ? 0.5 : 1))
  }

  #grab(event: PointerEvent, grade: string, before: number): void {
    if (this.disabled) return
    const target = event.currentTarget as SVGGElement
    const left = target.closest('svg')!.getBoundingClientRect().left
    target.focus()
    target.setPointerCapture(event.pointerId)
    this.#dragging = true
    let from = before
    const move = (each: PointerEvent): void => {
      const unit = each.altKey ? 2 : 1
      const to = Math.round(this.#axis!.score(each.clientX - left) * unit) / unit
      this.#offer(grade, from, to)
      from = to
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

  #offer(grade: string, before: number, wanted: number): void {
    const [least, most] = this.#room(grade)
    const from = Math.min(most, Math.max(least, wanted))
    if (from !== before) this.tell<LimitChange>('change', { grade, from })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-limits': LxLimits
  }
}
