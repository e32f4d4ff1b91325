// What each amended line adds, on one linear axis: worse to the left, better to the right.
import { html, type TemplateResult } from 'lit'
import { count } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import type { Share } from '../../client/simulations.ts'
import '../../parts/lx-diff.ts'

/** The list of shares; a share is how many subjects the line moves, below 0 for the worse. */
export function shareBars(shares: readonly Share[]): TemplateResult {
  const most = Math.max(1, ...shares.map(({ share }) => Math.abs(share)))
  return html`<ul class="shares">${shares.map((each) => {
    const width = (Math.abs(each.share) / most) * 50
    const worse = each.share < 0
    return html`<li title=${say(each)}><span class="what">${say(each)}</span>
      <span class="axis" aria-hidden="true"><i class=${worse ? 'down' : 'up'} style="width:${Math.max(each.share === 0 ? 0 : 1, width)}%;${worse ? 'right' : 'left'}:50%"></i></span>
      <span class="number ${worse ? 'worse' : each.share > 0 ? 'better' : ''}">${count(Math.abs(each.share))}</span></li>`
  })}</ul>`
}
