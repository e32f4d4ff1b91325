// How to reach the next better grade: single acts and days with the result each brings.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Way, Ways } from '../../../engine/ways/ways.ts'
import { cited, rowOf } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { date, points, signed } from '../../base/figures.ts'
import { comma, listed, named, say, semicolon } from '../../base/say.ts'
import { LADDER } from '../../words/parts.ts'
import { TABLE } from '../../words/statute.ts'
import { SUBJECT } from '../../words/subject.ts'
import { itemOf, prose, scaleOf, type View } from './sheet.ts'
import '../../parts/lx-grade.ts'

const SHOWN = 6

@customElement('lx-ways')
export class LxWays extends LxElement {
  @property({ attribute: false }) view: View | undefined
  @property({ attribute: false }) ways: Ways | undefined
  @state() private _all = false

  override render() {
    const { view, ways } = this
    if (!view || !ways) return nothing
    if (ways.goal === null) return html`<p class="second">${say(SUBJECT.best)}</p>`
    const acts = ways.ways.filter(({ kind }) => kind !== 'day')
    const days = ways.ways.filter(({ kind }) => kind === 'day')
    const shown = this._all ? acts : acts.slice(0, SHOWN)
    return html`<h2>${say(SUBJECT.way(ways.goal))}<span class="second">${ways.short === null ? '' : say(SUBJECT.short(points(ways.short)))}</span></h2>
      ${ways.ways.length === 0 ? html`<p class="second">${say(SUBJECT.noWay)}</p>` : nothing}
      <ul>${[...shown, ...days].map((way) => this.#way(view, way))}</ul>
      ${
        acts.length > SHOWN
          ? html`<button type="button" class="plain" aria-expanded=${this._all ? 'true' : 'false'} @click=${() => {
              this._all = !this._all
            }}>${say(this._all ? SUBJECT.fewer : SUBJECT.moreWays(acts.length - SHOWN))}</button>`
          : nothing
      }
      ${ways.held ? html`<p class="note held">${ways.held.until === null ? say(SUBJECT.heldOpen(ways.held.grade)) : say(SUBJECT.held(ways.held.grade, date(ways.held.until)))}</p>` : nothing}`
  }

  #way(view: View, way: Way): TemplateResult {
    const { name, note } = this.#named(view, way)
    return html`<li>
      <div><span class="name">${name}</span>${note ? html`<span class="note">${note}</span>` : nothing}</div>
      <span class="score">${points(way.score)}</span>
      <lx-grade .scale=${scaleOf(view.ruleset)} grade=${way.grade} size="18"></lx-grade>
      ${way.reaches ? nothing : html`<span class="unseen">${say(SUBJECT.insufficient)}</span>`}
    </li>`
  }

  #named({ ruleset }: View, way: Way): { name: unknown; note: string } {
    const rowed = (id: string) => rowOf(itemOf(ruleset, id)?.cite ?? '')
    if (way.kind === 'record') {
      const facts = Object.entries(way.facts).flatMap(([name, value]) => {
        const fact = ruleset.facts[name]
        if (!fact || fact.type === 'date' || fact.type === 'text') return []
        return [`${fact.choices?.[String(value)] ?? value}${fact.unit ?? ''}`]
      })
      const name = comma([itemOf(ruleset, way.item)?.text ?? way.item, ...facts])
      return { name, note: `${say(LADDER.row(rowed(way.item)))} ${signed(way.gain)}` }
    }
    if (way.kind === 'repair') {
      const rows = listed(way.items.map((id) => say(TABLE.row(rowed(id)))))
      const what = rows === '' ? say(SUBJECT.repairRecord(way.record)) : rows
      const { cite } = ruleset.repair
      const first = Array.isArray(cite) ? cite[0] : cite
      return { name: say(SUBJECT.repair(what)), note: first ? cited(first) : '' }
    }
    const shifts = way.shifts.map(({ item, by, because }) => {
      const why = because ? prose(say(because.text)) : signed(by)
      return because
        ? named(say(LADDER.row(rowed(item))), why)
        : `${say(LADDER.row(rowed(item)))} ${why}`
    })
    return { name: say(SUBJECT.onDay(date(way.on))), note: semicolon(shifts) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-ways': LxWays
  }
}
