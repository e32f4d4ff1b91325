// A simulation as a readable table: the sentence, the matrix, where it falls.
import { cell } from '../width.ts'
import type { Simulated } from './run.ts'
import type { SimulationInfo } from './simulation-rows.ts'

const COLUMN = 13
const NAME = 30

/** The report of a finished simulation: the table, and what it rests on. */
export function simulationReport(simulated: Simulated, info: SimulationInfo): string {
  const { rechecked, hash, finishedAt } = info
  const lines = [
    ...(simulated.shares ?? []).map(
      ({ zh, share }) => `${zh}：▼ ${number(share.worse)}　▲ ${number(share.better)}`,
    ),
    '',
    `校验码 (hash)  ${hash}`,
    `样本 (population)  ${simulated.population.hash}`,
    `前者 (from)  ${simulated.from.hash}`,
    `后者 (to)  ${simulated.to.hash}`,
    `完成 (finished)  ${finishedAt}`,
    `其中${number(rechecked?.subjects ?? 0)}户由规则引擎重新评分，${number(rechecked?.different ?? 0)}户不一致 (scored again by a fresh rule engine, and how many differed)`,
  ]
  return `${simulationTable(simulated)}\n${lines.join('\n')}\n`
}

/** The table, with a line end. */
export function simulationTable(simulated: Simulated): string {
  const { from, to, subjects, applicable, unknown, movers, worse, better, same } = simulated
  const share = applicable === unknown ? 0 : (movers / (applicable - unknown)) * 100
  const lines = [
    `${simulated.population.name}，评价日 ${simulated.asOf}`,
    `${sideText(from)} → ${sideText(to)}`,
    `${number(subjects)}户，适用 (applicable) ${number(applicable)}，事实不全 (unknown) ${number(unknown)}`,
    `等级改变 (moved) ${number(movers)}户（${share.toFixed(2)}%）：▼ 变差 (worse) ${number(worse)}　▲ 变好 (better) ${number(better)}　不变 (same) ${number(same)}`,
    '',
    ...matrixLines(simulated),
    '',
    ...partLines('区、县（市） (district)', simulated.districts),
    '',
    ...partLines('主体类型 (type)', simulated.types),
    '',
    ...partLines('项目 (section)', simulated.sections),
    '',
    `${simulated.notice.zh} (${simulated.notice.en})`,
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function sideText({ version, readings }: Simulated['from']): string {
  const switched = Object.entries(readings).map(([id, alternative]) => `${id}=${alternative}`)
  return switched.length === 0 ? version : `${version}（${switched.join('，')}）`
}

// Rows the old version, columns the new; zero is a middle dot.
function matrixLines({ matrix, from, to }: Simulated): string[] {
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
