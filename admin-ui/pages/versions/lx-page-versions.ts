// A standard's versions: which holds on any day, where each stands, and starting an amendment.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { date, today } from '../../base/figures.ts'
import { bar, found, LxPage } from '../../base/page.ts'
import { go, link } from '../../base/router.ts'
import { bracketed, say } from '../../base/say.ts'
import { has } from '../../base/session.ts'
import { byNumber, holderOf, inForceOn, nextFreeDay, standingOf } from '../../base/standing.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { RulesetSummary, VersionSummary } from '../../client/bodies.ts'
import { deleteDraft, listRulesets, startAmendment } from '../../client/versions.ts'
import type { LxDay } from '../../parts/lx-day.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { STATES } from '../../words/states.ts'
import { VERSIONS } from '../../words/versions.ts'
import '../../parts/lx-chip.ts'
import '../../parts/lx-day.ts'
import '../../parts/lx-dialog.ts'
import './lx-timeline.ts'
import './lx-version-table.ts'
import './lx-page-versions.css'

@customElement('lx-page-versions')
export class LxPageVersions extends LxPage {
  @state() private _day = today()
  @state() private _years = 2
  @query('lx-dialog') private _dialog!: LxDialog
  readonly #rulesets = new Task(this, {
    task: (_, { signal }) => listRulesets(signal),
    args: () => [] as const,
  })

  override render() {
    return html`${found(this.#rulesets, (all) => {
      const one = all.find(({ id }) => id === this.segment(1)) ?? all[0]
      return one ? this.#view(all, one) : html`<p class="empty">${say(VERSIONS.empty)}</p>`
    })}<lx-dialog></lx-dialog>`
  }

  #view(all: readonly RulesetSummary[], one: RulesetSummary): TemplateResult {
    const versions = [...one.versions].sort(byNumber).reverse()
    const held = inForceOn(this._day, versions)
    const bound = versions.filter(({ phase }) => phase === 'inForce' || phase === 'scheduled')
    const editor = has('editor')
    const two = versions.slice(0, 2).map(({ version }) => version)
    return html`${bar({
      title: say(one.title),
      chip: bound
        .reverse()
        .map(
          (each) => html`<lx-chip standing=${standingOf(each)} version=${each.version}></lx-chip>`,
        ),
      context: editor ? nothing : say(VERSIONS.noEditor),
      right: html`<a class="button" href=${link(['rulesets', one.id, 'compare', two[1] ?? two[0] ?? '', two[0] ?? ''])}>${say(VERSIONS.compare)}</a>
        <button type="button" class="primary" ?disabled=${!editor} @click=${() => this.#amend(one)}>${say(VERSIONS.amend)}</button>`,
    })}
    <div class="versions-grid">
      <nav class="standards" aria-label=${say(VERSIONS.standards(all.length))}>
        <p class="second">${say(VERSIONS.standards(all.length))}</p>
        ${all.map(
          (
            each,
          ) => html`<a href=${link(['rulesets', each.id])} aria-current=${each === one ? 'true' : nothing}>
            <b>${say(each.title)}</b>
            <span>${each.inForce === null ? nothing : html`${each.inForce}　${say(VERSIONS.inForce)}`}</span><span class="mono">${each.id}</span></a>`,
        )}
      </nav>
      <div class="rest" data-main tabindex="-1">
        <div class="row day"><label class="row">${say(VERSIONS.onDay)}<lx-day required .value=${this._day} @change=${(
          event: Event,
        ) => {
          const { value } = event.target as LxDay
          if (value) this._day = value
        }}></lx-day></label>
          <output>${held ? say(VERSIONS.applies(held.version, date(held.effectiveFrom!))) : say(VERSIONS.noneOnDay)}</output>
          <div class="choices low">${([0, 2, 1] as const).map(
            (years) =>
              html`<button type="button" aria-pressed=${this._years === years ? 'true' : 'false'} @click=${() => {
                this._years = years
              }}>${say(years === 0 ? VERSIONS.all : years === 2 ? VERSIONS.two : VERSIONS.one)}</button>`,
          )}</div>
        </div>
        <section class="panel pad"><div class="scroll-x" tabindex="0"><lx-timeline .versions=${versions} .years=${this._years}></lx-timeline></div>
          <p class="legend note"><span class="key inForce"></span>${say(VERSIONS.inForce)}<span class="key scheduled"></span>${say(VERSIONS.scheduled)}
            <span class="key draft"></span>${say(VERSIONS.draft)}<span class="key superseded"></span>${say(VERSIONS.superseded)}<span class="grow"></span>${say(VERSIONS.noOverlap)}</p></section>
        <section class="panel"><lx-version-table .versions=${versions} @remove=${(event: CustomEvent<VersionSummary>) => this.#remove(event.detail)} @amend=${(event: CustomEvent<VersionSummary>) => this.#amend(one, event.detail.version)}></lx-version-table></section>
      </div>
    </div>`
  }

  #amend(one: RulesetSummary, wanted?: string): void {
    const versions = [...one.versions].sort(byNumber).reverse()
    const free = nextFreeDay(today(), versions)
    // What holds until then is what is amended: a scheduled version is not undone unawares.
    const from = wanted ?? (inForceOn(free, versions) ?? versions[0])?.version
    this._dialog.ask({
      title: say(VERSIONS.amendTitle),
      body: html`<p>${say(VERSIONS.amendNote)}</p><label class="field">${say(VERSIONS.amendFrom)}
        <select id="amend-from">${versions.map((each) => html`<option value=${each.version} ?selected=${each.version === from}>${bracketed(each.version, say(STATES[standingOf(each)]))}</option>`)}</select></label>
        <label class="field">${say(VERSIONS.amendDate)}<lx-day key="amend-date" required value=${free}></lx-day></label>`,
      verb: say(VERSIONS.amendVerb),
      act: async () => {
        try {
          const chosen = this.querySelector<HTMLSelectElement>('#amend-from')!.value
          const day = this.querySelector<HTMLInputElement>('#amend-date')!.value
          const taken = holderOf(day, versions)
          if (taken) return say(VERSIONS.amendTaken(taken.version))
          const draft = await startAmendment(one.id, chosen, day)
          go(link(['rulesets', one.id, draft.version, 'edit']))
          return undefined
        } catch (error) {
          return sentenceOf(error)
        }
      },
    })
  }

  #remove(version: VersionSummary): void {
    this._dialog.ask({
      title: say(VERSIONS.removeTitle(version.version)),
      body: say(VERSIONS.removeBody),
      verb: say(VERSIONS.removeVerb),
      danger: true,
      act: async () => {
        try {
          await deleteDraft(version)
          void this.#rulesets.run()
          return undefined
        } catch (error) {
          return sentenceOf(error)
        }
      },
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-versions': LxPageVersions
  }
}
