// What each amended line adds, on one linear axis: worse to the left, better to the right.
import { html, type TemplateResult } from 'lit'
import { count } from '../../base/figures.ts'
import { say, type Words } from '../../base/say.ts'

/** A line's share: how many it moves with the lines before it in force, each way. */
type Share = Words & { share: number; effects?: { share: { worse: number; better: number } } }

/** The list of shares. */
export function shareBars(shares: readonly Share[]): TemplateResult {
  const ways = shares.map(({ share, effects }) => effects?.share ?? { worse: share, better: 0 })
  const most = Math.max(1, ...ways.flatMap(({ worse, better }) => [worse, better]))
  const width = (n: number) => `${n === 0 ? 0 : Math.max(1, (n / most) * 50)}%`
  return html`<ul class="shares">${shares.map((each, i) => {
    const { worse, better } = ways[i]!
    return html`<li title=${say(each)}><span class="what">${say(each)}</span>
      <span class="axis" aria-hidden="true"><i class="down" style="width:${width(worse)};right:50%"></i><i class="up" style="width:${width(better)};left:50%"></i></span>
      <span class="number ${worse > better ? 'worse' : better > worse ? 'better' : ''}">${count(each.share)}</span></li>`
  })}</ul>`
}
