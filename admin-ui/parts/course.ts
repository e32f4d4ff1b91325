// What a version went through, round after round: who did what and when, and why.
import { html, nothing, type TemplateResult } from 'lit'
import { moment } from '../base/figures.ts'
import { say, type Words } from '../base/say.ts'
import type { VersionDetail } from '../client/bodies.ts'
import { COURSE, DID } from '../words/course.ts'
import './course.css'

/** One thing done, and why where it was said. */
export type Did = { at: string; who: string; did: Words; why?: string | null }

/** What was done to a version itself. */
export function stepsOf({ course }: VersionDetail): Did[] {
  return course.map(({ did, at, by, reason }) => ({
    at,
    who: by?.name ?? say(COURSE.service),
    did: DID[did],
    why: reason,
  }))
}

/** All that was done, first things first. */
export function courseList(all: readonly Did[]): TemplateResult {
  const ordered = [...all].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return html`<ol class="course">${ordered.map(
    ({ at, who, did, why }) =>
      html`<li><span class="note">${moment(at)}</span><span>${who}${say(did)}${why ? html`<br /><span class="second">${why}</span>` : nothing}</span></li>`,
  )}</ol>`
}
