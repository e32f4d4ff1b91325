// One version under review: what changed, what fails, whom it moves, and the decision, which never
// scrolls away. What may be done, and why not, stands there before one tries.
import { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { type Amended, countsOf, within } from '../../base/amendment.ts'
import { count, date } from '../../base/figures.ts'
import { bar, found, LxPage, printButton } from '../../base/page.ts'
import { link } from '../../base/router.ts'
import { listed, say } from '../../base/say.ts'
import { standingOf } from '../../base/standing.ts'
import { sentenceOf } from '../../base/trouble.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import { act } from '../../client/versions.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { REVIEW } from '../../words/review.ts'
import { SIM } from '../../words/simulation.ts'
import { intoWorst, type Loaded, loadReview, shareOf, type Tested, testsOf } from './load-review.ts'
import '../../parts/lx-chip.ts'
import '../../parts/lx-dialog.ts'
import './lx-change-card.ts'
import './lx-decision.ts'
import './lx-review-impact.ts'
import './lx-review-tests.ts'
import './lx-page-review-one.css'

type Which = 'approve' | 'publish' | 'return' | 'withdraw' | 'submit'

@customElement('lx-page-review-one')
export class LxPageReviewOne extends LxPage {
  @state() private _seen = new Set<string>()
  @state() private _simulated: Loaded['simulation']
  @state() private _tested: Tested | undefined
  @query('lx-dialog') private _dialog!: LxDialog
  readonly #load = new Task(this, {
    task: async ([ruleset, version], { signal }) => {
      const loaded = await loadReview(ruleset, version, signal)
      // The page stands before every case has run.
      this._tested = undefined
      testsOf(loaded.detail, signal).then(
        (tested) => {
          if (!signal.aborted) this._tested = tested
        },
        () => {},
      )
      this._simulated = loaded.simulation
      this._seen = new Set(kept(`${loaded.detail.sourceHash}.seen`))
      return loaded
    },
    args: () => [this.segment(1), this.segment(2)] as const,
  })

  override render() {
    return html`${found(this.#load, (loaded) => this.#view(loaded))}<lx-dialog></lx-dialog>`
  }

  #view(loaded: Loaded): TemplateResult {
    const { detail, parts, grades } = loaded
    const { ruleset, version, basedOn } = detail
    const simulation = this._simulated
    const result = simulation?.result
    return html`${bar({
      back: '#/review',
      title: say(REVIEW.title(version)),
      chip: html`<lx-chip standing=${standingOf(detail)}></lx-chip>`,
      context: this.#path(detail),
      right: html`${printButton()}${basedOn ? html`<a class="button" href=${link(['rulesets', ruleset, 'compare', basedOn, version])}>${say(REVIEW.compare(basedOn))}</a>` : nothing}`,
      paper: {
        of: say(detail.title),
        digests: [['', detail.hash]],
        ...(result ? { notice: say(SIM.legal) } : {}),
      },
    })}
    <div class="page review-grid"><div class="main" data-main tabindex="-1">
      <p class="lead">${basedOn ? leadWords(version, basedOn, countsOf(parts)) : say(REVIEW.firstVersion)}
        ${result ? html`<br />${say(REVIEW.onSample)}<b class="better">▲ ${say(REVIEW.counts.better(count(result.better)))}</b>${say(REVIEW.comma)}<b class="worse">▼ ${say(REVIEW.counts.worse(count(result.worse), grades.at(-1)?.grade ?? '', count(intoWorst(result, grades))))}</b>${say(REVIEW.stop)}` : nothing}</p>
      ${parts.length > 0 ? html`<h2>${say(REVIEW.what)}</h2>` : nothing}
      ${parts.map(
        (
          part,
          i,
        ) => html`<lx-change-card .amended=${part} .index=${i + 1} .detail=${detail} .worst=${grades.at(-1)?.grade ?? ''}
          .comments=${loaded.comments.filter(({ at }) => concerns(part, at))} .share=${shareOf(part, result)} ?simulated=${result !== undefined} ?seen=${this._seen.has(part.at)}
          @seen=${() => this.#see(detail, part.at)} @commented=${() => void this.#load.run()}></lx-change-card>`,
      )}
      <div class="columns"><lx-review-tests .grades=${grades} .tested=${this._tested} .detail=${detail}></lx-review-tests>
        <lx-review-impact .detail=${detail} .grades=${grades} .simulation=${simulation} @simulated=${(
          event: CustomEvent<Loaded['simulation']>,
        ) => {
          this._simulated = event.detail
        }}></lx-review-impact></div></div>
    <lx-decision .loaded=${loaded} .tested=${this._tested} .simulation=${simulation} .seen=${this._seen} ?losers=${simulation?.losersRead === true} @act=${(event: CustomEvent<Which>) => this.#act(event.detail, loaded)}></lx-decision></div>`
  }

  #path(detail: VersionDetail): TemplateResult {
    const { author, approvals, publishedBy, effectiveFrom, state, may } = detail
    const you = say(REVIEW.you)
    const steps: [string, string, boolean][] = [
      [say(REVIEW.drafted), author?.name ?? '', state !== 'draft'],
      [
        say(REVIEW.reviewed),
        listed(approvals.map(({ person }) => person.name)) || (may.approve === true ? you : ''),
        approvals.length > 0 || state === 'published',
      ],
      [
        say(REVIEW.published),
        publishedBy?.name ?? (may.publish === true ? you : ''),
        state === 'published',
      ],
      [
        say(REVIEW.applied),
        effectiveFrom
          ? state === 'published'
            ? date(effectiveFrom)
            : say(REVIEW.from(date(effectiveFrom)))
          : '',
        false,
      ],
    ]
    return html`<ol class="path">${steps.map(([word, who, done], i) => html`<li class=${done ? 'done' : who === you ? 'now' : ''}><i>${done ? '✓' : i + 1}</i>${word}　${who}</li>`)}</ol>`
  }

  #see({ sourceHash }: VersionDetail, at: string): void {
    this._seen = new Set([...this._seen, at])
    remember(`${sourceHash}.seen`, [...this._seen])
  }

  // The button that was pressed is gone once it is done: the focus stays on the page.
  async #focusKept(): Promise<void> {
    await this.updateComplete
    if (document.activeElement === document.body)
      this.querySelector<HTMLElement>('[data-main]')?.focus()
  }

  #act(which: Which, { detail, grades }: Loaded): void {
    const { version, effectiveFrom } = detail
    const simulation = this._simulated
    const result = simulation?.result
    const reason = this.querySelector<HTMLTextAreaElement>('#opinion')?.value.trim() ?? ''
    const words = {
      submit: { title: REVIEW.submitTitle(version), verb: REVIEW.submitVerb, body: undefined },
      approve: {
        title: REVIEW.approveTitle(version),
        verb: REVIEW.approveVerb(version),
        body: result
          ? REVIEW.approveBody(
              count(result.worse),
              count(result.better),
              grades.at(-1)?.grade ?? '',
              count(intoWorst(result, grades)),
            )
          : REVIEW.approveBodyPlain,
      },
      publish: {
        title: REVIEW.publishTitle(version, effectiveFrom ? date(effectiveFrom) : '—'),
        verb: REVIEW.publishVerb(version),
        body: REVIEW.publishBody,
      },
      return: {
        title: REVIEW.returnTitle(version),
        verb: REVIEW.returnVerb(version),
        body: REVIEW.returnBody,
      },
      withdraw: {
        title: REVIEW.withdrawTitle(version),
        verb: REVIEW.withdrawVerb(version),
        body: REVIEW.withdrawBody,
      },
    }[which]
    this._dialog.ask({
      title: say(words.title),
      body: words.body ? say(words.body) : '',
      verb: say(words.verb),
      danger: which === 'withdraw',
      needs: [
        ...(which === 'return' || which === 'withdraw' ? (['reason'] as const) : []),
        ...(which === 'approve' || which === 'publish' || which === 'withdraw'
          ? (['password'] as const)
          : []),
      ],
      act: async (given) => {
        try {
          await act(detail, which, {
            ...(given.password ? { password: given.password } : {}),
            ...(given.reason
              ? { reason: given.reason }
              : which === 'approve' && reason
                ? { reason }
                : {}),
            ...(which === 'approve' && simulation ? { simulation: simulation.id } : {}),
          })
          void this.#load.run().then(() => this.#focusKept())
          return undefined
        } catch (error) {
          return sentenceOf(error)
        }
      },
    })
  }
}

// 修改3处评分项、1处解释口径，等级和措施不变。
function leadWords(version: string, basedOn: string, counts: ReadonlyMap<string, number>): string {
  const kinds = Object.entries(REVIEW.kinds)
  const changed = kinds.filter(([kind]) => counts.has(kind))
  const known = new Set([...kinds.map(([kind]) => kind), 'effectiveFrom'])
  const others = [...counts].reduce((sum, [kind, n]) => sum + (known.has(kind) ? 0 : n), 0)
  const named = [
    ...changed.map(([kind, words]) => say(REVIEW.places(counts.get(kind)!, say(words)))),
    ...(others > 0 ? [say(REVIEW.places(others, say(REVIEW.otherParts)))] : []),
  ]
  if (named.length === 0 && counts.has('effectiveFrom')) named.push(say(REVIEW.itsDay))
  const same = kinds.filter(([kind]) => !counts.has(kind)).map(([, words]) => say(words))
  return say(REVIEW.lead(version, basedOn, named, same))
}

// A remark on the part, on a place in it, or on a clause that it rests on.
function concerns({ at, changes }: Amended, place: string | null): boolean {
  if (place === null) return false
  return within(place, at) || changes.some(({ cite }) => cite?.includes(place))
}

// What this reviewer has looked at, of exactly this content.
function kept(key: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(`liangxin.review.${key}`) ?? '[]') as string[]
  } catch {
    return []
  }
}

function remember(key: string, value: string[]): void {
  try {
    localStorage.setItem(`liangxin.review.${key}`, JSON.stringify(value))
  } catch {
    // It is asked again next time.
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-review-one': LxPageReviewOne
  }
}
