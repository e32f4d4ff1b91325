// That a version came back from review: why, until it is submitted again, and its whole course.
import { html, nothing, type TemplateResult } from 'lit'
import { moment } from '../../base/figures.ts'
import { named, say, sentence } from '../../base/say.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import { courseList, stepsOf } from '../../parts/course.ts'
import { COURSE } from '../../words/course.ts'
import { VERSIONS } from '../../words/versions.ts'

/** The note over the editor; nothing where it was never returned. */
export function returnedNote(detail: VersionDetail): TemplateResult | typeof nothing {
  const { returned, course } = detail
  const times = course.filter(({ did }) => did === 'returned').length
  if (times === 0) return nothing
  const why = returned
    ? sentence(
        named(say(VERSIONS.returned(moment(returned.at), returned.by.name)), returned.reason),
      )
    : say(COURSE.returnedBefore(times))
  return html`<details class="restored second"><summary>${why} <span class="link">${say(COURSE.whole)}</span></summary>${courseList(stepsOf(detail))}</details>`
}
