import type { Day } from './dates.ts'
import type { CreditRecord } from './input.ts'
import { known, mayDetermine } from './live.ts'
import { rowAt } from './points.ts'
import type { Takes } from './readings.ts'
import type { Grade } from './standard.ts'

/** A determination with the record that triggers it. */
type Trigger = { determination: string; record: string }

/** The worst grade that is determined, with all its triggers. */
export type Determined = { grade: Grade; by: Trigger[] }

const LABEL_ROWS = Array.from({ length: 10 }, (_, index) => rowAt(70 + index).id)
const MINOR = ['警告', '通报批评']

/** 办法/16: E for what 办法/10 lists, D for 办法/9/1 and 2, over all live records. */
export function determine(
  live: readonly CreditRecord[],
  asOf: Day,
  takes: Takes,
): Determined | null {
  const able = live.filter((record) => mayDetermine(record, asOf))
  const serious = able.filter((record) => record.facts?.classification?.startsWith('10-'))
  if (serious.length > 0) return { grade: 'E', by: triggers('serious-dishonesty', serious) }
  const general = able.filter((record) => isGeneral(record, asOf, takes))
  if (general.length > 0) return { grade: 'D', by: triggers('general-dishonesty', general) }
  return null
}

function triggers(determination: string, records: readonly CreditRecord[]): Trigger[] {
  const ids = records.map((record) => record.id).sort((a, b) => (a < b ? -1 : 1))
  return ids.map((record) => ({ determination, record }))
}

function isGeneral(record: CreditRecord, asOf: Day, takes: Takes): boolean {
  const { classification, penaltyKind } = record.facts ?? {}
  if (classification === '9-1') return true
  const penalised =
    classification === '9-2' ||
    (takes('label-law', 'metrology-law') && isLabelPenalty(record, asOf))
  const minor = penaltyKind !== undefined && MINOR.includes(penaltyKind)
  return penalised && !(minor && takes('penalty-breadth', 'except-minor'))
}

// 标准/70 to 79 rest on other laws; whether their final penalties are 办法/9/2 is a reading.
function isLabelPenalty({ type, facts }: CreditRecord, asOf: Day): boolean {
  return (
    LABEL_ROWS.includes(type) &&
    facts?.penaltyKind !== undefined &&
    known(facts.penaltyFinalOn, asOf) !== undefined
  )
}
