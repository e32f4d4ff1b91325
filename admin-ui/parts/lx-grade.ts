// The badge of a grade: a square block with its letter; the letter always stands in it.
import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { gradeColors, rankOf, type Scale } from '../base/scale.ts'
import './lx-grade.css'

@customElement('lx-grade')
export class LxGrade extends LxElement {
  @property() grade = ''
  @property({ attribute: false }) scale: Scale = []
  /** 18 in tables, 20, 28 or 56. */
  @property({ type: Number, reflect: true }) size = 20

  override render() {
    const colors = gradeColors(rankOf(this.scale, this.grade), this.scale.length)
    const style = `--block:${colors.block};--letter:${colors.letter};--on-paper:${colors.paper};--letter-on-paper:${colors.onPaper}`
    return html`<span style=${style}>${this.grade}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-grade': LxGrade
  }
}
