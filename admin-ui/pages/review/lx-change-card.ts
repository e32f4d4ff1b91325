// One change under review: the sentence and its effect, old and new wording, remarks.
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { cited } from '../../base/clause.ts'
import { LxElement } from '../../base/element.ts'
import { count, moment } from '../../base/figures.ts'
import { icon } from '../../base/icon.ts'
import { say } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import type { Change, Row } from '../../client/changes.ts'
import type { Effect } from '../../client/simulations.ts'
import { type Comment, comment } from '../../client/versions.ts'
import { REVIEW } from '../../words/review.ts'
import { differ, wordings } from '../compare/wording.ts'
import '../../parts/lx-diff.ts'

@customElement('lx-change-card')
export class LxChangeCard extends LxElement {
  @property({ attribute: false }) change!: Change
  @property({ attribute: false }) row: Row | null = null
  @property({ attribute: false }) detail!: VersionDetail
  @property({ attribute: false }) comments: Comment[] = []
  @property({ attribute: false }) share: Effect | null = null
  @property({ attribute: false }) index = 1
  @property({ type: Boolean }) seen = false
  @state() private _writing = false
  @state() private _failed = ''

  readonly #differ = new Task(this, { task: differ, args: () => [] as const })

  override render() {
    const { change, row, share, detail } = this
    const [old, now] = this.#wordings(row)
    return html`<article class="panel keep-whole"><header><span class="note">${this.index}</span><h3><lx-diff .change=${change}></lx-diff></h3>
        ${share ? html`<span class="effect">${share.worse > 0 ? html`<span class="worse">▼ ${say(REVIEW.worse)} <b>${count(share.worse)}</b></span>` : nothing}${share.better > 0 ? html`<span class="better">▲ ${say(REVIEW.better)} <b>${count(share.better)}</b></span>` : nothing}${share.worse + share.better === 0 ? html`<span class="note">${say(REVIEW.movesNobody)}</span>` : nothing}</span>` : nothing}</header>
      ${row ? html`<div class="pair law" lang="zh-CN"><div><p class="note">${say(REVIEW.before(detail.basedOn ?? ''))}</p>${old}</div><div><p class="note">${say(REVIEW.after(detail.version))}<span>${[change.cite ?? []].flat().map(cited).join('、')}</span></p>${now}</div></div>` : nothing}
      ${this.comments.map((each) => html`<div class="said"><b>${each.by.name}</b> <span class="note">${moment(each.createdAt)}</span><p>${each.text}</p></div>`)}
      ${
        this._writing
          ? html`<form class="said" @submit=${this.#send}><label>${say(REVIEW.commentOn)}<textarea name="text" required maxlength="2000" rows="2"></textarea></label><p class="worse" role="alert">${this._failed}</p><button type="submit">${say(REVIEW.send)}</button></form>`
          : nothing
      }
      <footer><button type="button" class="plain" @click=${() => {
        this._writing = !this._writing
      }}>${say(REVIEW.comment)}</button>
        ${this.seen ? html`<span class="better">${icon('check', 14)} ${say(REVIEW.seen)}</span>` : html`<button type="button" class="plain" @click=${() => this.tell('seen', change.at)}>${say(REVIEW.markSeen)}</button>`}</footer></article>`
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
      await comment(this.detail.ruleset, this.detail.version, text, this.change.at)
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
