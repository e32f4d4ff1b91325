// Making a population: invented from a seed; and how files of one's own come in.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { today } from '../../base/figures.ts'
import { say, type Words } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { ServerError } from '../../client/call.ts'
import { generatePopulation } from '../../client/populations.ts'
import type { Shown } from '../../parts/lx-problems.ts'
import { POP } from '../../words/simulation.ts'
import '../../parts/lx-problems.ts'

@customElement('lx-population-forms')
export class LxPopulationForms extends LxElement {
  @property({ type: Boolean }) allowed = false
  @state() private _failed = ''
  @state() private _rows: readonly Shown[] = []
  @state() private _busy = false

  override render() {
    return html`${this._failed === '' ? nothing : html`<p class="worse" role="alert">${this._failed}</p>`}
      ${this._rows.length > 0 ? html`<section class="panel pad stack"><h2>${say(POP.rowErrors)}</h2><lx-problems .problems=${this._rows}></lx-problems></section>` : nothing}
      <div class="columns">${this.#generate()}${this.#import()}</div>`
  }

  #generate(): TemplateResult {
    return this.#form(
      POP.generate,
      POP.generateNote,
      html`${field(POP.name, html`<input name="name" required maxlength="60" autocomplete="off" />`)}
        ${field(POP.size, html`<input name="size" type="number" min="1" max="20000000" value="200000" required />`)}
        ${field(POP.seed, html`<input name="seed" type="number" min="0" max="4294967295" value="1" required />`)}
        ${field(POP.asOf, html`<input name="asOf" type="date" required .value=${today()} />`)}`,
      (fields) =>
        generatePopulation({
          name: String(fields.get('name')).trim(),
          size: Number(fields.get('size')),
          seed: Number(fields.get('seed')),
          asOf: String(fields.get('asOf')),
        }),
    )
  }

  // Files come in on the command line, where they can be of any size.
  #import(): TemplateResult {
    return html`<section class="panel pad fields"><h2>${say(POP.import)}</h2><p class="second">${say(POP.importNote)}</p>
      <pre class="mono">liangxin population import subjects.csv records.csv --out city.pop
liangxin simulate --population city.pop …</pre></section>`
  }

  #form(
    title: Words,
    note: Words,
    content: TemplateResult,
    make: (fields: FormData) => Promise<unknown>,
  ): TemplateResult {
    return html`<form class="panel pad fields" @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      void this.#make(() => make(new FormData(event.target as HTMLFormElement)))
    }}><h2>${say(title)}</h2><p class="second">${say(note)}</p>${content}
      <button type="submit" ?disabled=${!this.allowed || this._busy}>${say(title)}</button>
      ${this.allowed ? nothing : html`<p class="note">${say(POP.noRight)}</p>`}</form>`
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
    this.tell('changed', undefined)
  }
}

function field(words: Words, control: TemplateResult): TemplateResult {
  return html`<label><span>${say(words)}</span>${control}</label>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-population-forms': LxPopulationForms
  }
}
