// The part of a score sheet that says what did not count, and why.
import type { Compiled, CompiledItem } from '../../engine/compile/model.ts'
import { REASONS } from '../../engine/evaluate/sheet.ts'
import type { Line } from '../../engine/schema/assessment.ts'
import type { CreditRecord, ScoreRequest } from '../../engine/schema/contract.ts'
import type { Text } from '../../engine/words/problem.ts'
import { INDENT, label, row, signed } from './ladder.ts'
import { SHEET, WORDS } from './words.ts'

/** Lines that do not count, each with its reason; nothing where all do. */
export function uncounted(
  lines: readonly Line[],
  compiled: Compiled,
  { records }: ScoreRequest,
  language: keyof Text,
): string[] {
  const idle = lines.filter((line) => !line.counted)
  if (idle.length === 0) return []
  const out = ['', WORDS.uncounted[language]]
  for (const line of idle) {
    const record = records.find(({ id }) => id === line.record)
    const item = itemOf(line, compiled)
    const text = item?.text.trim() ?? (record ? typeName(record.type, compiled) : '')
    const would = line.would === undefined || line.would === 0 ? '' : `(${signed(line.would)})`
    out.push(row(label(line, compiled), text, would, ''))
    const cite = line.because?.cite ? `　${line.because.cite}` : ''
    const why = reason(line, lines, compiled, records, record)
    out.push(`${INDENT}${why ? `${why[language]}${cite}` : ''}`)
  }
  return out
}

/** What a type of record is called: its own name, or the text of the item of the same id. */
export function typeName(type: string, { types, items }: Compiled): string {
  const name = types.find(({ id }) => id === type)?.name ?? type
  return name === type ? (items.find(({ id }) => id === type)?.text.trim() ?? type) : name
}

function reason(
  line: Line,
  lines: readonly Line[],
  compiled: Compiled,
  records: readonly CreditRecord[],
  record: CreditRecord | undefined,
): Text | undefined {
  if (!line.because || !record) return line.because?.text
  const { code, text } = line.because
  if (code === 'not-met') return zeroValue(compiled, record) ?? text
  if (code !== 'same-case') return text
  const winner = winnerOf(line, lines, compiled, records, record)
  const row = winner && itemOf(winner, compiled)?.row
  if (!winner?.because || row === undefined) return text
  const more = SHEET.winnerToo(row, winner.because.text)
  return { zh: `${text.zh}${more.zh}`, en: `${text.en}${more.en}` }
}

// An item that gives nothing for the value of this record has no condition to be met.
function zeroValue({ types, items, facts }: Compiled, record: CreditRecord): Text | undefined {
  for (const index of types.find(({ id }) => id === record.type)?.items ?? []) {
    const { row, points } = items[index]!
    if (points.kind !== 'by') continue
    const { id, words } = facts[points.fact]!
    const value = record.facts?.[id]
    if (typeof value === 'string' && points.table[words.indexOf(value)] === 0)
      return SHEET.zeroValue(row, value)
  }
  return undefined
}

// Same case compares before limits do: the record that was taken may count nothing itself.
function winnerOf(
  line: Line,
  lines: readonly Line[],
  compiled: Compiled,
  records: readonly CreditRecord[],
  record: CreditRecord,
): Line | undefined {
  const kind = itemOf(line, compiled)?.kind
  const same = new Set(
    records.flatMap(({ id, case: of }) => (of === record.case && id !== record.id ? [id] : [])),
  )
  const taken = lines.filter(
    (each) =>
      each.record !== undefined &&
      same.has(each.record) &&
      itemOf(each, compiled)?.kind === kind &&
      (!each.because || AFTER_SAME_CASE.has(each.because.code)),
  )
  return taken.every(({ counted }) => !counted) ? taken[0] : undefined
}

// Reasons stand in the order of the pipeline.
const AFTER_SAME_CASE = new Set<string>(REASONS.slice(REASONS.indexOf('same-value')))

function itemOf(line: Line, { items }: Compiled): CompiledItem | undefined {
  return items.find(({ id }) => id === line.item)
}
