// What each grade brings: its own measures and those it inherits.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query } from 'lit/decorators.js'
import type { GradeMeasures } from '../../../engine/schema/measures.ts'
import { citedShort } from '../../base/clause.ts'
import { say } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { MEASURES } from '../../words/parts-of-standard.ts'
import { askAddMeasure, inheritMeasures, MODALITIES, stopMeasure } from './add-parts.ts'
import '../../parts/lx-dialog.ts'
import '../../parts/lx-grade.ts'
import './lx-reason.ts'
import './standard-tabs.css'

type Measure = NonNullable<GradeMeasures['list']>[number]

@customElement('lx-measures')
export class LxMeasures extends DraftView {
  @query('lx-dialog') private _dialog!: LxDialog

  override render() {
    const { ruleset } = this.draft
    if (!ruleset) return html``
    return html`${ruleset.grades.map(({ grade, name }) => this.#grade(grade, name, ruleset.measures?.[grade]))}<lx-dialog></lx-dialog>`
  }

  #grade(grade: string, name: string, own: GradeMeasures | undefined): TemplateResult {
    const { ruleset } = this.draft
    const inherited = this.#inherited(own?.inherits)
    const at = `measures.${grade}`
    return html`<section class="stack" data-at=${at}><h2><lx-grade .scale=${ruleset!.grades} grade=${grade}></lx-grade> ${say(MEASURES.title(grade, name))}</h2>
      ${
        own
          ? html`<p class="row second"><label for=${`${at}.inherits`}>${say(MEASURES.inherits)}</label><select id=${`${at}.inherits`} ?disabled=${this.fixed} @change=${(event: Event) => inheritMeasures(this.draft, grade, (event.target as HTMLSelectElement).value)}><option value="">${say(MEASURES.inheritsNone)}</option>${ruleset!.grades.filter((each) => each.grade !== grade).map((each) => html`<option value=${each.grade} ?selected=${own.inherits === each.grade}>${each.grade}　${each.name}</option>`)}</select></p>`
          : nothing
      }
      ${own?.none ? html`<p class="note">${say(own.none)}</p>` : nothing}
      ${!own || (!own.none && (own.list ?? []).length === 0 && inherited.length === 0) ? html`<p class="note">${say(MEASURES.none)}</p>` : nothing}
      <ul class="measures">${inherited.map(([from, measure]) => this.#measure(from, measure, true))}${(own?.list ?? []).map((measure) => this.#measure(grade, measure, false))}</ul>
      ${this.fixed ? nothing : html`<p><button type="button" @click=${() => askAddMeasure(this._dialog, this.draft, grade)}>${say(MEASURES.add)}</button></p>`}
      <lx-reason .draft=${this.draft} at=${at}></lx-reason></section>`
  }

  #measure(grade: string, measure: Measure, inherited: boolean): TemplateResult {
    const at = `measures.${grade}.${measure.id}`
    const step = MEASURES.step(grade)
    return html`<li data-at=${at} class=${inherited ? 'inherited' : ''}>
      ${
        inherited
          ? html`<span class="modality ${measure.modality}">${say(MEASURES[measure.modality])}</span>`
          : html`<select aria-label=${say(MEASURES.modality)} ?disabled=${this.fixed} @change=${(event: Event) => this.draft.edit([{ set: `${at}.modality`, to: (event.target as HTMLSelectElement).value }], step)}>${MODALITIES.map((each) => html`<option value=${each} ?selected=${each === measure.modality}>${say(MEASURES[each])}</option>`)}</select>`
      }
      <span class="law" lang="zh-CN">${measure.text}</span><span class="note">${inherited ? say(MEASURES.from(grade)) : citedShort(measure.cite)}</span>
      ${inherited || this.fixed ? nothing : html`<button type="button" class="plain" @click=${() => stopMeasure(this.draft, grade, measure.id)}>${say(MEASURES.remove)}</button>`}</li>`
  }

  #inherited(from: string | undefined, seen: string[] = []): [string, Measure][] {
    if (from === undefined || seen.includes(from)) return []
    const next = this.draft.ruleset?.measures?.[from]
    return [
      ...this.#inherited(next?.inherits, [...seen, from]),
      ...(next?.list ?? []).map((measure): [string, Measure] => [from, measure]),
    ]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-measures': LxMeasures
  }
}
