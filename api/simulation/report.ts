// A simulation as a readable table: the sentence, the matrix, where it falls.
import { cell } from '../width.ts'
import type { Simulated } from './run.ts'
import type { SimulationInfo } from './simulation-rows.ts'

const COLUMN = 13
const NAME = 30

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
    ...uncountedLines(compared),
    ...intervalLines(compared),
    ...shareLines(compared),
    '',
    ...partLines('区、县（市） (district)', compared.districts),
    '',
    ...partLines('主体类型 (type)', compared.types),
    '',
    ...partLines('项目 (section)', compared.sections),
  ]
}

// Records that a version cannot count, for it does not have their type.
function uncountedLines({ uncounted = [] }: Compared): string[] {
  return uncounted.map(
    ({ version, type, name, records }) =>
      `${number(records)}条信用信息的类型「${name}」（${type}）${version}没有，按${version}不计分 (records of a type that ${version} does not have count for nothing under it)`,
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
  const right = (text: string) => cell(text, COLUMN, 'right')
  return [
    '',
    `${cell('各处修改 (amended lines)', NAME)}${['▼变差', '▲变好', '单独▼', '单独▲'].map(right).join('')}`,
    ...shares.map(
      ({ zh, share, alone }) =>
        cell(zh, NAME) +
        right(number(share.worse)) +
        right(number(share.better)) +
        right(alone ? number(alone.worse) : '—') +
        right(alone ? number(alone.better) : '—'),
    ),
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
  return [
    cell(`${from.version}╲${to.version}`, 14) + columns.map(right).join('') + right('合计'),
    ...rows.map(
      (a, i) =>
        cell(a, 14) +
        columns.map((b) => right(shown(matrix[a]![b]!))).join('') +
        right(number(before[i]!)),
    ),
    cell('合计', 14) + after.map((n) => right(number(n))).join('') + right(number(sum(after))),
    cell('增减', 14) +
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
  if (n === 0) return '0'
  return n > 0 ? `+${number(n)}` : `−${number(-n)}`
}

function number(value: number): string {
  return value.toLocaleString('en')
}
