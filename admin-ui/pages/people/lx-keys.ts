// The keys of services: made, shown once, rotated, revoked.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { formatDay, parseDay } from '../../../engine/civil.ts'
import { LxElement } from '../../base/element.ts'
import { moment, today } from '../../base/figures.ts'
import { found } from '../../base/page.ts'
import { listed, say } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import {
  createKey,
  type Key,
  listKeys,
  revokeKey,
  rotateKey,
  type Scope,
} from '../../client/people.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { PEOPLE, SCOPES } from '../../words/people.ts'
import '../../parts/lx-dialog.ts'
import '../../parts/lx-day.ts'

@customElement('lx-keys')
export class LxKeys extends LxElement {
  @state() private _shown = ''
  @state() private _copied = false
  @query('lx-dialog') private _dialog!: LxDialog
  readonly #keys = new Task(this, {
    task: (_, { signal }) => listKeys(signal),
    args: () => [] as const,
  })

  override render() {
    return html`<div class="head"><h2>${say(PEOPLE.keys)}　<span class="second">${say(PEOPLE.keyCount(this.#keys.value?.length ?? 0))}</span></h2>
      <button type="button" @click=${this.#add}>${say(PEOPLE.addKey)}</button></div>
      ${this._shown ? this.#once() : nothing}
      ${found(this.#keys, (keys) =>
        keys.length === 0
          ? html`<p class="empty">${say(PEOPLE.noKeys)}</p>`
          : html`<section class="panel"><div class="scroll-x"><table class="list cards" tabindex="0">
              <caption class="unseen">${say(PEOPLE.keys)}</caption>
              <thead><tr>${(['keyName', 'scopes', 'expires', 'lastUsed', 'state'] as const).map((key) => html`<th scope="col">${say(PEOPLE[key])}</th>`)}<th scope="col"><span class="unseen">${say(PEOPLE.acts)}</span></th></tr></thead>
              <tbody>${keys.map((key) => this.#row(key))}</tbody></table></div></section>`,
      )}<lx-dialog></lx-dialog>`
  }

  #row(key: Key): TemplateResult {
    const ended = key.expiresAt <= new Date().toISOString()
    const standing = key.revokedAt ? PEOPLE.keyRevoked : ended ? PEOPLE.keyEnded : PEOPLE.keyActive
    const good = standing === PEOPLE.keyActive
    return html`<tr class=${good ? '' : 'off'}><td><b>${key.name}</b><p class="note mono">${key.id}</p></td>
      <td data-head=${say(PEOPLE.scopes)}>${listed(key.scopes.map((scope) => say(SCOPES[scope])))}</td>
      <td data-head=${say(PEOPLE.expires)}>${moment(key.expiresAt)}</td><td data-head=${say(PEOPLE.lastUsed)}>${key.lastUsedAt ? moment(key.lastUsedAt) : html`<span class="note">${say(PEOPLE.unused)}</span>`}</td>
      <td data-head=${say(PEOPLE.state)}>${say(standing)}</td>
      <td class="acts">${
        good
          ? html`<button type="button" class="plain" @click=${() => this.#rotate(key)}>${say(PEOPLE.rotate)}</button>
            <button type="button" class="plain" @click=${() => this.#revoke(key)}>${say(PEOPLE.revoke)}</button>`
          : nothing
      }</td></tr>`
  }

  #once(): TemplateResult {
    return html`<section class="panel pad stack once" role="status" tabindex="-1"><h3>${say(PEOPLE.once)}</h3>
      <p class="mono key">${this._shown}</p><p class="note">${say(PEOPLE.onceNote)}</p>
      <p class="row"><button type="button" @click=${this.#copy}>${say(this._copied ? PEOPLE.copied : PEOPLE.copy)}</button>
      <button type="button" @click=${() => {
        this._shown = ''
      }}>${say(PEOPLE.close)}</button></p></section>`
  }

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this._shown)
    this._copied = true
  }

  readonly #add = (): void => {
    const now = parseDay(today())!
    this._dialog.ask({
      title: say(PEOPLE.keyTitle),
      verb: say(PEOPLE.keyVerb),
      body: html`<label class="field">${say(PEOPLE.keyName)}<input name="name" required maxlength="60" autocomplete="off" /></label>
        <fieldset class="roles"><legend>${say(PEOPLE.scopes)}</legend>${(Object.keys(SCOPES) as Scope[]).map((scope) => html`<label><input type="checkbox" name="scope" value=${scope} ?checked=${scope === 'score'} />${say(SCOPES[scope])}</label>`)}</fieldset>
        <label class="field">${say(PEOPLE.expires)}<lx-day field="expires" required min=${formatDay(now + 1)} max=${formatDay(now + 364)} value=${formatDay(now + 90)}></lx-day></label>
        <p class="note">${say(PEOPLE.expiresNote)}</p>`,
      act: () =>
        this.#show(() => {
          const value = (name: string) =>
            this._dialog.querySelector<HTMLInputElement>(`input[name="${name}"]`)!.value.trim()
          const boxes = this._dialog.querySelectorAll<HTMLInputElement>('[name="scope"]:checked')
          return createKey({
            name: value('name'),
            scopes: [...boxes].map((each) => each.value as Scope),
            // To the end of the day in Shanghai.
            expiresAt: `${value('expires')}T15:59:59.000Z`,
          })
        }),
    })
  }

  #rotate(key: Key): void {
    this._dialog.ask({
      title: say(PEOPLE.rotateTitle(key.name)),
      body: say(PEOPLE.rotateBody),
      verb: say(PEOPLE.rotateVerb),
      act: () => this.#show(() => rotateKey(key.id)),
    })
  }

  #revoke(key: Key): void {
    this._dialog.ask({
      title: say(PEOPLE.revokeTitle(key.name)),
      body: say(PEOPLE.revokeBody),
      verb: say(PEOPLE.revokeVerb),
      danger: true,
      act: () => this.#show(() => revokeKey(key.id).then(() => undefined)),
    })
  }

  async #show(act: () => Promise<{ key: string } | undefined>): Promise<string | undefined> {
    try {
      const made = await act()
      if (made) {
        this._shown = made.key
        this._copied = false
      }
      await this.#keys.run()
      return undefined
    } catch (error) {
      return sentenceOf(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-keys': LxKeys
  }
}
