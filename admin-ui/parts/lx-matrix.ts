// Who moved from which grade to which: a real table, old rows, new columns. Worse lies above the
// diagonal, better below; strength follows the logarithm of the count, and arrow keys walk it.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { compact, count, shift } from '../base/figures.ts'
import { say } from '../base/say.ts'
import type { Scale } from '../base/scale.ts'
import { MATRIX } from '../words/parts.ts'
import './lx-grade.ts'
import './lx-matrix.css'

export type Matrix = Record<string, Record<string, number>>
export type Cell = { from: string; to: string; n: number }

@customElement('lx-matrix')
export class LxMatrix extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ attribute: false }) matrix: Matrix = {}
  @property() from = 'v1'
  @property() to = 'v2'
  /** Every number exact, with totals of the rows. */
  @property({ type: Boolean }) full = false
  /** Whether cells open something. */
  @property({ type: Boolean }) opens = false
  @state() private _at: [number, number] = [0, 0]

  override render() {
    const grades = this.scale.map(({ grade }) => grade)
    const at = (from: string, to: string) => this.matrix[from]?.[to] ?? 0
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
    const rows = grades.map((from) => sum(grades.map((to) => at(from, to))))
    const columns = grades.map((to) => sum(grades.map((from) => at(from, to))))
    const moved = grades.flatMap((from) => grades.map((to) => (from === to ? 0 : at(from, to))))
    const most = Math.log1p(Math.max(1, ...moved))
    const total = (n: number) => (this.full ? count(n) : compact(n))
    return html`<table class=${this.full ? 'full' : ''} @keydown=${this.#walk}>
      <caption class="unseen">${say(MATRIX.caption(this.from, this.to))}</caption>
      <thead>
        <tr>
          <th scope="col" class="corner">${this.from}→${this.to}</th>
          ${this.scale.map((step) => html`<th scope="col"><lx-grade .scale=${this.scale} grade=${step.grade}></lx-grade></th>`)}
          ${this.full ? html`<th scope="col">${say(MATRIX.sum(this.from))}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${grades.map(
          (from, r) => html`<tr>
            <th scope="row"><lx-grade .scale=${this.scale} grade=${from}></lx-grade></th>
            ${grades.map((to, c) => this.#cell({ from, to, n: at(from, to) }, r, c, most))}
            ${this.full ? html`<td class="sum">${count(rows[r]!)}</td>` : nothing}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${this.full ? say(MATRIX.sum(this.to)) : this.to}</th>
          ${columns.map((n) => html`<td class="sum">${total(n)}</td>`)}
          ${this.full ? html`<td class="sum">${count(sum(columns))}</td>` : nothing}
        </tr>
        <tr>
          <th scope="row">${say(MATRIX.change)}</th>
          ${columns.map((n, c) => {
            const by = n - rows[c]!
            const worse = c === grades.length - 1 && by > 0
            return html`<td class="by ${worse ? 'worse' : ''}">${shift(by)}</td>`
          })}
          ${this.full ? html`<td class="by">0</td>` : nothing}
        </tr>
      </tfoot>
    </table>`
  }

  #cell(cell: Cell, r: number, c: number, most: number): TemplateResult {
    const { n, from, to } = cell
    const kind = r === c ? 'same' : c > r ? 'down' : 'up'
    const strength = r === c || n === 0 ? 0 : 14 + 34 * (Math.log1p(n) / most)
    const shown = n === 0 ? '·' : r === c && !this.full ? compact(n) : count(n)
    const spoken = say(r === c ? MATRIX.stays(from, count(n)) : MATRIX.moves(from, to, count(n)))
    const open = this.opens && n > 0
    const named = html`<span aria-hidden="true">${shown}</span><span class="unseen">${spoken}</span>`
    const here = this._at[0] === r && this._at[1] === c
    return html`<td class="${kind} ${n === 0 ? 'zero' : ''}" style="--strength:${strength.toFixed(0)}%">${
      open
        ? html`<button type="button" class="keep" data-r=${r} data-c=${c} tabindex=${here ? 0 : -1}
            @focus=${() => {
              this._at = [r, c]
            }} @click=${() => this.tell('cell', cell)}>${named}</button>`
        : html`<span>${named}</span>`
    }</td>`
  }

  override updated(): void {
    // The one cell that Tab reaches must be one that opens.
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('td button')]
    if (buttons.length > 0 && !buttons.some((each) => each.tabIndex === 0)) buttons[0]!.tabIndex = 0
  }

  readonly #walk = (event: KeyboardEvent): void => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[
      event.key
    ]
    const from = (event.target as HTMLElement).closest<HTMLButtonElement>('button[data-r]')
    if (!step || !from) return
    let r = Number(from.dataset['r'])
    let c = Number(from.dataset['c'])
    for (;;) {
      r += step[0]!
      c += step[1]!
      if (r < 0 || c < 0 || r >= this.scale.length || c >= this.scale.length) return
      const to = this.querySelector<HTMLButtonElement>(`button[data-r="${r}"][data-c="${c}"]`)
      if (!to) continue
      event.preventDefault()
      to.focus()
      return
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-matrix': LxMatrix
  }
}
