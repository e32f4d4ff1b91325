// One change, one sentence: 「第24项　扣分由3分改为10分。」 What was is struck, what is stands on a
// neutral ground: a change is neither good nor bad by itself.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../base/element.ts'
import { say, type Words } from '../base/say.ts'

/** A change in words; `before` and `after` are the parts of the sentence to mark. */
export type Sentence = Words & { before?: unknown; after?: unknown }

@customElement('lx-diff')
export class LxDiff extends LxElement {
  @property({ attribute: false }) change: Sentence | undefined

  override render() {
    const { change } = this
    if (!change) return nothing
    return marked(say(change), shownAs(change.before), shownAs(change.after))
  }
}

// The sentence says 由A改为B: A is the last place before 改为 where the old value stands.
function marked(sentence: string, before: string, after: string): TemplateResult {
  const hinge = /改为|→| to /.exec(sentence)
  const middle = hinge ? hinge.index : sentence.length
  const old = before === '' ? -1 : sentence.lastIndexOf(before, middle - before.length)
  const now = after === '' ? -1 : sentence.indexOf(after, hinge ? middle + hinge[0].length : 0)
  if (old === -1 || now === -1 || now < old + before.length) return html`${sentence}`
  const unit = (at: number) => /^(分|级|年|个月|天| points?)/.exec(sentence.slice(at))?.[0] ?? ''
  const oldEnd = old + before.length + unit(old + before.length).length
  const nowEnd = now + after.length + unit(now + after.length).length
  return html`${sentence.slice(0, old)}<del>${sentence.slice(old, oldEnd)}</del>${sentence.slice(oldEnd, now)}<ins>${sentence.slice(now, nowEnd)}</ins>${sentence.slice(nowEnd)}`
}

function shownAs(value: unknown): string {
  if (typeof value === 'number') return String(Math.abs(value))
  return typeof value === 'string' ? value : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-diff': LxDiff
  }
}
