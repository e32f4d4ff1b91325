// The populations there are, with progress while one is made and what is noticed about each.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { count, date, moment, percent } from '../../base/figures.ts'
import { link } from '../../base/router.ts'
import { listed, say } from '../../base/say.ts'
import type { Population } from '../../client/simulations.ts'
import type { Shown } from '../../parts/lx-problems.ts'
import { PROBLEMS } from '../../words/parts.ts'
import { POP } from '../../words/population.ts'
import '../../parts/lx-problems.ts'

@customElement('lx-population-list')
export class LxPopulationList extends LxElement {
  @property({ attribute: false }) populations: readonly Population[] = []
  /** Whether the person may stop and delete. */
  @property({ type: Boolean }) allowed = false

  override render() {
    if (this.populations.length === 0)
      return html`<section class="panel empty"><p>${say(POP.none)}</p></section>`
    return html`<section class="panel scroll-x"><table class="list cards" tabindex="0">
      <caption class="unseen">${say(POP.title)}</caption>
      <thead><tr><th scope="col">${say(POP.name)}</th><th scope="col">${say(POP.state)}</th><th scope="col" class="number">${say(POP.size)}</th><th scope="col" class="number">${say(POP.records)}</th>
        <th scope="col">${say(POP.asOf)}</th><th scope="col">${say(POP.created)}</th><th scope="col">${say(POP.hash)}</th><th scope="col"><span class="unseen">${say(POP.first)}</span></th></tr></thead>
      <tbody>${this.populations.map((each) => this.#row(each))}</tbody></table></section>`
  }

  #row(each: Population): TemplateResult {
    const { id, name, size, records, asOf, createdAt, hash, quality } = each
    const ready = each.state === 'done'
    const failed = each.state === 'failed' && each.problems && each.problems.length > 0
    return html`<tr><td><b>${name}</b><p class="note">${this.#origin(each)}</p></td><td data-head=${say(POP.state)}>${this.#state(each)}</td>
      <td class="number" data-head=${say(POP.size)}>${size ? say(POP.subjects(count(size))) : '—'}</td><td class="number" data-head=${say(POP.records)}>${records ? say(POP.recordCount(count(records))) : '—'}</td>
      <td data-head=${say(POP.asOf)}>${asOf ? date(asOf) : '—'}</td><td data-head=${say(POP.created)}>${moment(createdAt)}</td><td class="mono" data-head=${say(POP.hash)}>${(hash ?? '').replace('sha256:', '').slice(0, 12)}</td>
      <td class="number">${ready ? html`<a href=${link(['subject'], { population: id, subject: '0' })}>${say(POP.first)}</a>　<a href=${link(['simulations'], { population: id })}>${say(POP.simulate)}</a>　` : nothing}${this.allowed ? html`<button type="button" class="plain" @click=${() => this.tell('remove', each)}>${say(isMaking(each) ? POP.stop : POP.remove)}</button>` : nothing}</td></tr>
      ${failed ? html`<tr class="quality"><td colspan="8"><p class="second worse">${say(POP.nothingImported)}</p><lx-problems .problems=${each.problems!.map(placed)}></lx-problems></td></tr>` : nothing}
      ${
        ready && quality && quality.length > 0
          ? html`<tr class="quality"><td colspan="8"><details><summary>${say(POP.quality(quality.length))}</summary>
            <ul>${quality.map((found) => html`<li><span>${say(found)}</span><span class="number">${count(found.count)}</span><span class="note number">${size ? percent(found.count, size) : ''}</span></li>`)}</ul></details></td></tr>`
          : nothing
      }`
  }

  // Where it came from: invented, or these files.
  #origin({ origin }: Population): string {
    if (!origin) return ''
    return origin.kind === 'generated'
      ? say(POP.generated(origin.seed))
      : listed(origin.files.map((each) => each.name))
  }

  #state({ state, progress = 0, rows = 0, name }: Population): TemplateResult {
    if (state === 'done') return html`${say(POP.ready)}`
    if (state === 'failed' || state === 'cancelled')
      return html`<span class="worse">${say(POP.failed)}</span>`
    return html`<span role="status">${say(POP.working(percent(progress, 1, 0)))}${rows > 0 ? `　${say(POP.rowsRead(count(rows)))}` : ''}</span> <progress max="1" value=${progress} aria-label=${name}></progress>`
  }
}

function isMaking({ state }: Population): boolean {
  return state === 'queued' || state === 'running'
}

// Rows are counted in their own file.
function placed(found: NonNullable<Population['problems']>[number]): Shown {
  const line = found.line ? say(PROBLEMS.row(found.line)) : ''
  return { ...found, place: [found.file, line].filter(Boolean).join('　') }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-population-list': LxPopulationList
  }
}
