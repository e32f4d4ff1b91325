// Whom the version moves: the newest report of this content, or the button that makes one.
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, date } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import {
  listPopulations,
  type Population,
  readSimulation,
  type Simulation,
  startSimulation,
  usualOf,
} from '../../client/simulations.ts'
import { uncountedNote } from '../../parts/uncounted.ts'
import { REVIEW } from '../../words/review.ts'
import { SIM } from '../../words/simulation.ts'
import '../../parts/lx-matrix.ts'

@customElement('lx-review-impact')
export class LxReviewImpact extends LxElement {
  @property({ attribute: false }) detail!: VersionDetail
  @property({ attribute: false }) grades: Scale = []
  @property({ attribute: false }) simulation: Simulation | undefined
  @state() private _population: Population | undefined
  @state() private _progress: number | undefined
  @state() private _failed = ''

  override async firstUpdated(): Promise<void> {
    try {
      const all = (await listPopulations()).filter(({ state }) => state === 'done')
      const last = localStorage.getItem('liangxin.population')
      this._population = all.find(({ id }) => id === last) ?? usualOf(all)
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }

  override render() {
    const result = this.simulation?.result
    const { basedOn, version } = this.detail
    if (!basedOn) return nothing
    return html`<section><h2>${say(REVIEW.impact)}</h2><div class="panel pad">
      ${
        result
          ? html`<lx-matrix .scale=${this.grades} .matrix=${result.matrix} from=${basedOn} to=${version}></lx-matrix>${uncountedNote(result.uncounted)}
            <p class="note foot"><span>${date(result.asOf)}　${say(SIM.subjectCount(count(result.applicable)))}</span><a class="screen-only" href=${`#/simulations/${this.simulation!.id}`}>${say(REVIEW.report)}</a></p>`
          : html`<p class="second">${say(REVIEW.noReport)}</p>
            ${this._progress === undefined ? html`<button type="button" ?disabled=${!this._population} @click=${this.#run}>${say(REVIEW.simulate)}</button>` : html`<p role="status"><progress max="1" value=${this._progress}></progress></p>`}
            ${this._population ? nothing : html`<p class="note">${say(SIM.noSample)}</p>`}`
      }
      <p class="worse" role="alert">${this._failed}</p><p class="note">${say(SIM.legal)}</p></div></section>`
  }

  readonly #run = async (): Promise<void> => {
    const { ruleset, version, basedOn } = this.detail
    this._failed = ''
    this._progress = 0
    try {
      let one = await startSimulation({
        population: this._population!.id,
        from: { ruleset, version: basedOn! },
        to: { ruleset, version },
      })
      while (one.state === 'queued' || one.state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, 400))
        one = await readSimulation(one.id)
        this._progress = one.progress
      }
      if (one.state === 'done')
        this.tell('simulated', one.result ? one : await readSimulation(one.id))
      else this._failed = say(REVIEW.noReport)
    } catch (error) {
      this._failed = sentenceOf(error)
    } finally {
      this._progress = undefined
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-review-impact': LxReviewImpact
  }
}
