// How a score came about: a step per line from base to score over the bands, the compared version
// as a dotted stair.
import { html, nothing, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { points, signed } from '../base/figures.ts'
import { say } from '../base/say.ts'
import { gradeColors, rankOf, type Scale, stepAt } from '../base/scale.ts'
import { LADDER } from '../words/parts.ts'
import { axisOf, limitsOf } from './bands.ts'
import './lx-ladder.css'

/** One step: what was recorded, its points, and those of the compared version. */
export type Step = { row: string; title: string; detail: string; points: number; other?: number }

const WIDTH = 328

@customElement('lx-ladder')
export class LxLadder extends LxElement {
  @property({ attribute: false }) scale: Scale = []
  @property({ type: Number }) base = 0
  @property() baseCite = ''
  @property({ attribute: false }) steps: readonly Step[] = []
  @property({ type: Number }) score = 0
  @property({ attribute: false }) other: number | null = null
  @property() otherName = ''

  override render() {
    let sum = this.base
    let otherSum = this.base
    const rows = this.steps.map((step) => {
      const from = sum
      const otherFrom = otherSum
      sum = Math.round((sum + step.points) * 100) / 100
      otherSum = Math.round((otherSum + (step.other ?? step.points)) * 100) / 100
      return { step, from, to: sum, otherFrom, otherTo: otherSum }
    })
    const reached = [this.base, this.score, ...rows.flatMap(({ to, otherTo }) => [to, otherTo])]
    const axis = axisOf(this.scale, reached, 0, WIDTH)
    const plus = this.steps.reduce((all, { points: n }) => all + Math.max(0, n), 0)
    const minus = this.steps.reduce((all, { points: n }) => all + Math.max(0, -n), 0)
    const cell = (drawn: unknown, height = 46) =>
      html`<td class="drawn"><svg width=${WIDTH} height=${height} aria-hidden="true">${this.#ground(axis, height)}${drawn}</svg></td>`
    return html`<table>
      <thead><tr>
        <th scope="col">${say(LADDER.clause)}</th><th scope="col">${say(LADDER.record)}</th>
        <th scope="col" class="number">${say(LADDER.points)}</th><th scope="col" class="number">${say(LADDER.sum)}</th>
        <td class="drawn head"><svg width=${WIDTH} height="36" aria-hidden="true">${this.#head(axis)}</svg></td>
      </tr></thead>
      <tbody>
        <tr><td></td><td><b>${say(LADDER.base)}</b><p class="note">${this.baseCite}</p></td><td></td><td class="number">${points(this.base)}</td>
          ${cell(svg`<line x1=${axis.x(this.base)} x2=${axis.x(this.base)} y1="12" y2="46" class="upright"></line>`)}</tr>
        ${rows.map(({ step, from, to, otherFrom, otherTo }) => {
          const [a, b] = [axis.x(Math.min(from, to)), axis.x(Math.max(from, to))]
          const stair =
            this.other === null || (otherFrom === from && otherTo === to)
              ? nothing
              : svg`<path d="M${axis.x(otherFrom)} 0V24H${axis.x(otherTo)}V46" class="stair"></path>`
          return html`<tr>
            <td class="clause-row">${say(LADDER.row(step.row))}</td>
            <td>${step.title}<p class="note">${step.detail}</p></td>
            <td class="number ${step.points < 0 ? 'worse' : 'better'}"><b>${signed(step.points)}</b>${
              this.other !== null && step.other !== undefined && step.other !== step.points
                ? html`<p class="note">${this.otherName} ${signed(step.other)}</p>`
                : nothing
            }</td>
            <td class="number">${points(to)}</td>
            ${cell(svg`${stair}<line x1=${axis.x(from)} x2=${axis.x(from)} y1="0" y2="17" class="upright"></line>
              <rect x=${a} y="17" width=${Math.max(1, b - a)} height="11" class=${step.points < 0 ? 'down' : 'up'}></rect>
              <line x1=${axis.x(to)} x2=${axis.x(to)} y1="17" y2="46" class="upright"></line>`)}
          </tr>`
        })}
        ${this.steps.length === 0 ? html`<tr><td></td><td colspan="3" class="note">${say(LADDER.none)}</td>${cell(svg`<line x1=${axis.x(this.base)} x2=${axis.x(this.base)} y1="0" y2="46" class="upright"></line>`)}</tr>` : nothing}
        <tr class="result"><td class="clause-row">${say(LADDER.score)}</td><td>${say(LADDER.total(points(this.base), points(plus), points(minus)))}</td><td></td>
          <td class="number big">${points(this.score)}</td>
          ${cell(this.#result(axis), 48)}</tr>
      </tbody>
    </table>`
  }

  #ground(axis: ReturnType<typeof axisOf>, height: number): TemplateResult[] {
    const edges = [axis.low, ...limitsOf(this.scale), axis.high]
    return edges.slice(1).map((to, i) => {
      const from = edges[i]!
      const step = stepAt(this.scale, (from + to) / 2)!
      const colors = gradeColors(rankOf(this.scale, step.grade), this.scale.length)
      return svg`<rect x=${axis.x(from)} y="0" width=${Math.max(0, axis.x(to) - axis.x(from) - 1.5)} height=${height} class="ground" style="fill:${colors.block}"></rect>` as unknown as TemplateResult
    })
  }

  #head(axis: ReturnType<typeof axisOf>) {
    const limits = limitsOf(this.scale)
    const edges = [axis.low, ...limits, axis.high]
    return svg`${edges.slice(1).map((to, i) => {
      const step = stepAt(this.scale, (edges[i]! + to) / 2)!
      const colors = gradeColors(rankOf(this.scale, step.grade), this.scale.length)
      const x = (axis.x(edges[i]!) + axis.x(to)) / 2
      return svg`<rect x=${x - 8} y="0" width="16" height="16" rx="2" style="fill:${colors.block}"></rect><text x=${x} y="12" text-anchor="middle" class="letter" style="fill:${colors.letter}">${step.grade}</text>`
    })}${limits.map((n) => svg`<text x=${axis.x(n)} y="32" text-anchor="middle">${points(n)}</text>`)}`
  }

  #result(axis: ReturnType<typeof axisOf>) {
    const x = axis.x(this.score)
    const other = this.other === null || this.other === this.score ? undefined : axis.x(this.other)
    const right = other !== undefined && other < WIDTH - 80
    return svg`<line x1=${x} x2=${x} y1="0" y2="24" class="upright"></line><circle cx=${x} cy="24" r="7" class=${this.score < this.base ? 'down' : 'up'}></circle>
      ${
        other === undefined
          ? nothing
          : svg`<path d="M${other} 0V19" class="stair"></path><circle cx=${other} cy="24" r="4.5" class="hollow"></circle>
        <text x=${right ? other + 10 : other - 10} y="28" text-anchor=${right ? 'start' : 'end'}>${this.otherName}　${points(this.other!)}</text>`
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-ladder': LxLadder
  }
}
