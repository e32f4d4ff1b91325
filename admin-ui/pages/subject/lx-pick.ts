// A subject out of a population: by its number, or any one.
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import { listPopulations, type Population } from '../../client/simulations.ts'
import { PICK } from '../../words/subject.ts'

@customElement('lx-pick')
export class LxPick extends LxElement {
  /** The population and the number from 0 that are shown, as the address has them. */
  @property() population = ''
  @property() subject = ''
  @state() private _chosen = ''
  readonly #all = new Task(this, {
    task: async (_, { signal }) =>
      (await listPopulations(signal)).filter(({ state, size }) => state === 'done' && size > 0),
    args: () => [] as const,
  })

  get #one(): Population | undefined {
    const all = this.#all.value ?? []
    const wanted = this._chosen || this.population
    return all.find(({ id }) => id === wanted) ?? all[0]
  }

  override render() {
    const one = this.#one
    if (!one) return nothing
    const shown = one.id === this.population && this.subject !== '' ? Number(this.subject) + 1 : ''
    return html`<section class="panel pad screen-only"><form class="row" style="flex-wrap: wrap" @submit=${this.#open}>
      <h2>${say(PICK.title)}</h2>
      <label class="row">${say(PICK.population)}<select name="population" @change=${(
        event: Event,
      ) => {
        this._chosen = (event.target as HTMLSelectElement).value
      }}>${(this.#all.value ?? []).map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === one.id}>${name}</option>`,
      )}</select></label>
      <label class="row">${say(PICK.number)}<input name="number" type="number" required min="1" max=${one.size} step="1" .value=${String(shown)} /></label>
      <span class="second">${say(PICK.of(count(one.size)))}</span>
      <button type="submit">${say(PICK.open)}</button>
      <button type="button" @click=${() => this.#give(one, Math.floor(Math.random() * one.size))}>${say(PICK.any)}</button>
    </form></section>`
  }

  readonly #open = (event: SubmitEvent): void => {
    event.preventDefault()
    const number = Number(new FormData(event.target as HTMLFormElement).get('number'))
    if (this.#one) this.#give(this.#one, number - 1)
  }

  #give({ id }: Population, n: number): void {
    this.tell('pick', { population: id, subject: String(n) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-pick': LxPick
  }
}
