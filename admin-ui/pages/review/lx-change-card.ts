// One amended part under review: what changed and whom it moves, old and new wording, the reason,
// remarks.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Amended } from '../../base/amendment.ts'
import { cited } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { count, moment, shift } from '../../base/figures.ts'
import { icon } from '../../base/icon.ts'
import { listed, say } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import type { Row } from '../../client/changes.ts'
import type { Effect } from '../../client/simulations.ts'
import { type Comment, comment } from '../../client/versions.ts'
import { REVIEW } from '../../words/review.ts'
import { differ, wordings } from '../compare/wording.ts'
import '../../parts/lx-diff.ts'

// Parts that can move somebody; a date or a measure moves nobody's grade.
const COUNTED = new Set(
  'items sections grades determinations score validity repair counts combine facts conditions types readings'.split(
    ' ',
  ),
)

@customElement('lx-change-card')
export class LxChangeCard extends LxElement {
  @property({ attribute: false }) amended!: Amended
  @property({ attribute: false }) detail!: VersionDetail
  @property({ attribute: false }) comments: Comment[] = []
  @property({ attribute: false }) share: Effect | null = null
  /** Whether a report of this content is there, so that no share means nobody. */
  @property({ type: Boolean }) simulated = false
  @property() worst = ''
  @property({ attribute: false }) index = 1
  @property({ type: Boolean }) seen = false
  @state() private _writing = false
  @state() private _failed = ''

  readonly #differ = new Task(this, { task: differ, args: () => [] as const })

  override render() {
    const { detail } = this
    const { changes, row } = this.amended
    const [old, now] = this.#wordings(row)
    const cites = [...new Set(changes.flatMap(({ cite }) => cite ?? []))]
    const said = changes.length === 1 && changes[0]!.at === 'effectiveFrom'
    return html`<article class="panel keep-whole"><header><span class="note">${this.index}</span><h3>${changes.map((change) => html`<lx-diff .change=${change}></lx-diff>`)}</h3>${this.#effect()}</header>
      ${row && !said ? html`<div class="pair law"><div><p class="note">${say(REVIEW.before(detail.basedOn ?? ''))}</p>${old}</div><div><p class="note"><span>${say(REVIEW.after(detail.version))}</span><span>${listed(cites.map(cited))}</span></p>${now}</div></div>` : nothing}
      ${row?.reason ? html`<p class="why"><span class="note">${say(REVIEW.reason)}</span>${say(row.reason)}</p>` : nothing}
      ${this.comments.map((each) => html`<div class="said"><b>${each.by.name}</b> <span class="note">${moment(each.createdAt)}</span><p>${each.text}</p></div>`)}
      ${
        this._writing
          ? html`<form class="said" @submit=${this.#send}><label>${say(REVIEW.commentOn)}<textarea name="text" required maxlength="2000" rows="2"></textarea></label><p class="worse" role="alert">${this._failed}</p><button type="submit">${say(REVIEW.send)}</button></form>`
          : nothing
      }
      <footer><button type="button" class="plain" @click=${() => {
        this._writing = !this._writing
      }}>${say(REVIEW.comment)}</button>
        ${this.seen ? html`<span class="better">${icon('check', 14)} ${say(REVIEW.seen)}</span>` : html`<button type="button" class="plain" @click=${() => this.tell('seen', this.amended.at)}>${say(REVIEW.markSeen)}</button>`}</footer></article>`
  }

  // What this part adds to the whole, as the report counted it.
  #effect(): TemplateResult | typeof nothing {
    const { share, simulated, worst } = this
    if (!share)
      return simulated && COUNTED.has(this.amended.at.split('.')[0]!)
        ? html`<span class="effect note">${say(REVIEW.movesNobody)}</span>`
        : nothing
    const by = share.grades[worst] ?? 0
    return html`<span class="effect">${share.worse > 0 ? html`<span class="worse">▼ ${say(REVIEW.worse)} <b>${count(share.worse)}</b>${say(REVIEW.subjects)}</span>` : nothing}
      ${share.better > 0 ? html`<span class="better">▲ ${say(REVIEW.better)} <b>${count(share.better)}</b>${say(REVIEW.subjects)}</span>` : nothing}
      ${share.worse + share.better === 0 ? html`<span class="note">${say(REVIEW.movesNobody)}</span>` : by === 0 ? nothing : html`<span class=${by > 0 ? 'worse' : 'better'}>${say(REVIEW.inGrade(worst))} <b>${shift(by)}</b></span>`}</span>`
  }

  #wordings(row: Row | null): [unknown, unknown] {
    if (!row?.before || !row.after)
      return [row?.before, row?.after].map((text) => (text ? say(text) : say(REVIEW.nothing))) as [
        string,
        string,
      ]
    const [before, after] = [say(row.before), say(row.after)]
    const differences = this.#differ.value
    return differences ? wordings(before, after, differences) : [before, after]
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const text = String(new FormData(event.target as HTMLFormElement).get('text') ?? '').trim()
    try {
      await comment(this.detail.ruleset, this.detail.version, text, this.amended.at)
      this._writing = false
      this.tell('commented', undefined)
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-change-card': LxChangeCard
  }
}
