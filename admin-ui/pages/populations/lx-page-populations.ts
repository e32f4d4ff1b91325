// Populations: what there is, generate one, import one.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { count, date, moment, today } from '../../base/figures.ts'
import { bar, LxPage } from '../../base/page.ts'
import { go, link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import { has } from '../../base/session.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { call, ServerError, send } from '../../client/call.ts'
import { listPopulations, type Population } from '../../client/simulations.ts'
import type { Shown } from '../../parts/lx-problems.ts'
import { POP } from '../../words/simulation.ts'
import '../../parts/lx-problems.ts'

@customElement('lx-page-populations')
export class LxPagePopulations extends LxPage {
  @state() private _all: Population[] | undefined
  @state() private _failed = ''
  @state() private _rows: Shown[] = []
  @state() private _busy = false
  #timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#poll()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  async #poll(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      this._all = await listPopulations()
      // Those being made are looked at again until they are done.
      if (this._all.some(({ state }) => state !== 'ready' && state !== 'failed'))
        this.#timer = setTimeout(() => void this.#poll(), 700)
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }

  override render() {
    const may = has('editor', 'reviewer')
    return html`${bar({ title: say(POP.title), context: say(POP.note) })}<div class="page" data-main tabindex="-1">
      <p class="worse" role="alert" ?hidden=${!this._failed}>${this._failed}</p>
      ${this._rows.length > 0 ? html`<section class="panel pad"><h2>${say(POP.rowErrors)}</h2><lx-problems .problems=${this._rows}></lx-problems></section>` : nothing}
      ${this._all === undefined ? html`<div class="loading"></div>` : this.#list(this._all)}
      <div class="columns">${this.#generate(may)}${this.#import(may)}</div></div>`
  }

  #list(all: Population[]): TemplateResult {
    if (all.length === 0)
      return html`<section class="panel empty"><p>${say(POP.none)}</p></section>`
    return html`<section class="panel scroll-x"><table class="list"><thead><tr><th scope="col">${say(POP.name)}</th><th scope="col">${say(POP.state)}</th><th scope="col" class="number">${say(POP.size)}</th><th scope="col" class="number">${say(POP.records)}</th><th scope="col">${say(POP.asOf)}</th><th scope="col">${say(POP.created)}</th><th scope="col">${say(POP.hash)}</th><th></th></tr></thead>
      <tbody>${all.map(
        (
          each,
        ) => html`<tr><td><b>${each.name}</b></td><td>${each.state === 'ready' ? say(POP.ready) : each.state === 'failed' ? html`<span class="worse">${say(POP.failed)}</span>` : html`<span role="status">${say(POP.working(`${Math.round((each.progress ?? 0) * 100)}%`))}</span> <progress max="1" value=${each.progress ?? 0} aria-label=${each.name}></progress>`}</td>
          <td class="number">${say(POP.subjects(count(each.size ?? 0)))}</td><td class="number">${say(POP.recordCount(count(each.records ?? 0)))}</td><td>${each.asOf ? date(each.asOf) : ''}</td><td>${moment(each.createdAt)}</td><td><code class="mono">${(each.hash ?? '').replace('sha256:', '').slice(0, 12)}</code></td>
          <td>${each.state === 'ready' ? html`<button type="button" class="plain" @click=${() => void this.#first(each)}>${say(POP.first)}</button>` : nothing}</td></tr>`,
      )}</tbody></table></section>`
  }

  #generate(may: boolean): TemplateResult {
    return html`<section class="panel pad"><h2>${say(POP.generate)}</h2><p class="note">${say(POP.generateNote)}</p><form class="stack" @submit=${(
      event: SubmitEvent,
    ) => {
      event.preventDefault()
      const fields = new FormData(event.target as HTMLFormElement)
      void this.#make(() =>
        call('POST', '/v1/populations', {
          body: {
            name: String(fields.get('name')),
            generate: {
              size: Number(fields.get('size')),
              seed: Number(fields.get('seed')),
              asOf: String(fields.get('asOf')),
            },
          },
        }),
      )
    }}>${field(POP.name, html`<input name="name" required maxlength="60" />`)}${field(POP.size, html`<input name="size" type="number" min="1" max="20000000" value="200000" required />`)}${field(POP.seed, html`<input name="seed" type="number" min="0" value="1" required />`)}${field(POP.asOf, html`<input name="asOf" type="date" required .value=${today()} />`)}
      <button type="submit" ?disabled=${!may || this._busy}>${say(POP.generate)}</button>${may ? nothing : html`<p class="note">${say(POP.noRight)}</p>`}</form></section>`
  }

  #import(may: boolean): TemplateResult {
    return html`<section class="panel pad"><h2>${say(POP.import)}</h2><p class="note">${say(POP.importNote)}</p><form class="stack" @submit=${(
      event: SubmitEvent,
    ) => {
      event.preventDefault()
      void this.#upload(event.target as HTMLFormElement)
    }}>${field(POP.name, html`<input name="name" required maxlength="60" />`)}${field(POP.asOf, html`<input name="asOf" type="date" required .value=${today()} />`)}${field(POP.files, html`<input name="files" type="file" multiple required accept=".ndjson,.jsonl,.csv" />`)}
      <button type="submit" ?disabled=${!may || this._busy}>${say(POP.import)}</button>${may ? nothing : html`<p class="note">${say(POP.noRight)}</p>`}</form></section>`
  }

  async #upload(form: HTMLFormElement): Promise<void> {
    await this.#make(() => send('POST', '/v1/populations', { form: new FormData(form) }))
  }

  async #make(act: () => Promise<unknown>): Promise<void> {
    this._failed = ''
    this._rows = []
    this._busy = true
    try {
      await act()
    } catch (error) {
      this._failed = sentenceOf(error)
      if (error instanceof ServerError) this._rows = error.refusal.problems ?? []
    } finally {
      this._busy = false
    }
    await this.#poll()
  }

  async #first({ id, asOf }: Population): Promise<void> {
    try {
      const request = await call<ScoreRequest>(
        'GET',
        `/v1/populations/${encodeURIComponent(id)}/subjects/0`,
      )
      sessionStorage.setItem(
        'liangxin.subject',
        JSON.stringify({ ...request, asOf: request.asOf ?? asOf }),
      )
      go(link(['subject']))
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

function field(words: { zh: string; en: string }, control: TemplateResult): TemplateResult {
  return html`<label class="row"><span style="width:7em">${say(words)}</span>${control}</label>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-populations': LxPagePopulations
  }
}
