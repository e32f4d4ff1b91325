import type { Readings } from './input.ts'

/** Every open question with its answers; the first is the one that stands unless switched. */
export const READINGS = {
  'half-points': ['lower-bound', 'round-half-up', 'favour-subject'],
  'score-limits': ['none', 'cap-100'],
  'red-alert-ladder': ['highest-tier-plus-daily', 'cumulative', 'highest-only', 'daily-from-start'],
  'quiet-run': ['highest-tier', 'accrue'],
  'small-enterprise-types': ['enterprise-only', 'with-individual-businesses'],
  'year-cap': ['calendar-year', 'trailing-12-months'],
  'certification-count': ['each', 'once'],
  'per-standard': ['once', 'each-standard'],
  'same-conduct': ['highest', 'sum'],
  'determination-vs-score': ['worse', 'determination-overrides'],
  'penalty-breadth': ['every-final-penalty', 'except-minor'],
  'penalty-from': ['final', 'decision'],
  'retention-last-day': ['inclusive', 'exclusive'],
  'repair-effect': ['exclude', 'determination-only'],
  'label-law': ['not-metrology-law', 'metrology-law'],
} as const

type Answers = typeof READINGS

/** The id of a reading. */
type ReadingId = keyof Answers

/** Whether an answer is in force; a misspelt one does not compile. */
export type Takes = <Id extends ReadingId>(id: Id, answer: Answers[Id][number]) => boolean

/** Settles every question; an unknown reading or answer is an error, never ignored. */
export function settle(readings: Readings): Takes {
  for (const [id, answer] of Object.entries(readings)) {
    const answers: readonly string[] | undefined = (READINGS as Record<string, readonly string[]>)[
      id
    ]
    if (!answers?.includes(answer)) throw new Error(`no reading ${id}: ${answer}`)
  }
  return (id, answer) => (readings[id] ?? READINGS[id][0]) === answer
}
