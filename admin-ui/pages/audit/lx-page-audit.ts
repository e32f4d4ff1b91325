// The audit: filtered and paged, its chain verified, its signed checkpoint taken away.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { count, date, moment } from '../../base/figures.ts'
import { bar, found, LxPage } from '../../base/page.ts'
import { go, link } from '../../base/router.ts'
import { saveAs } from '../../base/save-as.ts'
import { listed, say, type Words } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import {
  type AuditRow,
  checkpoint,
  listAudit,
  type Verified,
  verifyAudit,
} from '../../client/audit.ts'
import { ACTIONS, AUDIT, PARTS, STATED } from '../../words/audit.ts'
import { SCOPES } from '../../words/people.ts'
import { ROLES } from '../../words/states.ts'
import './lx-page-audit.css'

const KEYS = ['actor', 'action', 'object', 'before'] as const

@customElement('lx-page-audit')
export class LxPageAudit extends LxPage {
  @state() private _verified: Verified | undefined
  @state() private _verifying = false
  @state() private _failed = ''
  readonly #rows = new Task(this, {
    task: ([actor, action, object, before], { signal }) =>
      listAudit({ actor, action, object, before }, signal),
    args: () =>
      KEYS.map((key) => this.address.query.get(key) ?? '') as [string, string, string, string],
  })

  override render() {
    return html`${bar({
      title: say(AUDIT.title),
      context: say(AUDIT.context),
      right: html`<button type="button" @click=${this.#take}>${say(AUDIT.checkpoint)}</button>
        <button type="button" class="primary" ?disabled=${this._verifying} @click=${this.#verify}>${say(this._verifying ? AUDIT.verifying : AUDIT.verify)}</button>`,
    })}
    <div class="page" data-main tabindex="-1">
      <div role="status">${this.#verdict()}</div>
      ${this._failed ? html`<p class="worse" role="alert">${this._failed}</p>` : nothing}
      ${this.#filter()}
      ${found(this.#rows, ({ rows, next }) => this.#table(rows, next))}
    </div>`
  }

  #verdict(): TemplateResult | typeof nothing {
    const { _verified: verified } = this
    if (!verified) return nothing
    return verified.ok
      ? html`<p class="verdict better">${say(AUDIT.holds(count(verified.rows)))}　<span class="mono">${verified.head.slice(0, 16)}</span></p>`
      : html`<div class="verdict worse"><p>${say(AUDIT.broken(verified.findings.length))}</p>
          <ul>${verified.findings.slice(0, 20).map((each) => html`<li>${say(each)}</li>`)}</ul></div>`
  }

  #filter(): TemplateResult {
    const value = (key: string) => this.address.query.get(key) ?? ''
    const filtered = KEYS.some((key) => value(key) !== '')
    return html`<form class="filter panel ${filtered ? '' : 'screen-only'}" @submit=${this.#search}>
      <label class="field">${say(AUDIT.action)}<select name="action">
        <option value="">${say(AUDIT.all)}</option>
        ${Object.entries<Words>(ACTIONS).map(([id, words]) => html`<option value=${id} ?selected=${id === value('action')}>${say(words)}</option>`)}</select></label>
      <label class="field">${say(AUDIT.actor)}<input name="actor" autocomplete="off" placeholder=${say(AUDIT.anyone)} .value=${value('actor')} /></label>
      <label class="field">${say(AUDIT.object)}<input name="object" autocomplete="off" placeholder=${say(AUDIT.anything)} .value=${value('object')} /></label>
      <button type="submit">${say(AUDIT.filter)}</button>
      ${filtered ? html`<a href=${link(['audit'])}>${say(AUDIT.clear)}</a>` : nothing}
    </form>`
  }

  #table(rows: readonly AuditRow[], next: number | null): TemplateResult {
    if (rows.length === 0) return html`<p class="empty">${say(AUDIT.empty)}</p>`
    const query = Object.fromEntries(this.address.query)
    const named = rows.flatMap(({ actor, name, object, objectName }) => [
      [actor, name] as const,
      [object, objectName] as const,
    ])
    const names = new Map(named.flatMap(([id, name]) => (name ? [[id, name]] : [])))
    return html`<section class="panel scroll-x"><table class="list cards" tabindex="0">
      <caption class="unseen">${say(AUDIT.title)}</caption>
      <thead><tr><th scope="col" class="number">${say(AUDIT.seq)}</th>${(['at', 'actor', 'action', 'object', 'outcome', 'detail', 'hash'] as const).map((key) => html`<th scope="col">${say(AUDIT[key])}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => this.#row(row, names))}</tbody>
    </table></section>
    <p class="row pages">${query['before'] ? html`<a href=${link(['audit'], { ...query, before: undefined })}>${say(AUDIT.newest)}</a>` : nothing}
      ${next === null ? nothing : html`<a href=${link(['audit'], { ...query, before: String(next) })}>${say(AUDIT.older)}</a>`}</p>`
  }

  #row(row: AuditRow, names: ReadonlyMap<string, string>): TemplateResult {
    const words = (ACTIONS as Record<string, Words>)[row.action]
    const refused = row.outcome !== 'done'
    return html`<tr>
      <td class="number top">${row.seq}</td>
      <td class="when top">${moment(row.at)}</td>
      <td data-head=${say(AUDIT.actor)}><a href=${link(['audit'], { actor: row.actor })}>${row.name ?? (row.actor === 'system' ? say(AUDIT.system) : row.actor === 'anonymous' ? say(AUDIT.anonymous) : row.actor)}</a><p class="note">${rightsIn(row.role)}</p></td>
      <td data-head=${say(AUDIT.action)}>${words ? say(words) : row.action}</td>
      <td class="object" data-head=${say(AUDIT.object)}><a href=${link(['audit'], { object: row.object })} class=${row.objectName ? '' : 'mono'}>${row.objectName ?? row.object}</a></td>
      <td class="outcome ${refused ? 'worse' : ''}" data-head=${say(AUDIT.outcome)}>${say(refused ? AUDIT.refused : AUDIT.done)}${row.reason ? html`<p class="note">${row.reason}</p>` : nothing}</td>
      <td class="detail" data-head=${say(AUDIT.detail)}>${Object.entries(row.detail ?? {})
        .filter(([, value]) => !isEmpty(value))
        .map(
          ([key, value]) =>
            html`<span><span class="note">${partWord(key)}</span> ${shown(value, names)}</span>`,
        )}</td>
      <td class="mono" data-head=${say(AUDIT.hash)}><span title=${row.hash}>${row.hash.slice(0, 8)}</span></td>
    </tr>`
  }

  readonly #search = (event: SubmitEvent): void => {
    event.preventDefault()
    const fields = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    go(link(['audit'], { action: text('action'), actor: text('actor'), object: text('object') }))
  }

  readonly #verify = async (): Promise<void> => {
    this._verifying = true
    this._failed = ''
    try {
      this._verified = await verifyAudit()
    } catch (error) {
      this._failed = sentenceOf(error)
    } finally {
      this._verifying = false
    }
  }

  readonly #take = async (): Promise<void> => {
    try {
      this._failed = ''
      saveAs('liangxin-checkpoint.json', JSON.stringify(await checkpoint(), null, 2))
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

// 复核 for reviewer: the roles or scopes held at that moment.
function rightsIn(list: string): string {
  return listed(list.split('、').map(rightWord))
}

function rightWord(right: string): string {
  const words = ({ ...ROLES, ...SCOPES } as Record<string, Words>)[right]
  return words ? say(words) : right
}

function partWord(key: string): string {
  const words = (PARTS as Record<string, Words>)[key]
  return words ? say(words) : key
}

// Words as they are said, hashes by their beginning, what has parts with their names.
function shown(value: unknown, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) return listed(value.map((each) => shown(each, names)))
  if (typeof value === 'number') return count(value)
  if (typeof value === 'boolean') return say(value ? AUDIT.yes : AUDIT.no)
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([, each]) => !isEmpty(each))
    return parts
      .map(([key, each]) => `${partWord(key)} ${shown(each, names)}`)
      .join(say(AUDIT.comma))
  }
  const name = names.get(String(value))
  if (name) return name
  const text = String(value).replace(/sha256:([0-9a-f]{12})[0-9a-f]{52}/g, '$1')
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return date(text)
  const word = (STATED as Record<string, Words>)[text]
  return word ? say(word) : rightWord(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-audit': LxPageAudit
  }
}
