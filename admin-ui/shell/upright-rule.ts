// The sign of the product: Article 15, verbatim, standing on an upright rule.
import { html, svg, type TemplateResult } from 'lit'
import { gradeColors } from '../base/scale.ts'

// Before anybody has signed in the server tells nothing, so the sign is drawn from the text of
// the Measures, Article 15; it is the product's sign and no rule.
const LINES = [
  [95, '综合得分在95分及以上为A级（优秀）；'],
  [85, '综合得分在85分至94分的为B级（良好）；'],
  [75, '综合得分在75分至84分的为C级（一般）；'],
  [65, '综合得分在65分至74分的为D级（警示）；'],
  [56, '综合得分在64分以下的为E级（失信）。'],
] as const
const TOP = 102
const UNIT = 13

/** The rule with its five clauses. */
export function uprightRule(): TemplateResult {
  const y = (score: number) => (TOP - score) * UNIT
  const blocks = LINES.map(([from], i) => {
    const upper = i === 0 ? TOP : LINES[i - 1]![0]
    const { block } = gradeColors(i, LINES.length)
    return svg`<rect x="66" y=${y(upper) + 1} width="12" height=${(upper - from) * UNIT - 1} style="fill:${block}"></rect>
      <text x="184" y=${y((upper + from) / 2) + 8} class="law-line">${LINES[i]![1]}</text>
      ${i === LINES.length - 1 ? '' : svg`<line x1="110" x2="100%" y1=${y(from)} y2=${y(from)} class="hair"></line>`}`
  })
  const ticks = []
  for (let n = 56; n <= TOP; n++) {
    const limit = LINES.some(([from]) => from === n) && n !== 56
    const length = limit || n % 10 === 0 ? 26 : n % 5 === 0 ? 14 : 9
    ticks.push(
      svg`<line x1="80" x2=${80 + length} y1=${y(n)} y2=${y(n)} class=${limit || n % 10 === 0 ? 'long' : 'short'}></line>`,
    )
    if (limit || n % 10 === 0)
      ticks.push(
        svg`<text x="52" y=${y(n) + 5} text-anchor="end" class=${limit ? 'limit' : 'unit'}>${n}</text>`,
      )
  }
  return html`<svg class="upright" viewBox="0 0 720 ${(TOP - 56) * UNIT}" preserveAspectRatio="xMinYMid meet" role="img" lang="zh-CN" aria-label=${LINES.map(([, line]) => line).join('')}>
    ${blocks}${ticks}
    <line x1="108" x2="160" y1=${y(90)} y2=${y(90)} class="base-line"></line><circle cx="108" cy=${y(90)} r="5" class="base-dot"></circle>
    <text x="114" y=${y(90) + 20} class="base-word">基本分</text>
  </svg>`
}
