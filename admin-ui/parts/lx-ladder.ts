// How a score came about: a step per line from base to score over the bands, the compared version
// as a dotted stair.
import { html, nothing, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { points, signed } from '../base/figures.ts'
import { say } from '../base/say.ts'
import { gradeStyle, rankOf, type Scale, stepAt } from '../base/scale.ts'
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
  /** The base of the compared version where it is another one. */
  @property({ attribute: false }) otherBase: number | null = null
  @property() otherName = ''

  override render() {
    let sum = this.base
    let otherSum = this.otherBase ?? this.base
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
    // A row is as high as its words need, so heights are told in parts of it.
    const cell = (drawn: unknown) =>
      html`<td class="drawn"><svg width=${WIDTH} aria-hidden="true">${this.#ground(axis)}${drawn}</svg></td>`
    const upright = (at: number, y1: string, y2: string) =>
      svg`<line x1=${axis.x(at)} x2=${axis.x(at)} y1=${y1} y2=${y2} class="upright"></line>`
    return html`<table tabindex="0">
      <caption class="unseen">${say(LADDER.caption)}</caption>
      <thead><tr>
        <th scope="col">${say(LADDER.clause)}</th><th scope="col">${say(LADDER.record)}</th>
        <th scope="col" class="number">${say(LADDER.points)}</th><th scope="col" class="number">${say(LADDER.sum)}</th>
        <td class="drawn head"><svg width=${WIDTH} height="36" aria-hidden="true">${this.#head(axis)}</svg></td>
      </tr></thead>
      <tbody>
        <tr><td></td><td><b>${say(LADDER.base)}</b><p class="note">${this.baseCite}</p></td><td></td><td class="number">${points(this.base)}</td>
          ${cell(upright(this.base, '25%', '100%'))}</tr>
        ${rows.map(({ step, from, to, otherFrom, otherTo }) => {
          const [a, b] = [axis.x(Math.min(from, to)), axis.x(Math.max(from, to))]
          const stair =
            this.other === null || (otherFrom === from && otherTo === to)
              ? nothing
              : svg`<line x1=${axis.x(otherFrom)} x2=${axis.x(otherFrom)} y1="0" y2="62%" class="stair"></line>
                <line x1=${axis.x(otherFrom)} x2=${axis.x(otherTo)} y1="62%" y2="62%" class="stair"></line>
                <line x1=${axis.x(otherTo)} x2=${axis.x(otherTo)} y1="62%" y2="100%" class="stair"></line>`
          return html`<tr>
            <td class="clause-row">${say(LADDER.row(step.row))}</td>
            <td>${step.title}<p class="note">${step.detail}</p></td>
            <td class="number ${step.points < 0 ? 'worse' : 'better'}"><b>${signed(step.points)}</b>${
              this.other !== null && step.other !== undefined && step.other !== step.points
                ? html`<p class="note">${this.otherName} ${signed(step.other)}</p>`
                : nothing
            }</td>
            <td class="number">${points(to)}</td>
            ${cell(svg`${stair}${upright(from, '0', '50%')}
              <rect x=${a} y="50%" width=${Math.max(1, b - a)} height="11" transform="translate(0 -6)" class=${step.points < 0 ? 'down' : 'up'}></rect>
              ${upright(to, '50%', '100%')}`)}
          </tr>`
        })}
        ${this.steps.length === 0 ? html`<tr><td></td><td colspan="3" class="note">${say(LADDER.none)}</td>${cell(upright(this.base, '0', '100%'))}</tr>` : nothing}
        <tr class="result"><td class="clause-row">${say(LADDER.score)}</td><td>${say(LADDER.total(points(this.base), points(plus), points(minus)))}</td><td></td>
          <td class="number big">${points(this.score)}</td>
          ${cell(this.#result(axis))}</tr>
      </tbody>
    </table>`
  }

  #ground(axis: ReturnType<typeof axisOf>): TemplateResult[] {
    const edges = [axis.low, ...limitsOf(this.scale), axis.high]
    return edges.slice(1).map((to, i) => {
      const from = edges[i]!
      const step = stepAt(this.scale, (from + to) / 2)!
      const style = gradeStyle(rankOf(this.scale, step.grade), this.scale.length)
      return svg`<rect x=${axis.x(from)} y="0" width=${Math.max(0, axis.x(to) - axis.x(from) - 1.5)} height="100%" class="ground graded" style=${`${style};fill:var(--block)`}></rect>` as unknown as TemplateResult
    })
  }

  #head(axis: ReturnType<typeof axisOf>) {
    const limits = limitsOf(this.scale)
    const edges = [axis.low, ...limits, axis.high]
    return svg`${edges.slice(1).map((to, i) => {
      const step = stepAt(this.scale, (edges[i]! + to) / 2)!
      const style = gradeStyle(rankOf(this.scale, step.grade), this.scale.length)
      const x = (axis.x(edges[i]!) + axis.x(to)) / 2
      return svg`<g class="graded" style=${style}><rect x=${x - 8} y="0" width="16" height="16" rx="2" style="fill:var(--block)"></rect><text x=${x} y="12" text-anchor="middle" class="letter" style="fill:var(--letter)">${step.grade}</text></g>`
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
