// Every part of the interface on one page, as it stands in use.
import { html, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Problem } from '../../../engine/words/problem.ts'
import { bar, LxPage } from '../../base/page.ts'
import { say, type Words } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import { trouble } from '../../base/trouble.ts'
import { ServerError } from '../../client/call.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import type { LimitChange } from '../../parts/lx-limits.ts'
import { SAMPLE } from '../../words/sample.ts'
import { STATES, type Standing } from '../../words/states.ts'
import { CLAUSES, FIVE, MOVES, PROBLEMS, STEPS } from './samples.ts'
import '../../parts/lx-bands.ts'
import '../../parts/lx-chip.ts'
import '../../parts/lx-dialog.ts'
import '../../parts/lx-diff.ts'
import '../../parts/lx-grade.ts'
import '../../parts/lx-ladder.ts'
import '../../parts/lx-limits.ts'
import '../../parts/lx-matrix.ts'
import '../../parts/lx-number.ts'
import '../../parts/lx-problems.ts'
import '../../parts/lx-statute.ts'

@customElement('lx-page-parts')
export class LxPageParts extends LxPage {
  @state() private _points = -10
  @state() private _scale: Scale = FIVE
  @query('lx-dialog') private _dialog!: LxDialog

  override render() {
    const scales = [3, 5, 9].map((n) =>
      Array.from({ length: n }, (_, i) => ({
        grade: String.fromCharCode(65 + i),
        name: '',
        from: 100 - i * 10,
      })),
    )
    const change = (event: CustomEvent<number>): void => {
      this._points = event.detail
    }
    return html`${bar({ title: say(SAMPLE.title), context: say(SAMPLE.note) })}
      <div class="page">
        ${section(
          SAMPLE.grades,
          html`${scales.map((scale) => html`<p class="row" style="flex-wrap: wrap">${say(SAMPLE.ramp(scale.length))}${scale.map(({ grade }) => html`<lx-grade .scale=${scale} grade=${grade} size="28"></lx-grade>`)}</p>`)}`,
        )}
        ${section(
          SAMPLE.chips,
          html`<p class="row" style="flex-wrap: wrap">${(Object.keys(STATES) as Standing[]).map((each) => html`<lx-chip standing=${each} version="v2"></lx-chip>`)}</p>`,
        )}
        ${section(
          SAMPLE.controls,
          html`<p class="row" style="flex-wrap: wrap"><button class="primary">${say(SAMPLE.ask)}</button><button>${say(SAMPLE.ask)}</button><button disabled>${say(SAMPLE.ask)}</button></p>`,
        )}
        ${section(
          SAMPLE.bands,
          html`<lx-number .value=${-this._points} label=${say(SAMPLE.deduct)} max="30" @change=${(
            event: CustomEvent<number>,
          ) => {
            this._points = -event.detail
          }}></lx-number>
          <lx-bands .scale=${FIVE} base="90" .value=${this._points} .compared=${-3} comparedName="v1" min="-30" max="0" label=${say(SAMPLE.deduct)} @change=${change}></lx-bands>`,
        )}
        ${section(
          SAMPLE.limits,
          html`<lx-limits .scale=${this._scale} base="90" @change=${(
            event: CustomEvent<LimitChange>,
          ) => {
            const { grade, from } = event.detail
            this._scale = this._scale.map((step) =>
              step.grade === grade ? { ...step, from } : step,
            )
          }}></lx-limits>`,
        )}
        <div class="columns" style="--columns: 1fr 1fr">
          ${section(SAMPLE.matrix, html`<lx-matrix .scale=${FIVE} .matrix=${MOVES} opens></lx-matrix>`)}
          ${section(SAMPLE.matrix, html`<lx-matrix .scale=${FIVE} .matrix=${MOVES} full></lx-matrix>`)}
        </div>
        ${section(SAMPLE.ladder, html`<lx-ladder .scale=${FIVE} base="90" baseCite="办法第十五条" .steps=${STEPS} score="84" .other=${91} otherName="v1"></lx-ladder>`)}
        <div class="columns" style="--columns: 1fr 1fr">
          ${section(SAMPLE.problems, html`<lx-problems .problems=${PROBLEMS as Problem[]} leads></lx-problems>`)}
          ${section(
            SAMPLE.diff,
            html`<p><lx-diff .change=${{ zh: '第24项　扣分由3分改为10分。', en: 'Item 24: deduction changed from 3 to 10 points.', was: { zh: '3分', en: '3' }, now: { zh: '10分', en: '10' } }}></lx-diff></p>`,
          )}
        </div>
        <div class="columns" style="--columns: 1fr 1fr">
          <div class="panel" style="background: var(--paper)"><lx-statute .clauses=${CLAUSES} .chosen=${['办法/15']} .namesOf=${({ rules }: { rules?: string[] }) => (rules ?? []).map((at) => ({ label: at, at }))}></lx-statute></div>
          ${section(SAMPLE.dialog, html`<button type="button" @click=${this.#ask}>${say(SAMPLE.ask)}</button>`)}
        </div>
        ${section(
          SAMPLE.error,
          trouble(new ServerError({ status: 0, title: '' }), () => undefined),
        )}
        <lx-dialog></lx-dialog>
      </div>`
  }

  readonly #ask = (): void => {
    this._dialog.ask({
      title: say(SAMPLE.dialog),
      body: say(SAMPLE.note),
      verb: say(SAMPLE.ask),
      needs: ['reason', 'password'],
      act: () => Promise.resolve(undefined),
    })
  }
}

function section(title: Words, content: TemplateResult): TemplateResult {
  return html`<section class="panel pad stack"><h2>${say(title)}</h2>${content}</section>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-parts': LxPageParts
  }
}
