// A simulation without a result: how far it is, or why there is none, and the way on.
import { html, nothing, type TemplateResult } from 'lit'
import { count } from '../../base/figures.ts'
import { link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import type { Simulation } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'
import '../../parts/lx-problems.ts'

/** Whether it waits or is being counted. */
export function isLive({ state }: Simulation): boolean {
  return state === 'queued' || state === 'running'
}

/** What stands in place of the report; `size` is how many subjects the population has. */
export function unfinished(
  one: Simulation,
  size: number,
  { cancel, again }: { cancel: () => void; again: () => void },
): TemplateResult {
  const { problems = [], progress, state } = one
  const live = isLive(one)
  return html`<div class="page"><section class="panel pad"><p role="status">${say(SIM[state])}　${live && size > 0 ? say(SIM.progress(count(size * progress), count(size))) : nothing}</p>
    ${live ? html`<progress max="1" value=${progress} aria-label=${say(SIM.running)}></progress> <button type="button" @click=${cancel}>${say(SIM.cancel)}</button>` : nothing}
    ${problems.length > 0 ? html`<lx-problems .problems=${problems}></lx-problems>` : nothing}
    ${live ? nothing : html`<p class="row again"><button type="button" class="primary" data-again @click=${again}>${say(SIM.again)}</button><a class="button" href=${link(['simulations'], choicesOf(one))}>${say(SIM.otherwise)}</a></p>`}</section></div>`
}

// As the form for a new one takes them.
function choicesOf({ population, from, to, also }: Simulation): Record<string, string | undefined> {
  return {
    population,
    ruleset: from.ruleset,
    from: from.version,
    to: to.version,
    also: also?.version,
  }
}
