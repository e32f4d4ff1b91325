// Subjects that lack a required fact. They stand in no cell of the matrix: what is possible for
// them is told instead, all together and one by one.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, shift } from '../../base/figures.ts'
import { found } from '../../base/page.ts'
import { say, type Words } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import {
  type Between,
  type Compared,
  type Lacking,
  readUnknown,
  type Simulation,
  type Target,
  targetOf,
} from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'
import { pager } from './pager.ts'
import { sheetsLink } from './sheets-link.ts'
import { columnSum, rowSum } from './sums.ts'
import '../../parts/lx-grade.ts'

const MOST_LETTERS = 20

@customElement('lx-unknown')
export class LxUnknown extends LxElement {
  @property({ attribute: false }) simulation!: Simulation
  @property({ attribute: false }) result!: Compared
  @property({ attribute: false }) scale: Scale = []
  @property() of: Target = 'to'
  @state() private _cursor: string | undefined
  readonly #load = new Task(this, {
    task: ([id, of, cursor], { signal }) => readUnknown(id, { of, cursor, limit: '20' }, signal),
    args: () => [this.simulation.id, this.of, this._cursor] as const,
  })

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('of')) this._cursor = undefined
  }

  override render() {
    const { unknown } = this.result
    return html`<section class="panel"><header class="pad"><h2>${say(SIM.lacking)}</h2><p class="note">${say(SIM.lackingNote(count(unknown)))}</p></header>
      ${this.#bounds()}${found(this.#load, ({ subjects, next }) => this.#list(subjects, next))}</section>`
  }

  // Every grade with the best and with the worst that is possible, scored subjects among them.
  #bounds(): TemplateResult {
    const { matrix, intervals } = this.result
    const [from, to] = this.#versions()
    const add = (side: 'from' | 'to', end: keyof Between, grade: string) =>
      intervals.reduce((sum, each) => sum + (each[side][end] === grade ? each.n : 0), 0)
    const heads = [from, to].flatMap((version) => [SIM.atBest(version), SIM.atWorst(version)])
    const last = this.scale.length - 1
    return html`<div class="scroll-x"><table class="list cards bounds" tabindex="0"><caption class="unseen">${say(SIM.lackingBounds)}</caption>
      <thead><tr><th scope="col">${say(SIM.grade)}</th>${heads.map((each) => html`<th scope="col" class="number">${say(each)}</th>`)}<th scope="col" class="number">${say(SIM.atBestShift)}</th><th scope="col" class="number">${say(SIM.atWorstShift)}</th></tr></thead>
      <tbody>${this.scale.map(({ grade, name }, i) => {
        const [before, after] = [rowSum(matrix, grade), columnSum(matrix, grade)]
        const cells = (['best', 'worst'] as const).map((end) => ({
          from: before + add('from', end, grade),
          to: after + add('to', end, grade),
        }))
        const [best, worst] = cells as [{ from: number; to: number }, { from: number; to: number }]
        const by = (head: Words, n: number) =>
          html`<td class="number beside ${i === last && n > 0 ? 'worse' : ''}" data-head=${say(head)}><b>${shift(n)}</b></td>`
        return html`<tr><th scope="row"><lx-grade size="18" .scale=${this.scale} grade=${grade}></lx-grade> ${name}</th>${[best.from, worst.from, best.to, worst.to].map((n, at) => html`<td class="number beside" data-head=${say(heads[at]!)}>${count(n)}</td>`)}${by(SIM.atBestShift, best.to - best.from)}${by(SIM.atWorstShift, worst.to - worst.from)}</tr>`
      })}</tbody></table></div>`
  }

  #list(subjects: Lacking[], next: string | null): TemplateResult {
    const [from, to] = this.#versions()
    const heads = [SIM.subject, SIM.district, SIM.type, SIM.missing].map(say)
    const grades = [from, to].map((version) => say(SIM.possible(version)))
    const turn = (cursor: string | undefined) => {
      this._cursor = cursor
    }
    return html`<div class="scroll-x"><table class="list cards lacking" tabindex="0"><caption class="unseen">${say(SIM.lacking)}</caption>
      <thead><tr>${[...heads, ...grades].map((each) => html`<th scope="col">${each}</th>`)}<th scope="col"><span class="unseen">${say(SIM.fillIn)}</span></th></tr></thead>
      <tbody>${subjects.map((each) => this.#row(each))}</tbody></table></div>${pager(this._cursor, next, turn)}`
  }

  #row({ index, subject, name, district, type, missing, from, to }: Lacking): TemplateResult {
    const open = sheetsLink(this.simulation, this.of, index)
    const types = this.result.types
    const [before, after] = this.#versions().map((version) => say(SIM.possible(version)))
    return html`<tr><td class="titled">${name ?? html`<span class="mono">${subject}</span>`}</td><td class="top">${district ?? ''}</td><td class="short top">${types.find(({ id }) => id === type)?.name ?? type}</td>
      <td data-head=${say(SIM.missing)}>${missing.map(({ text, record, type: of }) => html`<p>${record === null ? text : say(SIM.ofRecord(text, clipped(of?.name ?? ''), record))}</p>`)}</td>
      <td class="grade beside" data-head=${before!}>${this.#between(from)}</td><td class="grade beside" data-head=${after!}>${this.#between(to)}</td><td class="short"><a href=${open}>${say(SIM.fillIn)}</a></td></tr>`
  }

  #between({ best, worst }: Between): TemplateResult {
    const badge = (grade: string) =>
      html`<lx-grade size="18" .scale=${this.scale} grade=${grade}></lx-grade>`
    return html`${badge(best)}${best === worst ? nothing : html` ～ ${badge(worst)}`}`
  }

  #versions(): [string, string] {
    return [this.simulation.from.version, targetOf(this.simulation, this.of).version]
  }
}

// Some types are called by the whole text of their row.
function clipped(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-unknown': LxUnknown
  }
}
