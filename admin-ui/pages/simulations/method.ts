// What a report rests on: determinations, what was judged again, readings, hashes.
import { html, nothing, type TemplateResult } from 'lit'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { cited } from '../../base/clause.ts'
import { count } from '../../base/figures.ts'
import { bracketed, say } from '../../base/say.ts'
import type { Compared, Side, Simulation } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'

/** What a report was made of, and the report itself, each with its checksum. */
export function digests(one: Simulation, { hashes }: Compared, to: Side): [string, string][] {
  return [
    [one.from.version, hashes.from],
    [to.version, hashes.to],
    [say(SIM.population), hashes.population],
    [say(SIM.report), hashes.result],
  ]
}

/** The last section of a report. */
export function method(
  one: Simulation,
  result: Compared,
  to: Side,
  ruleset: Ruleset | undefined,
): TemplateResult {
  const { rechecked, milliseconds } = one
  const { determinations } = result
  return html`<section data-part="method" class="panel pad stack"><h2>${say(SIM.method)}</h2>
      ${determinations.length > 0 ? html`<p class="second">${say(SIM.determinations)}　${determinations.map((each) => html`${determination(each.id, ruleset)} ${say(SIM.gained(count(each.gained)))}${say(SIM.comma)}${say(SIM.lost(count(each.lost)))}　`)}</p>` : nothing}
      ${[one.from, to].map((side) => switched(side, ruleset))}
      ${rechecked ? html`<p class="second ${rechecked.different > 0 ? 'worse' : ''}">${say(SIM.rechecked(count(rechecked.subjects), count(rechecked.different)))}</p>` : nothing}
      <dl class="hashes">${digests(one, result, to).map(([name, hash]) => html`<dt class="note">${name}</dt><dd class="mono">${hash}</dd>`)}</dl>
      <p class="note">${milliseconds ? say(SIM.took(count(milliseconds))) : ''}　${say(SIM.later)}　${say(SIM.legal)}</p></section>`
}

// 判为D级（办法第十六条）
function determination(id: string, ruleset: Ruleset | undefined): TemplateResult {
  const found = ruleset?.determinations?.find((each) => each.id === id)
  if (!found) return html`<span class="mono">${id}</span>`
  return html`${bracketed(say(SIM.determined(found.grade)), cited([found.cite].flat()[0] ?? ''))}`
}

// Each reading that a version was simulated under instead of its own.
function switched({ version, readings = {} }: Side, ruleset: Ruleset | undefined) {
  return Object.entries(readings).map(([id, alternative]) => {
    const reading = ruleset?.readings?.find((each) => each.id === id)
    const text = reading?.alternatives?.find((each) => each.id === alternative)?.text
    const answer = text ? say(text) : alternative
    return html`<p class="second">${say(SIM.readAs(version, reading ? say(reading.question) : id, answer))}</p>`
  })
}
