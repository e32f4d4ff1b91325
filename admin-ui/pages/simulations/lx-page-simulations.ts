// Simulations: start one, see what has been run.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { date, moment } from '../../base/figures.ts'
import { bar, found, LxPage } from '../../base/page.ts'
import { go, link } from '../../base/router.ts'
import { bracketed, say, type Words } from '../../base/say.ts'
import { byNumber } from '../../base/standing.ts'
import { switchedIn } from '../../base/switched.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { RulesetSummary } from '../../client/bodies.ts'
import {
  listPopulations,
  listSimulations,
  type Population,
  type Side,
  type Simulation,
  startSimulation,
  usualOf,
} from '../../client/simulations.ts'
import { listRulesets } from '../../client/versions.ts'
import { SIM } from '../../words/simulation.ts'
import { readingsOf } from './lx-side.ts'
import { sidesName } from './side-name.ts'
import './lx-page-simulations.css'
import '../../parts/lx-day.ts'

type Loaded = { rulesets: RulesetSummary[]; populations: Population[]; simulations: Simulation[] }

@customElement('lx-page-simulations')
export class LxPageSimulations extends LxPage {
  @state() private _failed = ''
  readonly #load = new Task(this, {
    task: async (_, { signal }): Promise<Loaded> => {
      const [rulesets, populations, simulations] = await Promise.all([
        listRulesets(signal),
        listPopulations(signal),
        listSimulations(signal),
      ])
      return {
        rulesets,
        populations: populations.filter(({ state }) => state === 'done'),
        simulations,
      }
    },
    args: () => [] as const,
  })

  override render() {
    return html`${bar({ title: say(SIM.list), context: say(SIM.legal) })}<div class="page" data-main tabindex="-1">${found(this.#load, (loaded) => html`${this.#form(loaded)}${this.#list(loaded)}`)}</div>`
  }

  #form({ rulesets, populations }: Loaded): TemplateResult {
    const query = this.address.query
    const one = rulesets.find(({ id }) => id === query.get('ruleset')) ?? rulesets[0]
    const versions = [...(one?.versions ?? [])]
      .filter(({ state }) => state !== 'withdrawn')
      .sort(byNumber)
    const to = query.get('to') ?? versions.at(-1)?.version
    const from =
      query.get('from') ?? versions.find(({ version }) => version === to)?.basedOn ?? one?.inForce
    if (populations.length === 0)
      return html`<section class="panel empty"><p>${say(SIM.noSample)}</p><a class="button" href="#/populations">${say(SIM.toSamples)}</a></section>`
    const chosen = query.get('population') ?? usualOf(populations)?.id
    const side = (name: string, label: Words, version: string, none = '') =>
      html`<lx-side field=${name} label=${say(label)} ruleset=${one?.id ?? ''} .versions=${versions.map((each) => each.version)} version=${version} none=${none}></lx-side>`
    return html`<section class="panel pad"><h2>${say(SIM.new)}</h2><form class="start" @submit=${(event: SubmitEvent) => void this.#start(event, one?.id ?? '')}>
      <label class="field">${say(SIM.population)}<select name="population">${populations.map((each) => html`<option value=${each.id} ?selected=${each.id === chosen}>${bracketed(each.name, date(each.asOf))}</option>`)}</select></label>
      ${side('from', SIM.from, from ?? '')}${side('to', SIM.to, to ?? '')}${side('also', SIM.also, query.get('also') ?? '', say(SIM.noAlso))}
      <label class="field">${say(SIM.asOf)}<lx-day field="asOf" note="as-of-note"></lx-day></label>
      <button type="submit" class="primary">${say(SIM.start)}</button><p class="note" id="as-of-note">${say(SIM.startNote)}</p></form><p class="worse" role="alert">${this._failed}</p></section>`
  }

  #list({ simulations, populations }: Loaded): TemplateResult {
    if (simulations.length === 0)
      return html`<section class="panel empty"><p>${say(SIM.none)}</p></section>`
    return html`<section class="panel scroll-x"><table class="list cards"><thead><tr>${[SIM.versions, SIM.population, SIM.asOf, SIM.state, SIM.when].map((each) => html`<th scope="col">${say(each)}</th>`)}</tr></thead>
      <tbody>${simulations.map(
        (each) => html`<tr><td><a href=${link(['simulations', each.id])}>${sidesName(each)}</a></td>
          <td data-head=${say(SIM.population)}>${populations.find(({ id }) => id === each.population)?.name ?? html`<span class="second">${say(SIM.gone)}</span>`}</td><td data-head=${say(SIM.asOf)}>${date(each.asOf)}</td><td data-head=${say(SIM.state)}>${say(SIM[each.state])}</td><td data-head=${say(SIM.when)}>${each.createdAt ? moment(each.createdAt) : nothing}</td></tr>`,
      )}</tbody></table></section>`
  }

  async #start(event: SubmitEvent, ruleset: string): Promise<void> {
    event.preventDefault()
    const fields = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(fields.get(name) ?? '')
    const side = (name: string): Side => {
      const readings = switchedIn(text(readingsOf(name)))
      return { ruleset, version: text(name), readings }
    }
    this._failed = ''
    try {
      const one = await startSimulation({
        population: text('population'),
        from: side('from'),
        to: side('to'),
        ...(text('also') ? { also: side('also') } : {}),
        ...(text('asOf') ? { asOf: text('asOf') } : {}),
      })
      go(link(['simulations', one.id]))
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-simulations': LxPageSimulations
  }
}
