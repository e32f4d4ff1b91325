// The badge of a grade: a square block with its letter; the letter always stands in it.
import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { gradeStyle, rankOf, type Scale } from '../base/scale.ts'
import './lx-grade.css'

@customElement('lx-grade')
export class LxGrade extends LxElement {
  @property() grade = ''
  @property({ attribute: false }) scale: Scale = []
  /** 18 in tables, 20, 28 or 56. */
  @property({ type: Number, reflect: true }) size = 20

  override render() {
    const style = gradeStyle(rankOf(this.scale, this.grade), this.scale.length)
    return html`<span class="graded" style=${style}>${this.grade}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-grade': LxGrade
  }
}
