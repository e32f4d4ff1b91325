// What every element of ours is: Lit in the open page, so that one sheet of styles, labels,
// print and the keyboard reach everything; drawn anew when the language changes.
import { LitElement } from 'lit'
import { onSettings } from './settings.ts'

export class LxElement extends LitElement {
  #forget: (() => void) | undefined

  override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#forget = onSettings(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#forget?.()
  }

  /** Tells the page around, with a new value and nothing else. */
  protected tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  }
}
