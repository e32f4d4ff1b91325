// Somebody else has changed the draft: change by change, mine or theirs. Nothing chosen, nothing
// lost: until it is settled both stay as they are.
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { say } from '../../base/say.ts'
import { type Clash, clashes, settle } from '../../editor/conflict.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { CONFLICT } from '../../words/conflict.ts'
import './lx-conflict.css'

@customElement('lx-conflict')
export class LxConflict extends DraftView {
  @state() private _found: Clash | undefined
  @state() private _theirs = new Set<string>()
  @state() private _failed = ''

  /** Opens the choice. */
  async open(): Promise<void> {
    const { state } = this.draft.saver
    if (state.is !== 'conflict') return
    const { text, sourceHash } = state.refusal
    if (typeof text !== 'string' || typeof sourceHash !== 'string') return
    this._theirs = new Set()
    this._failed = ''
    this._found = await clashes(this.draft, text, sourceHash)
    await this.updateComplete
    this.querySelector('dialog')?.showModal()
  }

  override render() {
    const found = this._found
    if (!found) return nothing
    return html`<dialog aria-labelledby="conflict-title" class="conflict"><h2 id="conflict-title">${say(CONFLICT.title)}</h2><p class="second">${say(CONFLICT.note)}</p>
      ${found.theirsOnly.length > 0 ? html`<p class="note">${say(CONFLICT.theirsOnly(found.theirsOnly.length))}　${found.theirsOnly.map((each) => say(each)).join('')}</p>` : nothing}
      ${found.mine.length === 0 ? html`<p>${say(CONFLICT.nothingMine)}</p>` : nothing}
      <ul>${found.mine.map((one) => {
        const theirs = this._theirs.has(one.at)
        const pick = (value: boolean) => {
          const next = new Set(this._theirs)
          if (value) next.add(one.at)
          else next.delete(one.at)
          this._theirs = next
        }
        return html`<li><fieldset><legend>${one.at}</legend>
          <label><input type="radio" name=${one.at} .checked=${!theirs} @change=${() => pick(false)} /><span><b>${say(CONFLICT.mine)}</b> ${say(one.mine)}</span></label>
          <label><input type="radio" name=${one.at} .checked=${theirs} @change=${() => pick(true)} /><span><b>${say(CONFLICT.theirs)}</b> ${one.theirs ? say(one.theirs) : say(CONFLICT.unchanged)}</span></label></fieldset></li>`
      })}</ul>
      <p class="worse" role="alert">${this._failed}</p>
      <div class="buttons"><button type="button" @click=${() => this.querySelector('dialog')?.close()}>${say(CONFLICT.later)}</button>
        <button type="button" class="primary" @click=${this.#settle}>${say(CONFLICT.settle)}</button></div></dialog>`
  }

  readonly #settle = async (): Promise<void> => {
    const failed = await settle(this.draft, this._found!, this._theirs)
    if (failed) this._failed = failed
    else this.querySelector('dialog')?.close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-conflict': LxConflict
  }
}
