// The subjects that move, by name where one may see names, and the way to both score sheets.
import { initialState, Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, points, signed } from '../../base/figures.ts'
import { InView } from '../../base/in-view.ts'
import { found } from '../../base/page.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import {
  type Compared,
  type Mover,
  type Part,
  readMovers,
  type Simulation,
  type Target,
  targetOf,
} from '../../client/simulations.ts'
import type { Cell } from '../../parts/lx-matrix.ts'
import { MATRIX } from '../../words/parts.ts'
import { SIM } from '../../words/simulation.ts'
import { pager } from './pager.ts'
import { type Place, segments } from './segments.ts'
import { sheetsLink } from './sheets-link.ts'
import '../../parts/lx-grade.ts'

@customElement('lx-movers')
export class LxMovers extends LxElement {
  @property({ attribute: false }) simulation!: Simulation
  @property({ attribute: false }) result!: Compared
  @property({ attribute: false }) scale: Scale = []
  @property({ attribute: false }) cell: Cell | null = null
  @property() of: Target = 'to'
  @state() private _direction: 'worse' | 'better' = 'worse'
  @state() private _place: Place = { district: '', type: '' }
  @state() private _cursor: string | undefined
  readonly #view = new InView(this)
  // The service keeps who was given the losers' list, so it is asked for only once in view.
  readonly #load = new Task(this, {
    task: ([seen, id, of, cell, direction, { district, type }, cursor], { signal }) => {
      if (!seen) return initialState
      return readMovers(
        id,
        {
          ...(cell ? { from: cell.from, to: cell.to } : { direction }),
          of,
          district,
          type,
          cursor,
          limit: '20',
        },
        signal,
      )
    },
    args: () =>
      [
        this.#view.seen,
        this.simulation.id,
        this.of,
        this.cell,
        this._direction,
        this._place,
        this._cursor,
      ] as const,
  })

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('cell') && !changed.has('of')) return
    this._cursor = undefined
    this._place = { district: '', type: '' }
  }

  override render() {
    const { cell, result } = this
    const pick = (direction: 'worse' | 'better') => {
      this._direction = direction
      this._cursor = undefined
      this.tell('all', undefined)
    }
    const choose = (place: Place) => {
      this._place = place
      this._cursor = undefined
    }
    const chooser = (key: keyof Place, words: string, parts: readonly Part[]) =>
      html`<label class="row">${words}<select @change=${(event: Event) => choose({ ...this._place, [key]: (event.target as HTMLSelectElement).value })}><option value="">${say(key === 'type' ? SIM.allTypes : SIM.allDistricts)}</option>${parts.filter(({ id }) => id !== '').map(({ id, name }) => html`<option value=${id} ?selected=${id === this._place[key]}>${name || id}</option>`)}</select></label>`
    return html`<section class="panel"><header class="row pad" style="flex-wrap:wrap"><h2>${say(SIM.movers)}</h2>
        ${cell ? html`<b>${say(cell.from === cell.to ? MATRIX.stays(cell.from, count(cell.n)) : MATRIX.moves(cell.from, cell.to, count(cell.n)))}</b><button type="button" class="plain" @click=${() => this.tell('all', undefined)}>${say(SIM.allCells)}</button>` : html`<span class="choices low">${(['worse', 'better'] as const).map((each) => html`<button type="button" aria-pressed=${this._direction === each ? 'true' : 'false'} @click=${() => pick(each)}>${say(each === 'worse' ? SIM.worseOnly(count(result.worse)) : SIM.betterOnly(count(result.better)))}</button>`)}</span>`}
        ${cell ? nothing : html`${chooser('district', say(SIM.district), result.districts)}${chooser('type', say(SIM.type), result.types)}`}</header>
      ${cell ? html`<div class="pad-x">${segments(result, cell, this._place, choose)}</div>` : nothing}
      ${this.#view.seen ? nothing : html`<p class="paper-only pad-x">${say(SIM.moversUnread)}</p>`}
      ${found(this.#load, ({ movers, next }) => this.#table(movers, next))}</section>`
  }

  #table(movers: Mover[], next: string | null): TemplateResult {
    const stays = this.cell !== null && this.cell.from === this.cell.to
    if (movers.length === 0)
      return html`<p class="empty">${say(stays ? SIM.staysUnnamed : SIM.noMovers)}</p>`
    const { from } = this.simulation
    const to = targetOf(this.simulation, this.of)
    const heads = [SIM.subject, SIM.district, SIM.type]
    return html`<div class="scroll-x"><table class="list cards" tabindex="0"><caption class="unseen">${say(SIM.movers)}</caption>
      <thead><tr>${heads.map((each) => html`<th scope="col">${say(each)}</th>`)}<th scope="col" class="number">${from.version}</th><th scope="col" class="number">${to.version}</th><th scope="col" class="number">${say(SIM.diff)}</th><th scope="col">${say(SIM.grade)}</th><th scope="col">${say(SIM.clauses)}</th><th scope="col"><span class="unseen">${say(SIM.sheets)}</span></th></tr></thead>
      <tbody>${movers.map((each) => this.#row(each))}</tbody></table></div>
      ${pager(this._cursor, next, (cursor) => {
        this._cursor = cursor
      })}`
  }

  #row({ index, subject, name, district, type, from, to, clauses }: Mover): TemplateResult {
    const by = Math.round(((to.score ?? 0) - (from.score ?? 0)) * 100) / 100
    const badge = (grade: string | null) =>
      grade === null
        ? nothing
        : html`<lx-grade size="18" .scale=${this.scale} grade=${grade}></lx-grade>`
    const named = (parts: readonly { id: string; name: string }[], id: string | null) =>
      parts.find((each) => each.id === id)?.name ?? id ?? ''
    const why = clauses.map((each) => say(each)).join(say(SIM.comma))
    const sheets = sheetsLink(this.simulation, this.of, index)
    return html`<tr><td class="titled">${name ?? html`<span class="mono">${subject}</span>`}</td><td class="top">${named(this.result.districts, district)}</td>
      <td class="top">${named(this.result.types, type)}</td>
      <td class="number beside" data-head=${this.simulation.from.version}>${points(from.score ?? 0)}</td><td class="number beside" data-head=${targetOf(this.simulation, this.of).version}>${points(to.score ?? 0)}</td>
      <td class="number beside ${by < 0 ? 'worse' : by > 0 ? 'better' : ''}" data-head=${say(SIM.diff)}>${signed(by)}</td>
      <td class="grade beside" data-head=${say(SIM.grade)}>${badge(from.grade)} → ${badge(to.grade)}</td><td class="second" data-head=${say(SIM.clauses)}>${why}</td>
      <td class="short"><a class="screen-only" href=${sheets}>${say(SIM.sheets)}</a></td></tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-movers': LxMovers
  }
}
