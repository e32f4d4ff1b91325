// Who stands in one cell of the matrix, by district and by type: a way in to fewer of them.
import { html, type TemplateResult } from 'lit'
import { count } from '../../base/figures.ts'
import { say } from '../../base/say.ts'
import type { Compared, Part } from '../../client/simulations.ts'
import type { Cell } from '../../parts/lx-matrix.ts'
import { SIM } from '../../words/simulation.ts'

/** Which part of the population is looked at; empty for all of it. */
export type Place = { district: string; type: string }

/** The parts of a cell with their counts; each button looks at one of them, or at all again. */
export function segments(
  { districts, types }: Compared,
  { from, to }: Cell,
  place: Place,
  choose: (place: Place) => void,
): TemplateResult {
  const list = (parts: readonly Part[], key: keyof Place, name: string) => {
    const shown = parts
      .map((part) => ({ part, n: part.matrix?.[from]?.[to] ?? 0 }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => b.n - a.n)
    return html`<div class="segments" role="group" aria-label=${name}><span class="note">${name}</span>${shown.map(
      ({ part, n }) => {
        const on = place[key] === part.id && part.id !== ''
        return html`<button type="button" aria-pressed=${on ? 'true' : 'false'} ?disabled=${part.id === ''} @click=${() => choose({ ...place, [key]: on ? '' : part.id })}>${part.name || say(SIM.none_)} <b>${count(n)}</b></button>`
      },
    )}</div>`
  }
  return html`${list(districts, 'district', say(SIM.districts))}${list(types, 'type', say(SIM.types))}`
}
