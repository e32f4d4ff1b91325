// Records of a population that a version cannot count, for it does not have their type: a
// simulation says so wherever it tells a figure.
import { html, nothing, type TemplateResult } from 'lit'
import { count } from '../base/figures.ts'
import { say } from '../base/say.ts'
import type { Uncounted } from '../client/simulations.ts'
import { UNCOUNTED } from '../words/parts.ts'

/** One sentence for each version; nothing where every type is known. */
export function uncountedNote(list: readonly Uncounted[] = []): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing
  const versions = [...new Set(list.map(({ version }) => version))]
  return html`${versions.map((version) => {
    const own = list.filter((each) => each.version === version)
    const sum = own.reduce((total, { records }) => total + records, 0)
    return html`<p class="second reminder uncounted">${say(UNCOUNTED.sentence(version, count(sum)))}${own.map(({ name, records }) => say(UNCOUNTED.type(name, count(records)))).join(say(UNCOUNTED.comma))}${say(UNCOUNTED.stop)}</p>`
  })}`
}
