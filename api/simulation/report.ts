// A simulation as a readable table: the sentence, the matrix, where it falls.
import { cell, width } from '../width.ts'
import type { Simulated } from './run.ts'
import type { SimulationInfo } from './simulation-rows.ts'

const COLUMN = 13
const NAME = 30
const HEAD = 14
const MOST_NAME = 60

/** The report of a finished simulation: the table, and what it rests on. */
export function simulationReport(simulated: Simulated, info: SimulationInfo): string {
  const { rechecked, hash, finishedAt, build } = info
  const lines = [
    `校验码 (hash)  ${hash}`,
    `样本 (population)  ${simulated.population.hash}`,
    `前者 (from)  ${simulated.from.hash}`,
    `后者 (to)  ${simulated.to.hash}`,
    ...(simulated.also ? [`另一版本 (also)  ${simulated.also.to.hash}`] : []),
    `程序 (program)  ${build.version} ${build.program}`,
    `完成 (finished)  ${finishedAt}`,
    `其中${number(rechecked?.subjects ?? 0)}户由规则引擎重新评分，${number(rechecked?.different ?? 0)}户不一致 (scored again by a fresh rule engine, and how many differed)`,
  ]
  return `${simulationTable(simulated)}\n${lines.join('\n')}\n`
}

/** The table, with a line end; a third version is compared below the second. */
export function simulationTable(simulated: Simulated): string {
  const { from, also, notice, asOf, population } = simulated
  const lines = [
    `${population.name}，评价日 ${asOf}`,
    ...comparedLines(from, simulated),
    ...(also ? ['', ...comparedLines(from, also)] : []),
    '',
    `${notice.zh} (${notice.en})`,
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

type Compared = Omit<Simulated, 'from' | 'population' | 'asOf' | 'also'>

function comparedLines(from: Simulated['from'], compared: Compared): string[] {
  const { to, subjects, applicable, unknown, movers, worse, better, same } = compared
  const scored = applicable - unknown
  const share = scored === 0 ? 0 : (movers / scored) * 100
  return [
    `${sideText(from)} → ${sideText(to)}`,
    `${number(subjects)}户，适用 (applicable) ${number(applicable)}，事实不全 (unknown) ${number(unknown)}`,
    `等级改变 (moved) ${number(movers)}户（${share.toFixed(2)}%）：▼ 变差 (worse) ${number(worse)}　▲ 变好 (better) ${number(better)}　不变 (same) ${number(same)}`,
    '',
    ...matrixLines(from, compared),
    ...enteringLines(from, compared),
    ...uncountedLines(compared),
    ...intervalLines(compared),
    ...shareLines(compared),
    '',
    ...partLines('区、县（市） (district)', compared.districts),
    '',
    ...partLines('主体类型 (type)', compared.types),
    '',
    ...partLines('项目 (section)', compared.sections),
    '一个主体可能列入几个项目 (a subject may stand in several sections)',
  ]
}

// Subjects that stand in no cell, for one of the versions does not score them.
function enteringLines(from: Simulated['from'], { to, onlyFrom, onlyTo }: Compared): string[] {
  const only = (n: number, a: string, b: string, en: string) =>
    n === 0 ? [] : [`${number(n)}户${a}适用、${b}不适用，未列入表中 (${en}, in no cell above)`]
  return [
    ...only(onlyFrom, from.version, to.version, 'no longer scored'),
    ...only(onlyTo, to.version, from.version, 'newly scored'),
  ]
}

// Records that a version cannot count, for it does not have their type.
function uncountedLines({ uncounted = [] }: Compared): string[] {
  return uncounted.map(
    ({ version, type, name, records }) =>
      `${number(records)}条信用信息的类型「${name}」（${type}）${version}没有，按${version}一概不计：既不计分，也不据以直接判定 (records of a type that ${version} does not have are left out under it altogether: neither points nor direct determinations)`,
  )
}

// Who lacks a fact stands in no cell: what is possible for them instead.
function intervalLines({ intervals }: Compared): string[] {
  if (intervals.length === 0) return []
  const between = ({ best, worst }: (typeof intervals)[number]['from']) =>
    best === worst ? best : `${best}～${worst}`
  return [
    '',
    `${cell('事实不全：最好～最差', NAME)}${cell('户数', COLUMN, 'right')}  (unknown: best to worst)`,
    ...intervals.map(
      ({ from, to, n }) =>
        cell(`${between(from)} → ${between(to)}`, NAME) + cell(number(n), COLUMN, 'right'),
    ),
  ]
}

// Each amended line: with those before it in force, and alone.
function shareLines({ shares = [] }: Compared): string[] {
  if (shares.length === 0) return []
  const longest = Math.max(...shares.map(({ zh }) => width(zh))) + 2
  const name = Math.min(Math.max(NAME, longest), MOST_NAME)
  const right = (text: string) => cell(text, COLUMN, 'right')
  const negative = shares.some(({ share }) => share.worse < 0 || share.better < 0)
  return [
    '',
    `${cell('各处修改 (amended lines)', name)}${['▼变差', '▲变好', '单独▼', '单独▲'].map(right).join('')}`,
    ...shares.flatMap(({ zh, share, alone }) => {
      const own = alone ? [alone.worse, alone.better].map(number) : ['—', '—']
      const numbers = [number(share.worse), number(share.better), ...own].map(right).join('')
      // What is too long for its column stands on a line of its own.
      return width(zh) < name ? [cell(zh, name) + numbers] : [zh, cell('', name) + numbers]
    }),
    ...(negative
      ? ['负数：与前面各行重叠的部分 (negative: it overlaps with lines before it)']
      : []),
  ]
}

function sideText({ version, readings }: Simulated['from']): string {
  const switched = Object.entries(readings).map(([id, alternative]) => `${id}=${alternative}`)
  return switched.length === 0 ? version : `${version}（${switched.join('，')}）`
}

// Rows the old version, columns the new; zero is a middle dot.
function matrixLines(from: Simulated['from'], { matrix, to }: Compared): string[] {
  const rows = Object.keys(matrix)
  const columns = Object.keys(matrix[rows[0]!] ?? {})
  const right = (text: string) => cell(text, COLUMN, 'right')
  const sum = (list: number[]) => list.reduce((total, each) => total + each, 0)
  const shown = (n: number) => (n === 0 ? '·' : number(n))
  const before = rows.map((a) => sum(Object.values(matrix[a]!)))
  const after = columns.map((b) => sum(rows.map((a) => matrix[a]![b]!)))
  const corner = `${from.version}╲${to.version}`
  const head = Math.max(HEAD, width(corner) + 2)
  return [
    cell(corner, head) + columns.map(right).join('') + right('合计'),
    ...rows.map(
      (a, i) =>
        cell(a, head) +
        columns.map((b) => right(shown(matrix[a]![b]!))).join('') +
        right(number(before[i]!)),
    ),
    cell('合计', head) + after.map((n) => right(number(n))).join('') + right(number(sum(after))),
    cell('增减', head) +
      columns.map((b, i) => right(signed(after[i]! - (before[rows.indexOf(b)] ?? 0)))).join(''),
  ]
}

function partLines(title: string, parts: Simulated['districts']): string[] {
  const right = (text: string) => cell(text, COLUMN, 'right')
  return [
    cell(title, NAME) + right('▼变差') + right('▲变好'),
    ...parts.map(
      ({ id, name, worse, better }) =>
        cell(name === '' ? id || '未填' : name, NAME) +
        right(number(worse)) +
        right(number(better)),
    ),
  ]
}

function signed(n: number): string {
  return n > 0 ? `+${number(n)}` : number(n)
}

function number(value: number): string {
  return value.toLocaleString('en').replace('-', '−')
}
