// The statute beside the form: the chosen item's official row pinned on top, the text below.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Item } from '../../../engine/schema/items.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { cited } from '../../base/clause.ts'
import { icon } from '../../base/icon.ts'
import { say } from '../../base/say.ts'
import type { Source } from '../../client/versions.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { pointsShown, type Row, rowsOf } from '../../editor/rows.ts'
import { type Clause, kindOf, type RuleName } from '../../parts/lx-statute.ts'
import { ITEMS } from '../../words/editor.ts'
import { STATUTE } from '../../words/parts.ts'
import { TABLE } from '../../words/statute.ts'
import { ruleNames } from './rule-names.ts'
import './lx-editor-statute.css'

@customElement('lx-editor-statute')
export class LxEditorStatute extends DraftView {
  @property({ attribute: false }) sources: readonly Source[] = []
  @property() item = ''
  @state() private _source = ''
  @state() private _query = ''
  @state() private _wanted = ''

  override render() {
    const source = this.sources.find(({ id }) => id === this._source) ?? this.sources[0]
    const row = rowsOf(this.draft.ruleset).find((each) => each.item.id === this.item)
    if (!source) return html`<p class="note pad">${say(TABLE.none)}</p>`
    const numbered = source.clauses.filter(({ id }) => id !== undefined)
    const covered = numbered.filter((clause) => kindOf(clause) !== 'open').length
    const shown =
      this._query === ''
        ? source.clauses
        : source.clauses.filter(({ text }) => text?.includes(this._query))
    const chosen = [...(this._wanted ? [this._wanted] : []), ...(row ? [row.item.cite] : [])]
    return html`<header class="column-head" role="tablist" aria-label=${say(TABLE.sources)}>
        ${this.sources.map(
          (each) =>
            html`<button type="button" role="tab" aria-selected=${each === source ? 'true' : 'false'} @click=${() => {
              this._source = each.id
            }}>《${each.id}》<span class="note">${each.clauses.filter(({ id }) => id).length}</span></button>`,
        )}
        <span class="note covered">${say(STATUTE.checked(covered, numbered.length))}</span>
      </header>
      ${row ? this.#pinned(row) : nothing}
      <label class="find">${icon('search', 14)}<span class="unseen">${say(TABLE.find)}</span><input type="search" placeholder=${say(TABLE.find)} .value=${this._query} @input=${(
        event: Event,
      ) => {
        this._query = (event.target as HTMLInputElement).value.trim()
      }} /></label>
      <div class="text" lang="zh-CN" tabindex="0" role="region" aria-label=${source.title}><lx-statute .clauses=${shown} .chosen=${chosen} .namesOf=${this.#names} @rule=${(event: CustomEvent<string>) => this.tell('go-at', event.detail)}></lx-statute></div>
      <footer class="note"><span class="key" data-kind="rule"></span>${say(STATUTE.rule)}<span class="key" data-kind="officer"></span>${say(STATUTE.officer)}<span class="key" data-kind="none"></span>${say(STATUTE.none)}</footer>`
  }

  /** Shows a clause, whatever source it stands in. */
  show(cite: string): void {
    const source = this.sources.find(({ clauses }) => clauses.some(({ id }) => id === cite))
    if (!source) return
    this._source = source.id
    this._query = ''
    this._wanted = cite
  }

  readonly #names = (clause: Clause): RuleName[] => ruleNames(clause, this.draft.ruleset)

  // The row as the official table prints it, with the points as the draft has them.
  #pinned({ item, section, number }: Row): TemplateResult {
    const before = rowsOf(this.draft.base).find((each) => each.item.id === item.id)
    const was = before ? pointsShown(before.item, this.draft.base) : ''
    const now = pointsShown(item, this.draft.ruleset)
    const printed = item.printed ?? now
    const related = relatedOf(this.sources, item, this.draft.ruleset)
    return html`<div class="pinned">
      <p class="note"><span>${cited(item.cite)}　${say(STATUTE.verbatim)}</span></p>
      <table lang="zh-CN"><thead><tr><th>${say(TABLE.kind)}</th><th>${say(TABLE.section)}</th><th>${say(TABLE.content)}</th><th>${say(TABLE.points)}</th></tr></thead>
        <tbody class="law"><tr><td>${say(section.kind === 'bonus' ? TABLE.bonus : TABLE.deduction)}</td><td>${section.name}</td><td>${item.text}</td>
        <td>${was !== '' && was !== now ? html`<del>${printed}</del><br /><ins>${now.replace(/^[+−]/, '')}分</ins>` : printed}</td></tr></tbody></table>
      ${related.length > 0 ? html`<p class="note related">${say(ITEMS.related)} ${related.map((cite) => html`<button type="button" class="plain" @click=${() => this.show(cite)}>${cited(cite)}</button>`)}</p>` : nothing}
      <span class="unseen">${number}</span>
    </div>`
  }
}

// Clauses that name the item, then those by which any score, and any record, comes about.
function relatedOf(
  sources: readonly Source[],
  { id, cite, record }: Item,
  ruleset: Ruleset | undefined,
): string[] {
  const all = sources.flatMap(({ clauses }) => clauses)
  const naming = all.filter(({ rules }) => rules?.includes(`items.${id}`)).map((each) => each.id)
  const { score, counts, determinations = [], validity } = ruleset ?? {}
  const scoring = [score?.cite ?? []]
  if (record !== 'none')
    scoring.push(
      counts?.points?.cite ?? [],
      validity?.cite ?? [],
      ...determinations.map((each) => each.cite),
    )
  const cites = [...naming, ...scoring.flat()].filter(
    (each): each is string =>
      each !== undefined && each !== cite && all.some((clause) => clause.id === each),
  )
  return [...new Set(cites)].slice(0, 4)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-editor-statute': LxEditorStatute
  }
}
