// Populations: what there is and how good it is, generate one, import one.
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { bar, LxPage } from '../../base/page.ts'
import { say } from '../../base/say.ts'
import { has } from '../../base/session.ts'
import { trouble } from '../../base/trouble.ts'
import { listPopulations, type Population } from '../../client/simulations.ts'
import { POP } from '../../words/simulation.ts'
import './lx-population-forms.ts'
import './lx-population-list.ts'
import './lx-page-populations.css'

const AGAIN_MS = 700

@customElement('lx-page-populations')
export class LxPagePopulations extends LxPage {
  @state() private _all: Population[] | undefined
  @state() private _failed: unknown
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
            : html`<lx-population-list .populations=${this._all} @changed=${() => void this.#look()}></lx-population-list>`
        }
        <lx-population-forms ?allowed=${may} @changed=${() => void this.#look()}></lx-population-forms>
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-populations': LxPagePopulations
  }
}
