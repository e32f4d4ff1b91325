// Determinations, what a record must meet to count, and the named conditions they share.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Sentence } from '../../../engine/schema/sentence.ts'
import { cited } from '../../base/clause.ts'
import { say, type Words } from '../../base/say.ts'
import type { Source } from '../../client/versions.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { sentenceWords } from '../../editor/sentence-words.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { DETERMINATIONS } from '../../words/parts-of-standard.ts'
import { askAddDetermination, stopDetermination } from './add-parts.ts'
import '../../parts/lx-dialog.ts'
import '../../parts/lx-grade.ts'
import './lx-reason.ts'
import './lx-sentence.ts'
import './standard-tabs.css'

@customElement('lx-determinations')
export class LxDeterminations extends DraftView {
  @property({ attribute: false }) sources: readonly Source[] = []
  @query('lx-dialog') private _dialog!: LxDialog

  override render() {
    const { ruleset } = this.draft
    if (!ruleset) return html``
    const { counts, conditions } = ruleset
    return html`<section class="stack"><h2>${say(DETERMINATIONS.title)}</h2>
        ${(ruleset.determinations ?? []).length === 0 ? html`<p class="note">${say(DETERMINATIONS.none)}</p>` : ''}
        ${(ruleset.determinations ?? []).map((each) => {
          const at = `determinations.${each.id}`
          const step = DETERMINATIONS.step(each.grade)
          return html`<article class="card" data-at=${at}><h3><lx-grade .scale=${ruleset.grades} grade=${each.grade}></lx-grade> ${say(DETERMINATIONS.sets(each.grade))} <code class="id">${each.id}</code>${this.fixed ? nothing : html`<button type="button" class="plain" @click=${() => stopDetermination(this.draft, each)}>${say(DETERMINATIONS.remove)}</button>`}</h3>
            <div class="fields"><label class="label" for=${`${at}.grade`}>${say(DETERMINATIONS.grade)}</label>
              <div><select id=${`${at}.grade`} ?disabled=${this.fixed} @change=${(event: Event) => this.draft.edit([{ set: `${at}.grade`, to: (event.target as HTMLSelectElement).value }], step)}>${ruleset.grades.map(({ grade, name }) => html`<option value=${grade} ?selected=${grade === each.grade}>${grade}　${name}</option>`)}</select></div>
              <span class="label">${say(DETERMINATIONS.when)}</span>${this.#sentence(`${at}.when`, each.when, step)}
              <span class="label">${say(DETERMINATIONS.cite)}</span><div>${[each.cite].flat().map((cite) => this.#clause(cite))}</div>
              <lx-reason .draft=${this.draft} at=${at}></lx-reason></div></article>`
        })}
        ${this.fixed ? nothing : html`<p><button type="button" @click=${() => askAddDetermination(this._dialog, this.draft)}>${say(DETERMINATIONS.add)}</button></p>`}</section>
      <section class="stack"><h2>${say(DETERMINATIONS.counts)}</h2><div class="fields">
        ${(['points', 'determination'] as const).map((key) => {
          const one = counts?.[key]
          const words =
            key === 'points' ? DETERMINATIONS.countsPoints : DETERMINATIONS.countsDetermination
          return html`<span class="label">${say(words)}</span>${
            one?.when
              ? html`<div>${this.#sentence(`counts.${key}.when`, one.when, words)}${one.otherwise ? html`<p class="note">${say(DETERMINATIONS.otherwise(say(one.otherwise)))}</p>` : ''}</div>`
              : html`<span class="second">${say(DETERMINATIONS.always)}</span>`
          }`
        })}<lx-reason .draft=${this.draft} at="counts"></lx-reason></div></section>
      <section class="stack"><h2>${say(DETERMINATIONS.named)}</h2><p class="note">${say(DETERMINATIONS.namedNote)}</p>
        <div class="conditions">${Object.entries(conditions ?? {}).map(([id, sentence]) => html`${this.#sentence(`conditions.${id}`, sentence, DETERMINATIONS.stepCondition(sentenceWords(sentence, ruleset)))}<code class="id">${id}</code>`)}</div></section><lx-dialog></lx-dialog>`
  }

  // What the clause says, then where it stands.
  #clause(cite: string): TemplateResult {
    const clause = this.sources.flatMap(({ clauses }) => clauses).find(({ id }) => id === cite)
    const text = clause?.text ?? ''
    return html`<p>${text === '' ? nothing : html`<span class="law" lang="zh-CN">${text}</span> `}<button type="button" class="plain small" @click=${() => this.tell('clause', cite)}>${cited(cite)}</button></p>`
  }

  #sentence(at: string, sentence: Sentence, step: Words): TemplateResult {
    return html`<details class="condition" data-at=${at}><summary>${sentenceWords(sentence, this.draft.ruleset)}</summary>
      <lx-sentence .sentence=${sentence} .ruleset=${this.draft.ruleset} ?disabled=${this.fixed} @sentence=${(event: CustomEvent<Sentence>) => this.draft.edit([{ set: at, to: event.detail }], step)}></lx-sentence></details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-determinations': LxDeterminations
  }
}
