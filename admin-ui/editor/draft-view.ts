// A part of the editor: drawn anew whenever the document changes.
import { property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import type { Draft } from './draft.ts'

export class DraftView extends LxElement {
  @property({ attribute: false }) draft!: Draft
  #heard: Draft | undefined
  readonly #changed = (): void => this.requestUpdate()

  override willUpdate(): void {
    if (this.draft === this.#heard) return
    this.#heard?.removeEventListener('change', this.#changed)
    this.#heard = this.draft
    this.draft?.addEventListener('change', this.#changed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#heard?.removeEventListener('change', this.#changed)
    this.#heard = undefined
  }

  /** Whether the form may change anything now. */
  protected get fixed(): boolean {
    return !this.draft.editable || this.draft.broken
  }
}
