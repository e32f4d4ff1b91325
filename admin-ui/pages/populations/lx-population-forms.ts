// Making a population: invented from a seed, or from files of one's own.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { today } from '../../base/figures.ts'
import { say, type Words } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { generatePopulation } from '../../client/populations.ts'
import { POP } from '../../words/population.ts'
import './lx-population-import.ts'
import '../../parts/lx-day.ts'

@customElement('lx-population-forms')
export class LxPopulationForms extends LxElement {
  @property({ type: Boolean }) allowed = false
  @state() private _failed = ''
  @state() private _busy = false

  override render() {
    return html`${this._failed === '' ? nothing : html`<p class="worse" role="alert">${this._failed}</p>`}
      <div class="columns">${this.#generate()}<lx-population-import ?allowed=${this.allowed}></lx-population-import></div>`
  }

  #generate(): TemplateResult {
    return this.#form(
      POP.generate,
      POP.generateNote,
      html`${field(POP.name, html`<input name="name" required maxlength="60" autocomplete="off" />`)}
        ${field(POP.size, html`<input name="size" type="number" min="1" max="5000000" value="200000" required />`)}
        ${field(POP.seed, html`<input name="seed" type="number" min="0" max="1000000000" value="1" required />`)}
        ${field(POP.asOf, html`<lx-day field="asOf" required value=${today()}></lx-day>`)}`,
      (fields) =>
        generatePopulation({
          name: String(fields.get('name')).trim(),
          size: Number(fields.get('size')),
          seed: Number(fields.get('seed')),
          asOf: String(fields.get('asOf')),
        }),
    )
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
    this._busy = true
    try {
      await act()
    } catch (error) {
      this._failed = sentenceOf(error)
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
