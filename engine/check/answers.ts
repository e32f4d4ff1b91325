// Who has answered a warning: a reading that says so, or a dismissal that has not run out.
import type { Ruleset } from '../schema/ruleset.ts'
import { LINTS } from '../words/lints.ts'
import { meant } from '../words/nearest.ts'
import { blocks, type Path, type Problem } from '../words/problem.ts'
import { type Told, warning } from './view.ts'

/**
 * The problems with every answered warning turned into a note, and what is to be said of the
 * answers themselves: dismissals that ran out before `asOf`, and answers that answer nothing.
 */
export function answered(
  ruleset: Ruleset,
  problems: readonly Problem[],
  asOf: string,
): { problems: Problem[]; told: Told[] } {
  const told: Told[] = []
  const answers: {
    lint: string
    at: string | undefined
    answer: NonNullable<Problem['answer']>
  }[] = []
  const open = problems.filter(({ severity }) => severity === 'warning')
  const blocked = blocks(problems)
  const use = (lint: string, at: string | undefined, path: Path): Problem | undefined => {
    const match = open.find((each) => matches(each, lint, at))
    // What an error leaves unsaid may be what this one answers.
    if (!match && !blocked)
      told.push(warning(path, 'answer-unmatched', { lint, at: at ?? '', ...misspelt(lint) }))
    return match
  }
  ;(ruleset.readings ?? []).forEach((reading, i) => {
    ;(reading.answers ?? []).forEach(({ lint, at }, j) => {
      if (use(lint, at, ['readings', i, 'answers', j]))
        answers.push({ lint, at, answer: { reading: reading.id } })
    })
  })
  ;(ruleset.dismissals ?? []).forEach(({ lint, at, reason, until }, i) => {
    const path = ['dismissals', i]
    if (!use(lint, at, path)) return
    if (until >= asOf) answers.push({ lint, at, answer: { reason, until } })
    else {
      const expired = warning([...path, 'until'], 'dismissal-expired', { lint, at, until, asOf })
      told.push({ ...expired, problem: { ...expired.problem, severity: 'note' } })
    }
  })
  return {
    told,
    problems: problems.map((each) => {
      if (each.severity !== 'warning') return each
      const found = answers.find(({ lint, at }) => matches(each, lint, at))
      return found ? { ...each, severity: 'note', answer: found.answer } : each
    }),
  }
}

// What a code that no lint has may have been meant for.
function misspelt(lint: string): { nearest?: string } {
  return Object.hasOwn(LINTS, lint) ? {} : meant(lint, Object.keys(LINTS))
}

// An answer at a place also answers what is within that place.
function matches({ code, at: place }: Problem, lint: string, at: string | undefined): boolean {
  if (code !== lint) return false
  return at === undefined || place === at || Boolean(place?.startsWith(`${at}.`))
}
