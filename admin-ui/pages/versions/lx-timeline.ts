// Versions over time: solid in force, hatched scheduled, dashed not published, grey superseded;
// dots where something was done, an ink line for today.
import { html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatDay, parseDay, partsOf } from '../../../engine/civil.ts'
import { MONTHS } from '../../../engine/words/months.ts'
import { LxElement } from '../../base/element.ts'
import { date, dayOf, today } from '../../base/figures.ts'
import { Measured } from '../../base/measured.ts'
import { comma, say } from '../../base/say.ts'
import { language } from '../../base/settings.ts'
import { byNumber, lastDayOf, standingOf } from '../../base/standing.ts'
import type { VersionSummary } from '../../client/bodies.ts'
import { VERSIONS } from '../../words/versions.ts'
import './lx-timeline.css'

const LEFT = 64
const ROW = 42
const HEAD = 48
// Narrower than this, dates stand without their words; the table below has both.
const ROOMY = 560
// What 「至2027年1月31日」 takes.
const UNTIL = 120

@customElement('lx-timeline')
export class LxTimeline extends LxElement {
  @property({ attribute: false }) versions: readonly VersionSummary[] = []
  /** Years shown, around today; 0 = all. */
  @property({ type: Number }) years = 2
  readonly #measured = new Measured(this)

  override render() {
    const width = this.#measured.width
    const rows = [...this.versions].sort(byNumber)
    const height = HEAD + rows.length * ROW + 34
    if (width === 0) return html`<div style="height:${height}px"></div>`
    const [from, to] = this.#range(rows)
    const x = (day: number) =>
      LEFT + ((Math.min(Math.max(day, from), to) - from) / (to - from)) * (width - LEFT - 8)
    const now = x(parseDay(today())!)
    const label = Math.min(Math.max(now, LEFT + 46), width - 54)
    const [, month, day] = today().split('-').map(Number)
    return html`<svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${say(VERSIONS.axis)}>
      <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" x2="0" y1="0" y2="6" class="hatch"></line></pattern></defs>
      ${ticks(from, to, x, height)}
      <line x1=${LEFT} x2=${width - 8} y1=${HEAD - 8} y2=${HEAD - 8} class="axis"></line>
      ${rows.map((version, i) => this.#row(version, HEAD + i * ROW, x, from, to, width >= ROOMY))}
      <line x1=${now} x2=${now} y1=${HEAD - 12} y2=${height - 26} class="now"></line>
      <rect x=${label - 44} y=${height - 26} width="88" height="18" rx="2" class="now-label"></rect>
      <text x=${label} y=${height - 13} text-anchor="middle" class="now-text">${say(VERSIONS.today(language() === 'zh' ? `${month}月${day}日` : `${day} ${MONTHS[month! - 1]}`))}</text>
    </svg>`
  }

  #range(rows: readonly VersionSummary[]): [number, number] {
    const now = parseDay(today())!
    if (this.years > 0) {
      const { year } = partsOf(now)
      const back = this.years === 1 ? 182 : 0
      return this.years === 1
        ? [now - back, now + 183]
        : [parseDay(`${year}-01-01`)!, parseDay(`${year + 1}-12-31`)!]
    }
    const days = rows.flatMap(({ effectiveFrom, createdAt }) =>
      [effectiveFrom, dayOf(createdAt)].flatMap((day) =>
        day === null ? [] : (parseDay(day) ?? []),
      ),
    )
    return [Math.min(now - 60, ...days) - 30, Math.max(now + 365, ...days.map((day) => day + 180))]
  }

  #row(
    version: VersionSummary,
    y: number,
    x: (day: number) => number,
    from: number,
    to: number,
    roomy: boolean,
  ) {
    const middle = y + 12
    const start = version.effectiveFrom === null ? undefined : parseDay(version.effectiveFrom)
    const standing = standingOf(version)
    const last = lastDayOf(version, this.versions)
    const end = last === null ? to : parseDay(last)! + 1
    const bound = version.state === 'published'
    const a = start === undefined ? undefined : x(start)
    const b = x(end)
    // The line of today would strike through the last words: then they end before it.
    const now = x(parseDay(today())!)
    const ends = now > b - 8 - UNTIL && now < b ? now - 8 : b - 8
    const words =
      start === undefined
        ? ''
        : roomy
          ? say((bound ? VERSIONS.since : VERSIONS.planned)(date(formatDay(start))))
          : date(formatDay(start))
    const bar =
      a === undefined || b <= a
        ? svg``
        : svg`<rect x=${a} y=${y + 1} width=${Math.max(2, b - a)} height="22" class="bar ${standing}"></rect>
          ${standing === 'scheduled' ? svg`<rect x=${a} y=${y + 1} width=${b - a} height="22" fill="url(#hatch)"></rect>` : svg``}
          ${b - a > (roomy ? 120 : 90) ? svg`<text x=${a + 8} y=${y + 16} class="on ${standing}">${start! < from ? '◀ ' : ''}${words}</text>` : svg`<text x=${a - 6} y=${y + 16} text-anchor="end" class="words">${words}</text>`}
          ${last !== null && ends - a > 2 * UNTIL + 40 ? svg`<text x=${ends} y=${y + 16} text-anchor="end" class="on ${standing}">${say(VERSIONS.until(date(last)))}</text>` : svg``}`
    const done: [string, (day: string) => { zh: string; en: string }][] = [
      [version.createdAt, VERSIONS.drafted],
      ...(version.submittedAt
        ? [[version.submittedAt, VERSIONS.submitted] as [string, typeof VERSIONS.drafted]]
        : []),
      ...version.approvals.map(
        ({ at }) => [at, VERSIONS.approved] as [string, typeof VERSIONS.drafted],
      ),
      ...(version.publishedAt
        ? [[version.publishedAt, VERSIONS.published] as [string, typeof VERSIONS.drafted]]
        : []),
    ]
    const seen = done.filter(([at]) => (parseDay(dayOf(at)) ?? 0) >= from)
    const dots = seen.map(
      ([at]) =>
        svg`<circle cx=${x(parseDay(dayOf(at))!)} cy=${middle} r="4" class=${version.state === 'draft' ? 'dot open' : 'dot'}></circle>`,
    )
    const first = seen[0] ? x(parseDay(dayOf(seen[0][0]))!) : undefined
    const line =
      first === undefined || a === undefined || a <= first
        ? svg``
        : svg`<line x1=${first} x2=${a} y1=${middle} y2=${middle} class=${bound ? 'thread' : 'thread dashed'}></line>`
    const said = bound || !roomy ? '' : comma(seen.map(([at, word]) => say(word(shortDay(at)))))
    return svg`<text x="4" y=${y + 17} class="name">${version.version}</text>${bar}${line}${dots}
      ${first === undefined || said === '' ? svg`` : svg`<text x=${first < LEFT + 130 ? first + 10 : first - 10} y=${first < LEFT + 130 ? middle - 8 : middle + 4} text-anchor=${first < LEFT + 130 ? 'start' : 'end'} class="words">${said}</text>`}`
  }
}

function ticks(from: number, to: number, x: (day: number) => number, height: number) {
  const found = []
  const { year } = partsOf(from)
  const many = to - from > 1200
  for (let y = year; y <= partsOf(to).year; y++) {
    for (const month of many ? [1] : [1, 4, 7, 10]) {
      const day = parseDay(`${y}-${String(month).padStart(2, '0')}-01`)!
      if (day < from || day > to) continue
      found.push(svg`<line x1=${x(day)} x2=${x(day)} y1=${month === 1 ? 8 : 26} y2=${height - 34} class="grid"></line>
        ${month === 1 ? svg`<text x=${x(day) + 6} y="16" class="year">${language() === 'zh' ? `${y}年` : y}</text>` : svg``}
        ${many ? svg`` : svg`<text x=${x(day) + 6} y="34" class="words">${language() === 'zh' ? `${month}月` : MONTHS[month - 1]}</text>`}`)
    }
  }
  return found
}

function shortDay(instant: string): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number)
  if (language() === 'en') return `${day} ${MONTHS[month! - 1]}`
  return `${year === Number(today().slice(0, 4)) ? '' : `${year}年`}${month}月${day}日`
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-timeline': LxTimeline
  }
}
