// The state of a version in one chip: dashed draft, amber review, blue tints for what is bound,
// solid blue for what is in force, grey for what is over.
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { say } from '../base/say.ts'
import { STATES, type Standing } from '../words/states.ts'
import './lx-chip.css'

@customElement('lx-chip')
export class LxChip extends LxElement {
  @property({ reflect: true }) standing: Standing = 'draft'
  /** The version's name, shown before its state. */
  @property() version = ''

  override render() {
    return html`<span>${this.version === '' ? nothing : html`<b>${this.version}</b>`}${say(STATES[this.standing])}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-chip': LxChip
  }
}
