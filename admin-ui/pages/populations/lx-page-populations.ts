// Populations: what there is and how good it is, generate one, import one.
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { bar, LxPage } from '../../base/page.ts'
import { say } from '../../base/say.ts'
import { has } from '../../base/session.ts'
import { sentenceOf, trouble } from '../../base/trouble.ts'
import { deletePopulation } from '../../client/populations.ts'
import { listPopulations, type Population } from '../../client/simulations.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { POP } from '../../words/population.ts'
import '../../parts/lx-dialog.ts'
import './lx-population-forms.ts'
import './lx-population-list.ts'
import './lx-page-populations.css'

const AGAIN_MS = 700

@customElement('lx-page-populations')
export class LxPagePopulations extends LxPage {
  @state() private _all: Population[] | undefined
  @state() private _failed: unknown
  @query('lx-dialog') private _dialog!: LxDialog
  #timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  // Those being made are looked at again until they are done.
  async #look(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      this._all = await listPopulations()
      this._failed = undefined
      const making = this._all.some(({ state }) => state === 'queued' || state === 'running')
      if (making && this.isConnected) this.#timer = setTimeout(() => void this.#look(), AGAIN_MS)
    } catch (error) {
      this._failed = error
    }
  }

  override render() {
    const may = has('editor', 'reviewer', 'publisher')
    return html`${bar({ title: say(POP.title), context: say(POP.note) })}
      <div class="page" data-main tabindex="-1">
        ${this._failed === undefined ? nothing : trouble(this._failed, () => void this.#look())}
        ${
          this._all === undefined
            ? html`<div class="loading"></div>`
            : html`<lx-population-list .populations=${this._all} ?allowed=${may} @remove=${(event: CustomEvent<Population>) => this.#remove(event.detail)}></lx-population-list>`
        }
        <lx-population-forms ?allowed=${may} @changed=${() => void this.#look()}></lx-population-forms>
      </div><lx-dialog></lx-dialog>`
  }

  #remove({ id, name }: Population): void {
    this._dialog.ask({
      title: say(POP.removeTitle(name)),
      body: say(POP.removeBody),
      verb: say(POP.removeVerb),
      danger: true,
      act: async () => {
        try {
          await deletePopulation(id)
          await this.#look()
          return undefined
        } catch (error) {
          return sentenceOf(error)
        }
      },
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-populations': LxPagePopulations
  }
}
