// A part of the editor that shows whom the draft moves: drawn anew with each answer.
import { property } from 'lit/decorators.js'
import { DraftView } from './draft-view.ts'
import type { Impact } from './impact.ts'

export class ImpactView extends DraftView {
  @property({ attribute: false }) impact!: Impact
  #followed: Impact | undefined
  readonly #answered = (): void => this.requestUpdate()

  override willUpdate(): void {
    super.willUpdate()
    if (this.impact === this.#followed) return
    this.#followed?.removeEventListener('change', this.#answered)
    this.#followed = this.impact
    this.impact?.addEventListener('change', this.#answered)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#followed?.removeEventListener('change', this.#answered)
    this.#followed = undefined
  }
}
