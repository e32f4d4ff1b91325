// The subjects that move, by name where one may see names, and the way to both score sheets.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { LxElement } from '../../base/element.ts'
import { count, points, signed } from '../../base/figures.ts'
import { found } from '../../base/page.ts'
import { go, link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { call } from '../../client/call.ts'
import {
  type Mover,
  readMovers,
  type Simulation,
  type SimulationResult,
} from '../../client/simulations.ts'
import type { Cell } from '../../parts/lx-matrix.ts'
import { MATRIX } from '../../words/parts.ts'
import { SIM } from '../../words/simulation.ts'
import '../../parts/lx-grade.ts'

@customElement('lx-movers')
export class LxMovers extends LxElement {
  @property({ attribute: false }) simulation!: Simulation
  @property({ attribute: false }) result!: SimulationResult
  @property({ attribute: false }) scale: Scale = []
  @property({ attribute: false }) cell: Cell | null = null
  @state() private _direction: 'worse' | 'better' = 'worse'
  @state() private _district = ''
  @state() private _cursor: string | undefined
  @state() private _failed = ''
  readonly #load = new Task(this, {
    task: ([id, cell, direction, district, cursor], { signal }) =>
      readMovers(
        id,
        {
          ...(cell ? { from: cell.from, to: cell.to } : { direction }),
          district,
          cursor,
          limit: '20',
        },
        signal,
      ),
    args: () =>
      [this.simulation.id, this.cell, this._direction, this._district, this._cursor] as const,
  })

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('cell')) this._cursor = undefined
  }

  override render() {
    const { cell, result } = this
    const pick = (direction: 'worse' | 'better') => {
      this._direction = direction
      this._cursor = undefined
      this.tell('all', undefined)
    }
    return html`<section class="panel"><header class="row pad" style="flex-wrap:wrap"><h2>${say(SIM.movers)}</h2>
        ${cell ? html`<b>${say(MATRIX.moves(cell.from, cell.to, count(cell.n)))}</b><button type="button" class="plain" @click=${() => this.tell('all', undefined)}>${say(SIM.allCells)}</button>` : html`<span class="choices low">${(['worse', 'better'] as const).map((each) => html`<button type="button" aria-pressed=${this._direction === each ? 'true' : 'false'} @click=${() => pick(each)}>${say(each === 'worse' ? SIM.worseOnly(count(result.worse)) : SIM.betterOnly(count(result.better)))}</button>`)}</span>`}
        <label class="row">${say(SIM.district)}<select @change=${(event: Event) => {
          this._district = (event.target as HTMLSelectElement).value
          this._cursor = undefined
        }}><option value="">${say(SIM.all)}</option>${result.districts.map(({ id, name }) => html`<option value=${id} ?selected=${id === this._district}>${name || id}</option>`)}</select></label></header>
      <p class="worse pad" role="alert" ?hidden=${this._failed === ''}>${this._failed}</p>
      ${found(this.#load, ({ movers, next }) => this.#table(movers, next))}</section>`
  }

  #table(movers: Mover[], next: string | null): TemplateResult {
    if (movers.length === 0) return html`<p class="empty">${say(SIM.noMovers)}</p>`
    const { from, to } = this.simulation
    const grade = (name: string) =>
      html`<lx-grade size="18" .scale=${this.scale} grade=${name}></lx-grade>`
    return html`<div class="scroll-x"><table class="list"><thead><tr><th scope="col">${say(SIM.subject)}</th><th scope="col">${say(SIM.district)}</th><th scope="col">${say(SIM.type)}</th><th scope="col" class="number">${from.version}</th><th scope="col" class="number">${to.version}</th><th scope="col" class="number">${say(SIM.diff)}</th><th scope="col">${say(SIM.grade)}</th><th scope="col">${say(SIM.clauses)}</th><th scope="col"><span class="unseen">${say(SIM.sheets)}</span></th></tr></thead>
      <tbody>${movers.map((each) => {
        const by = Math.round((each.to.score - each.from.score) * 100) / 100
        return html`<tr><td>${each.name ?? html`<code class="mono">${each.subject}</code>`}</td><td>${each.district ?? ''}</td><td>${each.type}</td><td class="number">${points(each.from.score)}</td><td class="number">${points(each.to.score)}</td>
          <td class="number ${by < 0 ? 'worse' : 'better'}">${signed(by)}</td><td>${grade(each.from.grade)} → ${grade(each.to.grade)}</td><td class="second">${each.clauses?.map((clause) => say(clause)).join('，') ?? ''}</td>
          <td>${each.index === undefined ? nothing : html`<button type="button" class="plain" @click=${() => void this.#sheets(each.index!)}>${say(SIM.sheets)}</button>`}</td></tr>`
      })}</tbody></table></div>
      ${
        next
          ? html`<p class="pad"><button type="button" @click=${() => {
              this._cursor = next
            }}>${say(SIM.more)}</button></p>`
          : nothing
      }`
  }

  // The subject is taken out of the population and shown under both versions.
  async #sheets(index: number): Promise<void> {
    const { population, from, to, asOf } = this.simulation
    this._failed = ''
    try {
      const request = await call<ScoreRequest>(
        'GET',
        `/v1/populations/${encodeURIComponent(population)}/subjects/${index}`,
      )
      sessionStorage.setItem(
        'liangxin.subject',
        JSON.stringify({ ...request, asOf: request.asOf ?? asOf ?? this.result.asOf }),
      )
      go(link(['subject'], { ruleset: to.ruleset, version: to.version, beside: from.version }))
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-movers': LxMovers
  }
}
