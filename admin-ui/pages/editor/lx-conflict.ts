// Somebody else has changed the draft: change by change, mine or theirs. Nothing chosen, nothing
// lost: until it is settled both stay as they are.
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { listed, say, together } from '../../base/say.ts'
import { type Clash, clashes, type Mine, settle } from '../../editor/conflict.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { placeWords } from '../../editor/place-words.ts'
import { CONFLICT } from '../../words/conflict.ts'
import './lx-conflict.css'

type Kept = 'mine' | 'theirs'

@customElement('lx-conflict')
export class LxConflict extends DraftView {
  @state() private _found: Clash | undefined
  @state() private _kept: ReadonlyMap<string, Kept> = new Map()
  @state() private _failed = ''

  /** Opens the choice. */
  async open(): Promise<void> {
    const { state } = this.draft.saver
    if (state.is !== 'conflict') return
    const { text, sourceHash } = state.refusal
    if (typeof text !== 'string' || typeof sourceHash !== 'string') return
    this._failed = ''
    this._found = await clashes(this.draft, text, sourceHash)
    // Where the other person changed nothing there is nothing to choose between.
    const alone = this._found.mine.filter(({ theirs }) => theirs === null)
    this._kept = new Map(alone.map(({ at }) => [at, 'mine' as const]))
    await this.updateComplete
    this.querySelector('dialog')?.showModal()
  }

  override render() {
    const found = this._found
    if (!found) return nothing
    return html`<dialog aria-labelledby="conflict-title" class="conflict"><h2 id="conflict-title">${say(CONFLICT.title)}</h2><p class="second">${say(CONFLICT.note)}</p>
      ${found.theirsOnly.length > 0 ? html`<p class="note">${say(CONFLICT.theirsOnly(found.theirsOnly.length))}　${together(found.theirsOnly.map(say))}</p>` : nothing}
      ${found.mine.length === 0 ? html`<p>${say(CONFLICT.nothingMine)}</p>` : nothing}
      <ul>${found.mine.map((one) => {
        const kept = this._kept.get(one.at)
        const keep = (value: Kept) => {
          this._kept = new Map([...this._kept, [one.at, value]])
          this._failed = ''
        }
        return html`<li><fieldset><legend>${placeWords(one.at, this.draft.ruleset)}</legend>
          <label><input type="radio" name=${one.at} .checked=${kept === 'mine'} @change=${() => keep('mine')} /><span><b>${say(CONFLICT.mine)}</b> ${this.#mine(one)}</span></label>
          <label><input type="radio" name=${one.at} .checked=${kept === 'theirs'} @change=${() => keep('theirs')} /><span><b>${say(CONFLICT.theirs)}</b> ${one.theirs ? say(one.theirs) : say(CONFLICT.unchanged)}</span></label></fieldset></li>`
      })}</ul>
      <p class="worse" role="alert">${this._failed}</p>
      <div class="buttons"><button type="button" @click=${() => this.querySelector('dialog')?.close()}>${say(CONFLICT.later)}</button>
        <button type="button" class="primary" @click=${this.#settle}>${say(CONFLICT.settle)}</button></div></dialog>`
  }

  // A change that the comparison has no sentence for, as a reason, by what it writes.
  #mine({ at, mine, edit }: Mine): string {
    if (mine.zh !== at) return say(mine)
    return listed(textsOf(edit?.to ?? edit?.value)) || placeWords(at, this.draft.ruleset)
  }

  readonly #settle = async (): Promise<void> => {
    const { mine } = this._found!
    const open = mine.filter(({ at }) => !this._kept.has(at))
    if (open.length > 0) {
      this._failed = say(CONFLICT.open(open.length))
      this.querySelector<HTMLElement>(`[name="${CSS.escape(open[0]!.at)}"]`)?.focus()
      return
    }
    const theirs = mine.filter(({ at }) => this._kept.get(at) === 'theirs').map(({ at }) => at)
    const failed = await settle(this.draft, this._found!, new Set(theirs))
    if (failed) this._failed = failed
    else {
      this.querySelector('dialog')?.close()
      // What opened it is there no longer.
      document.querySelector<HTMLElement>('[data-main]')?.focus()
    }
  }
}

// The texts in a value, however deep.
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-conflict': LxConflict
  }
}
