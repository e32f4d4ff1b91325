// One change, one sentence: 「第24项　扣分由3分改为10分。」 What was is struck, what is stands on a
// neutral ground: a change is neither good nor bad by itself.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { say, type Words } from '../base/say.ts'

/** A change in words; `was` and `now` are how the sentence says the old and the new value. */
export type Sentence = Words & { was?: Words; now?: Words }

@customElement('lx-diff')
export class LxDiff extends LxElement {
  @property({ attribute: false }) change: Sentence | undefined

  override render() {
    const { change } = this
    if (!change) return nothing
    return marked(say(change), change.was ? say(change.was) : '', change.now ? say(change.now) : '')
  }
}

// The old value stands before the new one: the last such pair in the sentence is the change.
function marked(sentence: string, was: string, now: string): TemplateResult {
  const end = now === '' ? sentence.length : sentence.lastIndexOf(now)
  const old = was === '' ? -1 : sentence.lastIndexOf(was, Math.max(0, end - was.length))
  if (end === -1) return html`${sentence}`
  const head = old === -1 ? sentence.slice(0, end) : sentence.slice(0, old)
  const middle = old === -1 ? '' : sentence.slice(old + was.length, end)
  return html`${head}${old === -1 ? nothing : html`<del class=${wrapping(was)}>${was}</del>`}${middle}${now === '' ? nothing : html`<ins class=${wrapping(now)}>${now}</ins>`}${sentence.slice(end + now.length)}`
}

// 10 points stays on one line.
function wrapping(value: string): string {
  return value.length <= 16 ? 'whole' : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-diff': LxDiff
  }
}
