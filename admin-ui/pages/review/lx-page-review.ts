// The list of what waits for a reviewer or a publisher.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { date, moment } from '../../base/figures.ts'
import { bar, found, LxPage } from '../../base/page.ts'
import { link } from '../../base/router.ts'
import { say, type Words } from '../../base/say.ts'
import { standingOf } from '../../base/standing.ts'
import type { VersionSummary } from '../../client/bodies.ts'
import { listRulesets } from '../../client/versions.ts'
import { REVIEW } from '../../words/review.ts'
import { VERSIONS } from '../../words/versions.ts'
import '../../parts/lx-chip.ts'

@customElement('lx-page-review')
export class LxPageReview extends LxPage {
  readonly #load = new Task(this, {
    task: (_, { signal }) => listRulesets(signal),
    args: () => [] as const,
  })

  override render() {
    return html`${bar({ title: say(REVIEW.listTitle) })}
      <div class="page" data-main tabindex="-1">${found(this.#load, (all) => {
        const versions = all.flatMap((one) => one.versions)
        const waiting = versions.filter(({ state }) => state === 'inReview')
        const ready = versions.filter(({ state }) => state === 'approved')
        const rest = versions.filter((each) => !waiting.includes(each) && !ready.includes(each))
        return html`${list(REVIEW.waiting, waiting)}${list(REVIEW.ready, ready)}${list(REVIEW.recent, rest)}`
      })}</div>`
  }
}

function list(title: Words, versions: VersionSummary[]): TemplateResult {
  return html`<section class="panel"><h2 class="pad">${say(title)}</h2>
    ${
      versions.length === 0
        ? html`<p class="pad note">${say(REVIEW.none)}</p>`
        : html`<div class="scroll-x"><table class="list cards waiting">
            <thead><tr>${[VERSIONS.state, VERSIONS.standard, REVIEW.draftedBy, VERSIONS.when, REVIEW.applied].map((each) => html`<th scope="col">${say(each)}</th>`)}</tr></thead><tbody>${versions.map(
              (
                version,
              ) => html`<tr><td class="top"><lx-chip standing=${standingOf(version)} version=${version.version}></lx-chip></td>
              <td><a href=${link(['rulesets', version.ruleset, version.version, 'review'])}>${version.title ? say(version.title) : version.ruleset}　${version.version}</a></td>
              <td data-head=${say(REVIEW.draftedBy)}>${version.author?.name ?? nothing}</td><td data-head=${say(VERSIONS.when)}>${version.submittedAt ? say(VERSIONS.submitted(moment(version.submittedAt))) : say(VERSIONS.drafted(moment(version.createdAt)))}</td>
              <td data-head=${say(REVIEW.applied)}>${version.effectiveFrom ? date(version.effectiveFrom) : '—'}</td></tr>`,
            )}</tbody></table></div>`
    }</section>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-review': LxPageReview
  }
}
