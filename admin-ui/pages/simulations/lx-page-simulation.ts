// A simulation's report: one sentence, the grades, flow and matrix; then districts, movers, scores.

import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { cited } from '../../base/clause.ts'
import { count, date, percent, shift } from '../../base/figures.ts'
import { bar, LxPage, printButton } from '../../base/page.ts'
import { link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import { language } from '../../base/settings.ts'
import { sentenceOf } from '../../base/trouble.ts'
import {
  listPopulations,
  type Population,
  readSimulation,
  type Simulation,
  type SimulationResult,
  stopSimulation,
  watchSimulation,
} from '../../client/simulations.ts'
import type { Cell } from '../../parts/lx-matrix.ts'
import { uncountedNote } from '../../parts/uncounted.ts'
import { declared } from '../../scoring/scale.ts'
import { SIM } from '../../words/simulation.ts'
import '../../parts/lx-grade.ts'
import '../../parts/lx-matrix.ts'
import './lx-breakdown.ts'
import './lx-flow.ts'
import './lx-movers.ts'
import './lx-prices.ts'
import './lx-scores.ts'
import './lx-shares.ts'
import './lx-page-simulation.css'

@customElement('lx-page-simulation')
export class LxPageSimulation extends LxPage {
  @state() private _one: Simulation | undefined
  @state() private _population: Population | undefined
  @state() private _scale: Scale = []
  @state() private _ruleset: Ruleset | undefined
  @state() private _cell: Cell | undefined
  @state() private _failed = ''
  #stop: (() => void) | undefined
  #shown = ''

  override willUpdate(): void {
    const id = this.segment(1)
    if (id === this.#shown) return
    this.#shown = id
    this._one = undefined
    this._cell = undefined
    void this.#open(id)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
    this.#shown = ''
  }

  async #open(id: string): Promise<void> {
    this.#stop?.()
    try {
      const one = await readSimulation(id)
      if (id !== this.#shown) return
      if (this._scale.length === 0) {
        const { ruleset, scale } = await declared(one.to)
        this._scale = scale
        this._ruleset = ruleset
        this._population = (await listPopulations()).find((each) => each.id === one.population)
      }
      this._one = one
      this._failed = ''
      if (isLive(one)) this.#stop = watchSimulation(id, (step) => this.#follow(id, step))
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }

  // What is told of a step carries no result: the finished one is read whole.
  #follow(id: string, step: Simulation): void {
    if (id !== this.#shown) return
    this._one = { ...this._one, ...step }
    if (isLive(step)) return
    this.#stop?.()
    void this.#open(id)
  }

  readonly #cancel = async (): Promise<void> => {
    try {
      await stopSimulation(this.#shown)
      await this.#open(this.#shown)
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }

  override updated(): void {
    const part = this.address.query.get('part')
    if (part && this._one?.result && this.#jumped !== part) {
      this.#jumped = part
      this.querySelector(`[data-part="${CSS.escape(part)}"]`)?.scrollIntoView()
    }
  }
  #jumped = ''

  override render() {
    const one = this._one
    const result = one?.result
    return html`${bar({
      back: '#/simulations',
      title: say(SIM.title),
      context: html`${one ? `${one.from.version} → ${one.to.version}` : ''}　<span class="legal note">${say(SIM.legal)}</span>`,
      right: result ? printButton() : nothing,
    })}
    ${this._failed ? html`<div class="trouble panel pad" role="alert"><p>${this._failed}</p></div>` : nothing}
    ${one && !result ? this.#waiting(one) : nothing}
    ${one && result ? this.#report(one, result) : !one && !this._failed ? html`<div class="loading"></div>` : nothing}`
  }

  #waiting(one: Simulation): TemplateResult {
    const size = this._population?.size ?? 0
    const live = isLive(one)
    return html`<div class="page"><section class="panel pad"><p role="status">${say(SIM[one.state])}　${live && size > 0 ? say(SIM.progress(count(size * one.progress), count(size))) : nothing}</p>
      ${live ? html`<progress max="1" value=${one.progress} aria-label=${say(SIM.running)}></progress> <button type="button" @click=${this.#cancel}>${say(SIM.cancel)}</button>` : nothing}</section></div>`
  }

  #report(one: Simulation, result: SimulationResult): TemplateResult {
    const parts = [
      ['overview', SIM.overview],
      ['flow', SIM.flow],
      ['districts', SIM.breakdown],
      ['movers', SIM.movers],
      ['prices', SIM.prices],
      ['scores', SIM.scores],
      ['method', SIM.method],
    ] as const
    const moved = result.worse + result.better
    const scored = result.applicable - result.unknown
    return html`<div class="page report"><nav class="contents screen-only" aria-label=${say(SIM.contents)}>${parts.map(
      ([id, words]) =>
        html`<a href=${link(['simulations', one.id], { part: id })} @click=${(event: Event) => {
          event.preventDefault()
          this.querySelector(`[data-part="${id}"]`)?.scrollIntoView()
        }}>${say(words)}</a>`,
    )}</nav>
      <div class="body" data-main tabindex="-1">
        <section data-part="overview"><p class="note">${say(SIM.context(this._population?.name ?? one.population, date(result.asOf)))}${result.unknown > 0 ? `　${say(SIM.unknown(count(result.unknown)))}` : ''}</p>
          ${this.#lead(one, result, moved, scored)}${uncountedNote(result.uncounted)}${this.#grades(one, result, scored)}</section>
        <section data-part="flow" class="columns" style="--columns: 1fr 1fr">
          <figure class="panel pad keep-whole"><h2>${say(SIM.flow)}</h2><p class="note">${say(SIM.flowNote(count(moved), count(scored - moved)))}</p><lx-flow .scale=${this._scale} .matrix=${result.matrix} from=${one.from.version} to=${one.to.version}></lx-flow></figure>
          <div class="panel pad keep-whole"><h2>${say(SIM.matrix)}</h2><p class="note">${say(SIM.matrixNote)}</p><div class="scroll-x" tabindex="0"><lx-matrix full opens .scale=${this._scale} .matrix=${result.matrix} from=${one.from.version} to=${one.to.version} @cell=${(
            event: CustomEvent<Cell>,
          ) => {
            this._cell = event.detail
            this.querySelector('[data-part="movers"]')?.scrollIntoView()
          }}></lx-matrix></div><lx-shares .shares=${result.shares} worst=${this._scale.at(-1)?.grade ?? ''}></lx-shares></div></section>
        <lx-breakdown data-part="districts" .scale=${this._scale} .result=${result}></lx-breakdown>
        <lx-movers data-part="movers" .simulation=${one} .scale=${this._scale} .cell=${this._cell ?? null} .result=${result} @all=${() => {
          this._cell = undefined
        }}></lx-movers>
        <lx-prices data-part="prices" .prices=${result.prices} .readings=${this._ruleset?.readings ?? []} worst=${this._scale.at(-1)?.grade ?? ''} version=${one.to.version}></lx-prices>
        <section data-part="scores" class="panel pad keep-whole"><h2>${say(SIM.scores)}</h2><p class="note">${say(SIM.scoresNote)}</p><lx-scores .scale=${this._scale} .from=${result.histogram.from} .to=${result.histogram.to}></lx-scores></section>
        ${this.#method(one, result)}</div></div>`
  }

  #lead(one: Simulation, result: SimulationResult, moved: number, scored: number): TemplateResult {
    if (moved === 0) return html`<p class="lead">${say(SIM.noneMoved)}</p>`
    const worst = this._scale.at(-1)?.grade ?? ''
    const [before, after] = [rowSum(result.matrix, worst), columnSum(result.matrix, worst)]
    const by = after - before
    const rate = percent(Math.abs(by), before, 1)
    const shifted =
      by === 0
        ? say(SIM.worstSame)
        : by > 0
          ? html`<b class="worse">${say(SIM.worstUp(count(by), rate))}</b>`
          : html`<b class="better">${say(SIM.worstDown(count(-by), rate))}</b>`
    return html`<p class="lead">${say(SIM.lead(one.to.version, count(scored), count(moved), percent(moved, scored)))}<b class="better">${say(SIM.better(count(result.better)))}</b>${say(SIM.comma)}<b class="worse">${say(SIM.worse(count(result.worse)))}</b>${say(SIM.stop)}${language() === 'en' ? ' ' : ''}${say(SIM.worst(worst, count(before), count(after)))}${shifted}${say(SIM.stop)}</p>`
  }

  #grades(one: Simulation, result: SimulationResult, scored: number): TemplateResult {
    return html`<div class="grades panel">${this._scale.map(({ grade, name }, i) => {
      const [before, after] = [rowSum(result.matrix, grade), columnSum(result.matrix, grade)]
      const worse = i === this._scale.length - 1 && after > before
      return html`<div><p class="row"><lx-grade .scale=${this._scale} grade=${grade}></lx-grade>${name}<b class="by ${worse ? 'worse' : ''}">${shift(after - before)}</b></p>
        <p><b class="count">${count(after)}</b> <span class="note">${one.from.version} ${count(before)}</span></p><p class="note">${percent(after, scored)}　${one.from.version} ${percent(before, scored)}</p></div>`
    })}</div>`
  }

  // 判为D级（办法第十六条）
  #determination(id: string): TemplateResult {
    const found = this._ruleset?.determinations?.find((each) => each.id === id)
    if (!found) return html`<span class="mono">${id}</span>`
    return html`${say(SIM.determined(found.grade))}<span class="note">（${cited([found.cite].flat()[0] ?? '')}）</span>`
  }

  #method(one: Simulation, result: SimulationResult): TemplateResult {
    const hashes = [
      [one.from.version, result.hashes.from],
      [one.to.version, result.hashes.to],
      [say(SIM.population), result.hashes.population],
      [say(SIM.report), result.hashes.result],
    ]
    const { rechecked, milliseconds } = one
    return html`<section data-part="method" class="panel pad stack"><h2>${say(SIM.method)}</h2>
      ${result.determinations.length > 0 ? html`<p class="second">${say(SIM.determinations)}　${result.determinations.map((each) => html`${this.#determination(each.id)} ${say(SIM.gained)}${count(each.gained)}${say(SIM.comma)}${say(SIM.lost)}${count(each.lost)}　`)}</p>` : nothing}
      ${rechecked ? html`<p class="second ${rechecked.different > 0 ? 'worse' : ''}">${say(SIM.rechecked(count(rechecked.subjects), count(rechecked.different)))}</p>` : nothing}
      <dl class="hashes">${hashes.map(([name, hash]) => html`<dt class="note">${name}</dt><dd class="mono">${hash}</dd>`)}</dl>
      <p class="note">${milliseconds ? say(SIM.took(count(milliseconds))) : ''}　${say(SIM.later)}　${say(SIM.legal)}</p></section>`
  }
}

function isLive({ state }: Simulation): boolean {
  return state === 'queued' || state === 'running'
}

/** Subjects that had this grade. */
function rowSum(matrix: SimulationResult['matrix'], grade: string): number {
  return Object.values(matrix[grade] ?? {}).reduce((a, b) => a + b, 0)
}

/** Subjects that have this grade now. */
function columnSum(matrix: SimulationResult['matrix'], grade: string): number {
  return Object.values(matrix).reduce((sum, row) => sum + (row[grade] ?? 0), 0)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-simulation': LxPageSimulation
  }
}
