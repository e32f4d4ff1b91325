import type { Day } from './dates.ts'
import { fullMonths } from './dates.ts'
import type { Subject } from './input.ts'
import { known } from './live.ts'
import type { Takes } from './readings.ts'

const [THREE_MONTHS, SIX_MONTHS, ONE_YEAR] = [1, 2, 3]

/** 标准/1 to 3: the rows that a subject meets by the time without a red alert. */
export function quietRows(subject: Subject, asOf: Day, takes: Takes): number[] {
  const { instruments = 0, enrolledOn, lastRedAlertOn } = subject.facts
  const enrolled = known(enrolledOn, asOf)
  // Nobody is quiet on the platform before being on it, whatever the last alert.
  if (enrolled === undefined || instruments < 1) return []
  const months = fullMonths(Math.max(enrolled, known(lastRedAlertOn, asOf) ?? enrolled), asOf)
  const small = isSmall(subject, instruments, takes)
  const reached = [
    ...(small && months >= 3 ? [THREE_MONTHS] : []),
    ...(small && months >= 6 ? [SIX_MONTHS] : []),
    ...(months >= 12 ? [ONE_YEAR] : []),
  ]
  return takes('quiet-run', 'accrue') ? reached : reached.slice(-1)
}

// Rows 1 and 2 say 数量小于等于20台件的企业.
function isSmall({ type }: Subject, instruments: number, takes: Takes): boolean {
  const named =
    type === 'enterprise' ||
    (type === 'individualBusiness' && takes('small-enterprise-types', 'with-individual-businesses'))
  return named && instruments <= 20
}
