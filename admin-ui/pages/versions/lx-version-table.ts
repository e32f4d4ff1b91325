// Versions, newest first: state, period, what changed, who did what, and what can be done.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { briefly } from '../../base/amendment.ts'
import { LxElement } from '../../base/element.ts'
import { count, date, moment } from '../../base/figures.ts'
import { link } from '../../base/router.ts'
import { listed, say } from '../../base/say.ts'
import { has } from '../../base/session.ts'
import { lastDayOf, standingOf } from '../../base/standing.ts'
import type { VersionSummary } from '../../client/bodies.ts'
import type { Change } from '../../client/changes.ts'
import { compareVersions } from '../../client/versions.ts'
import { SHELL } from '../../words/shell.ts'
import { VERSIONS } from '../../words/versions.ts'
import { impactsOf } from './impacts.ts'
import '../../parts/lx-chip.ts'
import '../../parts/lx-diff.ts'

/** So many of the newest versions say what changed and whom it moves. */
const TOLD = 10

@customElement('lx-version-table')
export class LxVersionTable extends LxElement {
  @property({ attribute: false }) versions: readonly VersionSummary[] = []
  // What changed is said for the ten newest; older ones say it on their own page.
  readonly #changes = new Task(this, {
    task: async ([versions], { signal }) => {
      const newest = versions.filter(({ basedOn }) => basedOn !== null).slice(0, TOLD)
      const found = new Map<string, Change[]>()
      for (const { ruleset, version, basedOn } of newest) {
        try {
          found.set(
            version,
            briefly((await compareVersions(ruleset, basedOn!, version, signal)).changes),
          )
        } catch {
          // A draft that does not read yet has no comparison; its row says so by saying nothing.
        }
      }
      return found
    },
    args: () => [this.versions] as const,
  })

  readonly #impacts = new Task(this, {
    task: ([versions], { signal }) =>
      impactsOf(versions.filter(({ basedOn }) => basedOn !== null).slice(0, TOLD), signal),
    args: () => [this.versions] as const,
  })

  override render() {
    return html`<div class="scroll-x"><table class="list cards">
      <thead><tr>${[VERSIONS.version, VERSIONS.state, VERSIONS.period, VERSIONS.what, VERSIONS.who, VERSIONS.impact].map((each) => html`<th scope="col">${say(each)}</th>`)}
        <th scope="col"><span class="unseen">${say(VERSIONS.acts)}</span></th></tr></thead>
      <tbody>${this.versions.map((version) => this.#row(version))}</tbody>
    </table></div>`
  }

  #row(version: VersionSummary): TemplateResult {
    const { ruleset, approvals, publishedBy, author, basedOn, hash } = version
    const open = link(['rulesets', ruleset, version.version, 'edit'])
    const dash = html`<span class="note">—</span>`
    return html`<tr>
      <th scope="row" class="top"><a href=${open}>${version.version}</a></th>
      <td class="top"><lx-chip standing=${standingOf(version)}></lx-chip></td>
      <td data-head=${say(VERSIONS.period)}>${this.#period(version)}${version.retroactive ? html`<p class="note reminder">${say(VERSIONS.retroactive)}</p>` : nothing}
        ${hash ? html`<p class="note">${say(VERSIONS.hash)} <span class="mono" title=${hash}>${hash.replace('sha256:', '').slice(0, 8)}</span></p>` : nothing}</td>
      <td data-head=${say(VERSIONS.what)}>${this.#what(version)}</td>
      <td data-head=${say(VERSIONS.who)}>${author?.name ?? (basedOn === null ? html`<span class="note">${say(VERSIONS.imported)}</span>` : dash)}　${approvals.length > 0 ? listed(approvals.map(({ person }) => person.name)) : dash}　${publishedBy?.name ?? dash}
        <p class="note">${this.#last(version)}</p></td>
      <td data-head=${say(VERSIONS.impact)}>${this.#impact(version)}</td>
      <td class="number acts"><details class="more"><summary aria-label=${`${version.version} ${say(SHELL.more)}`}>···</summary><div class="panel">${this.#acts(version, open)}</div></details></td>
    </tr>`
  }

  #period(version: VersionSummary): string {
    const { effectiveFrom, state } = version
    if (effectiveFrom === null) return '—'
    if (state !== 'published') return say(VERSIONS.planned(date(effectiveFrom)))
    const last = lastDayOf(version, this.versions)
    return last === null
      ? say(VERSIONS.from(date(effectiveFrom)))
      : say(VERSIONS.span(date(effectiveFrom), date(last)))
  }

  #what(version: VersionSummary): TemplateResult {
    const { basedOn, returned, problems } = version
    if (basedOn === null) return html`${say(VERSIONS.first)}`
    const changes = this.#changes.value?.get(version.version)
    const more = changes ? changes.length - 2 : 0
    return html`${changes?.slice(0, 2).map((change) => html`<p><lx-diff .change=${change}></lx-diff></p>`)}
      <p class="note">${say(VERSIONS.basedOn(basedOn))}${changes ? `　${say(changes.length === 0 ? VERSIONS.noChanges : VERSIONS.changes(changes.length))}` : ''}${more > 0 ? `　${say(VERSIONS.andMore(more))}` : ''}</p>
      ${returned ? html`<p class="note">${say(VERSIONS.reason(returned.reason))}</p>` : nothing}
      ${version.state === 'draft' && problems.errors + problems.warnings > 0 ? html`<p class="note ${problems.errors > 0 ? 'worse' : ''}">${say(VERSIONS.problems(problems.errors, problems.warnings))}</p>` : nothing}`
  }

  #impact({ version, basedOn }: VersionSummary): TemplateResult | typeof nothing {
    if (basedOn === null || this.#impacts.value === undefined) return nothing
    const one = this.#impacts.value.get(version)
    if (!one?.result) return html`<span class="note">${say(VERSIONS.notSimulated)}</span>`
    const { worse, better } = one.result
    return html`<a class="impact" href=${link(['simulations', one.id])}>${worse + better === 0 ? say(VERSIONS.movesNobody) : nothing}
      ${worse > 0 ? html`<span class="worse">▼ ${count(worse)}</span>` : nothing}
      ${better > 0 ? html`<span class="better">▲ ${count(better)}</span>` : nothing}</a>
      <p class="note">${say(VERSIONS.versus(basedOn))}</p>`
  }

  #last(version: VersionSummary): string {
    const { publishedAt, approvals, submittedAt, createdAt, returned } = version
    if (publishedAt) return say(VERSIONS.published(moment(publishedAt)))
    if (returned) return say(VERSIONS.returned(moment(returned.at), returned.by.name))
    const approved = approvals.at(-1)
    if (approved) return say(VERSIONS.approved(moment(approved.at)))
    if (submittedAt) return say(VERSIONS.submitted(moment(submittedAt)))
    return say(VERSIONS.drafted(moment(createdAt)))
  }

  #acts(version: VersionSummary, open: string): TemplateResult {
    const { ruleset, basedOn, state } = version
    const draft = state === 'draft'
    return html`<a href=${open}>${say(draft && has('editor') ? VERSIONS.edit : VERSIONS.view)}</a>
      <a href=${link(['rulesets', ruleset, version.version, 'cases'])}>${say(VERSIONS.cases)}</a>
      ${
        basedOn === null
          ? nothing
          : html`<a href=${link(['rulesets', ruleset, 'compare', basedOn, version.version])}>${say(VERSIONS.against(basedOn))}</a>
        <a href=${link(['rulesets', ruleset, version.version, 'review'])}>${say(VERSIONS.review)}</a>
        <a href=${link(['simulations'], { ruleset, from: basedOn, to: version.version })}>${say(VERSIONS.simulate)}</a>`
      }
      ${has('editor') ? html`<button type="button" @click=${() => this.tell('amend', version)}>${say(VERSIONS.amend)}</button>` : nothing}
      <a href=${`/v1/rulesets/${encodeURIComponent(ruleset)}/versions/${encodeURIComponent(version.version)}`} download=${`${version.version}.yaml`} type="application/yaml" @click=${(event: Event) => void download(event, version)}>${say(VERSIONS.source)}</a>
      ${draft && has('editor') ? html`<button type="button" class="worse" @click=${() => this.tell('remove', version)}>${say(VERSIONS.remove)}</button>` : nothing}`
  }
}

// The address gives JSON to a page, so the text is fetched as YAML and handed over as a file.
async function download(event: Event, { ruleset, version }: VersionSummary): Promise<void> {
  event.preventDefault()
  const { send } = await import('../../client/call.ts')
  const path = `/v1/rulesets/${encodeURIComponent(ruleset)}/versions/${encodeURIComponent(version)}`
  const response = await send('GET', path, { accept: 'application/yaml' })
  const url = URL.createObjectURL(await response.blob())
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = `${ruleset}-${version}.yaml`
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-version-table': LxVersionTable
  }
}
