// What a subject is scored by: the standard, the day, the version, what stands beside, readings.
import { html, nothing, type TemplateResult } from 'lit'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { printButton } from '../../base/page.ts'
import { bracketed, say } from '../../base/say.ts'
import { standingOf } from '../../base/standing.ts'
import { type Switched, switchedText, versionUnder } from '../../base/switched.ts'
import type { RulesetSummary, VersionSummary } from '../../client/bodies.ts'
import type { LxDay } from '../../parts/lx-day.ts'
import { readingsMenu } from '../../parts/readings-menu.ts'
import { STATES } from '../../words/states.ts'
import { SUBJECT } from '../../words/subject.ts'
import '../../parts/lx-day.ts'

type Given = {
  all: readonly RulesetSummary[]
  ruleset: RulesetSummary
  versions: readonly VersionSummary[]
  main: VersionSummary
  beside: string
  asOf: string
  readings: Switched
  besideReadings: Switched
  /** What each of the two declares, once it is read. */
  texts: { main: Ruleset | undefined; beside: Ruleset | undefined }
  go: (change: Record<string, string>) => void
}

/** The controls of the document bar; each choice goes into the address. */
export function controls(given: Given): TemplateResult {
  const { all, ruleset, versions, main, beside, asOf, readings, besideReadings, texts, go } = given
  const switched = Object.keys({ ...readings, ...besideReadings }).length > 0
  const choose = (key: string) => (event: Event) =>
    go({ [key]: (event.target as HTMLSelectElement).value })
  const again = (version: string) =>
    Object.keys(besideReadings).length === 0
      ? say(SUBJECT.plain(version))
      : versionUnder(version, besideReadings)
  const day = (event: Event) => {
    const { value } = event.target as LxDay
    if (value) go({ asOf: value })
  }
  return html`${all.length > 1 ? html`<label class="inline">${say(SUBJECT.standard)}<select @change=${choose('ruleset')}>${all.map(({ id, title }) => html`<option value=${id} ?selected=${id === ruleset.id}>${say(title)}</option>`)}</select></label>` : nothing}
    <label class="inline">${say(SUBJECT.asOf)}<lx-day required .value=${asOf} @change=${day}></lx-day></label>
    <label class="inline">${say(SUBJECT.version)}<select @change=${choose('version')}>${versions.map((each) => html`<option value=${each.version} ?selected=${each === main}>${name(each)}</option>`)}</select></label>
    ${texts.main ? readingsMenu(texts.main, readings, (chosen) => go({ readings: switchedText(chosen) })) : nothing}
    <label class="inline">${say(SUBJECT.beside)}<select @change=${(event: Event) => go({ beside: (event.target as HTMLSelectElement).value, besideReadings: '' })}>
      <option value="">${say(SUBJECT.alone)}</option>
      ${versions
        .filter((each) => each !== main || switched)
        .map(
          (each) =>
            html`<option value=${each.version} ?selected=${each.version === beside}>${each === main ? again(each.version) : name(each)}</option>`,
        )}</select></label>
    ${texts.beside ? readingsMenu(texts.beside, besideReadings, (chosen) => go({ besideReadings: switchedText(chosen) })) : nothing}
    ${printButton()}`
}

function name(version: VersionSummary): string {
  return bracketed(version.version, say(STATES[standingOf(version)]))
}
