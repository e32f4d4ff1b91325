// What follows from the grade: the determination with its grounds, the measures with their force,
// and the next change that comes by itself.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { cited, citedShort } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { date } from '../../base/figures.ts'
import { listed, say, sentence } from '../../base/say.ts'
import { MODALITIES, SUBJECT } from '../../words/subject.ts'
import { detailOf, prose, recordOf, scaleOf, typeName, type View } from './sheet.ts'
import '../../parts/lx-grade.ts'

@customElement('lx-consequences')
export class LxConsequences extends LxElement {
  @property({ attribute: false }) view: View | undefined

  override render() {
    const { view } = this
    if (!view?.assessment.applicable) return nothing
    return html`${this.#determined(view)}${this.#measures(view)}${this.#next(view)}`
  }

  #determined(view: View): TemplateResult | typeof nothing {
    const { determined } = view.assessment
    if (!determined) return nothing
    const grounds = determined.by.map(({ determination, record }) => {
      const declared = view.ruleset.determinations?.find(({ id }) => id === determination)
      const cites = declared ? [declared.cite].flat() : []
      const found = recordOf(view, record)
      return html`<li>${found ? typeName(view.ruleset, found.type) : determination}
        ${record ? html`<p class="second">${detailOf(view, record)}</p>` : nothing}
        <p class="second">${listed(cites.map(cited))}</p></li>`
    })
    return html`<section class="panel pad stack"><h2>${say(SUBJECT.determined)}<lx-grade .scale=${scaleOf(view.ruleset)} grade=${determined.grade}></lx-grade></h2><ul>${grounds}</ul></section>`
  }

  #measures(view: View): TemplateResult {
    const { measures, grade } = view.assessment
    const kinds = new Set(measures.map(({ kind }) => kind))
    const title =
      kinds.size !== 1
        ? SUBJECT.measures
        : kinds.has('incentive')
          ? SUBJECT.incentives
          : SUBJECT.penalties
    return html`<section class="panel pad stack"><h2>${say(title)}<lx-grade .scale=${scaleOf(view.ruleset)} grade=${grade!}></lx-grade></h2>
      ${measures.length === 0 ? html`<p class="second">${say(SUBJECT.noMeasures)}</p>` : nothing}
      <ul class="measures">${measures.map(
        ({ modality, text, cite, empty }) => html`<li>
          <span class="modality ${modality === 'shall' ? 'solid' : ''}">${say(MODALITIES[modality])}</span>
          <span>${text}${empty ? html`<span class="note">${say(SUBJECT.unfounded)}</span>` : nothing}</span>
          <span class="note">${citedShort(cite)}</span></li>`,
      )}</ul></section>`
  }

  #next(view: View): TemplateResult {
    const { nextChange } = view.assessment
    return html`<section class="panel pad stack"><h2>${say(SUBJECT.next)}</h2>${
      nextChange
        ? html`<p>${say(SUBJECT.nextChange(date(nextChange.on), nextChange.grade))}</p><p class="second">${sentence(prose(say(nextChange.because.text)))}</p>`
        : html`<p class="second">${say(SUBJECT.noNext)}</p>`
    }</section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-consequences': LxConsequences
  }
}
