// Importing a population: files sent as they are, then read row by row on the server; all or
// nothing, with a line for every fault in the list above.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { percent, today } from '../../base/figures.ts'
import { say, type Words } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { dropUpload, importPopulation, type Upload, uploadFile } from '../../client/populations.ts'
import { POP } from '../../words/population.ts'
import '../../parts/lx-file.ts'
import '../../parts/lx-day.ts'

type Form = 'tables' | 'requests'

@customElement('lx-population-import')
export class LxPopulationImport extends LxElement {
  @property({ type: Boolean }) allowed = false
  @state() private _form: Form = 'tables'
  /** The file on its way, and how much of it is there. */
  @state() private _sending: { name: string; part: number } | undefined
  @state() private _failed = ''
  #stop: AbortController | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.abort()
  }

  override render() {
    const sending = this._sending
    return html`<form class="panel pad fields" @submit=${this.#send}><h2>${say(POP.import)}</h2><p class="second">${say(POP.importNote)}</p>
      <div class="choices low" role="group" aria-label=${say(POP.importForm)}>${(
        ['tables', 'requests'] as const
      ).map(
        (each) =>
          html`<button type="button" aria-pressed=${each === this._form ? 'true' : 'false'} @click=${() => {
            this._form = each
          }}>${say(POP[each])}</button>`,
      )}</div>
      ${field(POP.name, html`<input name="name" required maxlength="60" autocomplete="off" />`)}
      ${
        this._form === 'tables'
          ? html`<p class="note">${say(POP.columns)}</p>${file('subjects', POP.subjectTable, '.csv,.xlsx')}${file('records', POP.recordTable, '.csv,.xlsx')}`
          : file('requests', POP.requestFile, '.ndjson,.jsonl')
      }
      ${field(POP.asOf, html`<lx-day field="asOf" required value=${today()}></lx-day>`)}
      <label class="check"><input type="checkbox" name="uscc" /><span>${say(POP.uscc)}</span></label>
      <div class="row"><button type="submit" ?disabled=${!this.allowed || sending !== undefined}>${say(POP.import)}</button>
        ${sending ? html`<span role="status" class="second">${say(POP.sending(sending.name, percent(sending.part, 1, 0)))}</span> <progress max="1" value=${sending.part} aria-label=${sending.name}></progress> <button type="button" class="plain" @click=${() => this.#stop?.abort()}>${say(POP.cancel)}</button>` : nothing}</div>
      ${this._failed === '' ? nothing : html`<p class="worse" role="alert">${this._failed}</p>`}
      ${this.allowed ? nothing : html`<p class="note">${say(POP.noRight)}</p>`}</form>`
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const fields = new FormData(form)
    const names = this._form === 'tables' ? ['subjects', 'records'] : ['requests']
    const files = names.map((name) => fields.get(name) as File)
    const stop = new AbortController()
    this.#stop = stop
    this._failed = ''
    const sent: Upload[] = []
    try {
      for (const each of files) {
        this._sending = { name: each.name, part: 0 }
        const seen = (part: number) => {
          this._sending = { name: each.name, part }
        }
        sent.push(await uploadFile(each, seen, stop.signal))
      }
      await importPopulation({
        name: String(fields.get('name')).trim(),
        files: sent.map(({ id }) => id),
        asOf: String(fields.get('asOf')),
        ...(fields.has('uscc') ? { uscc: ['id'] } : {}),
      })
      form.reset()
    } catch (error) {
      if (!stop.signal.aborted) this._failed = sentenceOf(error)
      // What was sent for nothing need not lie there for an hour.
      for (const { id } of sent) dropUpload(id).catch(() => {})
    } finally {
      this._sending = undefined
    }
    this.tell('changed', undefined)
  }
}

function field(words: Words, control: TemplateResult): TemplateResult {
  return html`<label><span>${say(words)}</span>${control}</label>`
}

function file(name: string, words: Words, accept: string): TemplateResult {
  return field(words, html`<lx-file field=${name} accept=${accept}></lx-file>`)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-population-import': LxPopulationImport
  }
}
