// What a report opens with: one sentence, and the grades before and after.
import { html, type TemplateResult } from 'lit'
import { count, percent, shift } from '../../base/figures.ts'
import { say, together } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import type { Compared } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'
import { columnSum, rowSum } from './sums.ts'
import '../../parts/lx-grade.ts'

/** The names of both versions. */
export type Pair = { from: string; to: string }

/** Subjects that only one of the versions scores, where there are any. */
export function onlyOne({ onlyFrom, onlyTo }: Compared, { from, to }: Pair): string {
  const only = (n: number, here: string, other: string) =>
    n === 0 ? '' : say(SIM.only(count(n), here, other))
  return `${only(onlyFrom, from, to)}${only(onlyTo, to, from)}`
}

/** The sentence: how many change grade, which way, and what becomes of the worst one. */
export function lead(result: Compared, { to }: Pair, scale: Scale): TemplateResult {
  const { worse, better, matrix } = result
  const moved = worse + better
  const scored = result.applicable - result.unknown
  if (moved === 0) return html`<p class="lead">${say(SIM.noneMoved)}</p>`
  const worst = scale.at(-1)?.grade ?? ''
  const [before, after] = [rowSum(matrix, worst), columnSum(matrix, worst)]
  const by = after - before
  const rate = percent(Math.abs(by), before, 1)
  const shifted =
    by === 0
      ? say(SIM.worstSame)
      : by > 0
        ? html`<b class="worse">${say(SIM.worstUp(count(by), rate))}</b>`
        : html`<b class="better">${say(SIM.worstDown(count(-by), rate))}</b>`
  const first = say(SIM.lead(to, count(scored), count(moved), percent(moved, scored)))
  const next = together([say(SIM.stop), say(SIM.worst(worst, count(before), count(after)))])
  return html`<p class="lead">${first}<b class="better">${say(SIM.better(count(better)))}</b>${say(SIM.comma)}<b class="worse">${say(SIM.worse(count(worse)))}</b>${next}${shifted}${say(SIM.stop)}</p>`
}

/** Each grade with its count and share, before and after. */
export function gradeStrip(result: Compared, { from }: Pair, scale: Scale): TemplateResult {
  const { matrix } = result
  const scored = result.applicable - result.unknown
  return html`<div class="grades panel">${scale.map(({ grade, name }, i) => {
    const [before, after] = [rowSum(matrix, grade), columnSum(matrix, grade)]
    const worse = i === scale.length - 1 && after > before
    return html`<div><p class="row"><lx-grade .scale=${scale} grade=${grade}></lx-grade>${name}<b class="by ${worse ? 'worse' : ''}">${shift(after - before)}</b></p>
        <p><b class="count">${say(SIM.subjectCount(count(after)))}</b> <span class="note">${from} ${count(before)}</span></p><p class="note">${percent(after, scored)}　${from} ${percent(before, scored)}</p></div>`
  })}</div>`
}
