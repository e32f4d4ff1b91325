// Problems of the draft: three lines, or all; each leads to its field.
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Edit } from '../../../engine/schema/readings.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { listed, say, semicolon } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { inRows } from '../../editor/named-rows.ts'
import { openCounts, openProblems } from '../../editor/open-problems.ts'
import { rowsOf } from '../../editor/rows.ts'
import { inOrder, type Shown } from '../../parts/lx-problems.ts'
import { EDITOR } from '../../words/editor.ts'
import { PROBLEMS } from '../../words/parts.ts'
import { problemPlace } from './problem-place.ts'

const FEW = 3

@customElement('lx-editor-problems')
export class LxEditorProblems extends DraftView {
  @state() private _all = false

  override render() {
    const { problems, refused, checking } = this.draft
    const { own, cases } = openProblems(problems)
    const open: Shown[] = inOrder(cases.length === 0 ? own : [together(cases), ...own])
    const notes = problems.length - own.length - cases.length
    const { errors } = openCounts(problems)
    const shown: Shown[] = (this._all ? open : open.slice(0, FEW)).map((each) => ({
      ...inRows(each, this.draft.ruleset, this.draft.base),
      place: problemPlace(each, this.draft.ruleset),
      ...this.#mending(each),
    }))
    return html`<header class="column-head"><h2>${say(EDITOR.problems)}</h2>
        ${errors > 0 ? html`<span class="worse second">${say(PROBLEMS.blockingCount(errors))}</span>` : nothing}
        ${open.length > errors ? html`<span class="second">${say(PROBLEMS.warningCount(open.length - errors))}</span>` : nothing}
        ${checking ? html`<span class="note">${say(EDITOR.checking)}</span>` : nothing}
        ${
          open.length > FEW
            ? html`<button type="button" class="plain all" aria-expanded=${this._all ? 'true' : 'false'} @click=${() => {
                this._all = !this._all
              }}>${say(this._all ? EDITOR.showFewer : EDITOR.showAll(open.length))}</button>`
            : nothing
        }</header>
      <div class="body ${this._all ? 'all' : ''}">
        ${refused.length > 0 ? html`<p class="worse second" role="alert">${say(EDITOR.refusedNote)}${semicolon(refused.map(({ text }) => say(text)))}</p>` : nothing}
        ${open.length === 0 && checking ? nothing : html`<lx-problems leads .problems=${shown} @fix=${(event: CustomEvent<Shown>) => this.#fix(event.detail)}></lx-problems>`}
        ${notes > 0 && this._all ? html`<p class="note">${say(EDITOR.notes(notes))}</p>` : nothing}
      </div>`
  }

  // Points that were amended on purpose are printed anew, rather than taken back.
  #mending({ code, at = '' }: Shown): Partial<Shown> {
    const [area, id] = at.split('.')
    const find = (ruleset = this.draft.ruleset) =>
      rowsOf(ruleset).find(({ item }) => item.id === id)?.item
    const [now, was] = [find(), find(this.draft.base)]
    if (code !== 'printed-differs' || area !== 'items' || !now?.printed || !was) return {}
    if (now.points === undefined || was.points === undefined || now.points === was.points) return {}
    const [old, next] = [was.points, now.points].map((n) => String(Math.abs(n)))
    if (!now.printed.includes(old!)) return {}
    const to = now.printed.replace(old!, next!)
    return { fix: [{ set: `items.${id}.printed`, to }], fixLabel: PROBLEMS.printAs(to) }
  }

  #fix(problem: Shown): void {
    this.draft.edit(problem.fix as Edit[], { zh: '按提示改正', en: 'mend as proposed' })
  }
}

// Cases that differ are one thing to look at, however many there are.
function together(cases: readonly Problem[]): Shown {
  const names = [...new Set(cases.flatMap(({ text }) => /「([^」]+)」/.exec(text.zh)?.[1] ?? []))]
  // Beyond some the check only counts them.
  const unlisted = cases.find(({ code }) => code === 'more-problems')
  const more = Number(/\d+/.exec(unlisted?.text.zh ?? '')?.[0] ?? 0)
  const text = PROBLEMS.cases(listed(names.slice(0, 4)), Math.max(1, names.length + more))
  const worst = cases.find(({ severity }) => severity === 'error') ?? cases[0]!
  const { hint: _, ...rest } = worst
  return { ...rest, text, line: 0 }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-editor-problems': LxEditorProblems
  }
}
