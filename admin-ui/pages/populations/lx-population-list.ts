// The populations there are, with progress while one is made and what is noticed about each.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, date, moment, percent } from '../../base/figures.ts'
import { link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import type { Population } from '../../client/simulations.ts'
import { POP } from '../../words/simulation.ts'

@customElement('lx-population-list')
export class LxPopulationList extends LxElement {
  @property({ attribute: false }) populations: readonly Population[] = []

  override render() {
    if (this.populations.length === 0)
      return html`<section class="panel empty"><p>${say(POP.none)}</p></section>`
    return html`<section class="panel scroll-x"><table class="list" tabindex="0">
      <caption class="unseen">${say(POP.title)}</caption>
      <thead><tr><th scope="col">${say(POP.name)}</th><th scope="col">${say(POP.state)}</th><th scope="col" class="number">${say(POP.size)}</th><th scope="col" class="number">${say(POP.records)}</th>
        <th scope="col">${say(POP.asOf)}</th><th scope="col">${say(POP.created)}</th><th scope="col">${say(POP.hash)}</th><th scope="col"><span class="unseen">${say(POP.first)}</span></th></tr></thead>
      <tbody>${this.populations.map((each) => this.#row(each))}</tbody></table></section>`
  }

  #row(each: Population): TemplateResult {
    const { id, name, size, records, asOf, createdAt, hash, quality } = each
    const ready = each.state === 'done'
    return html`<tr><td><b>${name}</b></td><td>${this.#state(each)}</td>
      <td class="number">${size ? say(POP.subjects(count(size))) : '—'}</td><td class="number">${records ? say(POP.recordCount(count(records))) : '—'}</td>
      <td>${asOf ? date(asOf) : '—'}</td><td>${moment(createdAt)}</td><td class="mono">${(hash ?? '').replace('sha256:', '').slice(0, 12)}</td>
      <td class="number">${ready ? html`<a href=${link(['subject'], { population: id, subject: '0' })}>${say(POP.first)}</a>　<a href=${link(['simulations'], { population: id })}>${say(POP.simulate)}</a>` : nothing}</td></tr>
      ${
        ready && quality && quality.length > 0
          ? html`<tr class="quality"><td colspan="8"><details><summary>${say(POP.quality(quality.length))}</summary>
            <ul>${quality.map((found) => html`<li><span>${say(found)}</span><span class="number">${count(found.count)}</span><span class="note number">${size ? percent(found.count, size) : ''}</span></li>`)}</ul></details></td></tr>`
          : nothing
      }`
  }

  #state({ state, progress = 0, name }: Population): TemplateResult {
    if (state === 'done') return html`${say(POP.ready)}`
    if (state === 'failed' || state === 'cancelled')
      return html`<span class="worse">${say(POP.failed)}</span>`
    return html`<span role="status">${say(POP.working(percent(progress, 1, 0)))}</span> <progress max="1" value=${progress} aria-label=${name}></progress>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-population-list': LxPopulationList
  }
}
