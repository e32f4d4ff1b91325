// The editor's bar: what is edited, whether it is saved, undo, the two views, the one act.
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { clock } from '../../base/figures.ts'
import { icon } from '../../base/icon.ts'
import { bar } from '../../base/page.ts'
import { link } from '../../base/router.ts'
import { say, sentence } from '../../base/say.ts'
import { standingOf } from '../../base/standing.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { ServerError } from '../../client/call.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { EDITOR } from '../../words/editor.ts'
import { STATES } from '../../words/states.ts'
import { changeCount } from './acts.ts'
import '../../parts/lx-chip.ts'

@customElement('lx-editor-bar')
export class LxEditorBar extends DraftView {
  @property() view: 'form' | 'source' = 'form'

  override render() {
    const { detail, history, editable } = this.draft
    const { ruleset, version, basedOn } = detail
    const title = this.draft.ruleset?.title ?? detail.title
    const undo = history.undoable
    const redo = history.redoable
    return bar({
      back: link(['rulesets', ruleset]),
      title: title ? say(title) : ruleset,
      chip: html`<lx-chip standing=${standingOf(detail)} version=${version}></lx-chip>`,
      context: basedOn
        ? say(
            EDITOR.basedOn(
              basedOn,
              say(STATES[this.draft.baseStanding ?? 'inForce']),
              changeCount(this.draft),
            ),
          )
        : say(EDITOR.first),
      right: html`<span class="saving second" role="status">${this.#saving()}</span>
        ${
          editable
            ? html`<span class="row"><button type="button" class="icon" ?disabled=${!undo} aria-label=${undo ? say(EDITOR.undoStep(say(undo.label))) : say(EDITOR.undo)} title=${undo ? say(EDITOR.undoStep(say(undo.label))) : ''} @click=${() => void this.draft.undo()}>${icon('undo', 18)}</button>
              <button type="button" class="icon" ?disabled=${!redo} aria-label=${redo ? say(EDITOR.redoStep(say(redo.label))) : say(EDITOR.redo)} title=${redo ? say(EDITOR.redoStep(say(redo.label))) : ''} @click=${() => void this.draft.redo()}>${icon('redo', 18)}</button></span>`
            : nothing
        }
        <span class="choices" role="group" aria-label=${say(EDITOR.view)}>
          <button type="button" aria-pressed=${this.view === 'form' ? 'true' : 'false'} @click=${() => this.tell('view', undefined)}>${say(EDITOR.form)}</button>
          <button type="button" aria-pressed=${this.view === 'source' ? 'true' : 'false'} @click=${() => this.tell('view', 'source')}>${say(EDITOR.source)}</button></span>
        ${basedOn ? html`<a class="button" href=${link(['rulesets', ruleset, 'compare', basedOn, version])}>${say(EDITOR.compare(basedOn))}</a>` : nothing}
        ${
          detail.may.submit === true
            ? html`<button type="button" class="primary" @click=${() => this.tell('submit-draft', undefined)}>${say(EDITOR.submit)}</button>`
            : html`<a class="button primary" href=${link(['rulesets', ruleset, version, 'review'])}>${say(EDITOR.toReview)}</a>`
        }`,
    })
  }

  #saving() {
    const { detail, editable, saver, keeps } = this.draft
    if (!editable) {
      const why = detail.may.edit
      return html`${say(EDITOR.readOnly)}${why === true ? nothing : html`<span class="note">　${sentence(say(why))}</span>`}`
    }
    const { state } = saver
    if (!keeps) return html`<span class="reminder">${say(EDITOR.notKept)}</span>`
    if (state.is === 'saving') return say(EDITOR.saving)
    if (state.is === 'retrying')
      return html`<span class="reminder">${say(state.signedOut ? EDITOR.signedOut : EDITOR.retrying)}</span>`
    if (state.is === 'conflict')
      return html`<span class="worse">${say(EDITOR.conflict)}</span> <button type="button" class="plain" @click=${() => this.tell('settle', undefined)}>${say(EDITOR.settle)}</button>`
    if (state.is === 'refused')
      return html`<span class="worse">${sentenceOf(new ServerError(state.refusal))}</span>`
    return html`${icon('check', 14)} ${state.at ? say(EDITOR.saved(clock(state.at))) : say(EDITOR.unchanged)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-editor-bar': LxEditorBar
  }
}
