// A reading that was switched: one change, told by its question and both answers.
import type { Reading } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { amend } from '../text/amend.ts'
import { equal } from '../text/edit-plan.ts'
import type { Text } from '../words/problem.ts'
import { type Change, text } from './change.ts'
import type { Walk } from './differ.ts'
import { readingName } from './fields-effects.ts'
import { told } from './say.ts'
import { switchReading } from './switch-reading.ts'

/**
 * Puts one sentence in place of everything that switching a reading changes in it: the choice, its
 * words, and the alternatives. Only exactly that; anything more stays told part by part. What the
 * switch brings along in the rules says so. Answers the paths of the readings that were switched.
 */
export function tellSwitched(
  walk: Walk,
  changesTo: (amended: Ruleset) => readonly Change[],
): ReadonlySet<string> {
  const [a, b] = [walk.a.ruleset, walk.b.ruleset]
  const switched = new Set<string>()
  for (const next of b.readings ?? []) {
    const reading = a.readings?.find(({ id }) => id === next.id)
    if (!reading || reading.chosen === next.chosen) continue
    const at = `readings.${next.id}`
    const brought = broughtAlong(a, reading, next.chosen, changesTo)
    for (const each of walk.out) if (brought.some((one) => same(one, each))) each.of = at
    if (!isSwitched(a, reading, next)) {
      if (tellChosen(walk, reading, next)) switched.add(at)
      continue
    }
    switched.add(at)
    const inside = (each: string) => each === at || each.startsWith(`${at}.`)
    const first = walk.out.findIndex((each) => inside(each.at))
    const rest = walk.out.filter((each) => !inside(each.at))
    rest.splice(first, 0, sentenceOf(at, reading, next))
    walk.out.splice(0, walk.out.length, ...rest)
    const thing = walk.things.find((each) => each.at === at)
    if (thing) thing.spec = { is: 'leaf', show: (value) => (value as Reading).text }
  }
  return switched
}

// What the alternative changes in the rules, as this comparison tells it.
function broughtAlong(
  a: Ruleset,
  { id, alternatives }: Reading,
  chosen: string,
  changesTo: (amended: Ruleset) => readonly Change[],
): readonly Change[] {
  const wanted = alternatives?.find((each) => each.id === chosen)
  if (!wanted) return []
  const { data, problems } = amend(a, wanted.change)
  if (problems.length > 0) return []
  return changesTo(data as Ruleset).filter(({ at }) => !at.startsWith(`readings.${id}`))
}

const same = (one: Change, other: Change): boolean =>
  one.at === other.at && one.zh === other.zh && one.kind === other.kind

// A choice that was written by itself is told by both answers, where they have words.
function tellChosen(walk: Walk, reading: Reading, next: Reading): boolean {
  const at = `readings.${next.id}.chosen`
  const index = walk.out.findIndex((each) => each.at === at)
  const [was, now] = [reading, next].map(({ chosen }) => answerOf(reading, chosen))
  if (index === -1 || !was || !now) return false
  const said = text(`由${was.zh}改用${now.zh}`, `${was.en} gives way to ${now.en}`)
  const subject = readingName(next.id, reading)
  const place = { at, subject, words: [], cite: [next.cite].flat() }
  const values = { before: reading.chosen, after: next.chosen, was, now }
  walk.out[index] = told('changed', place, said, values)
  // The sentence has the new words, where they are those of the answer.
  const wanted = reading.alternatives?.find(({ id }) => id === next.chosen)
  if (equal(next.text, wanted?.text)) {
    const rest = walk.out.filter((each) => !each.at.startsWith(`readings.${next.id}.text`))
    walk.out.splice(0, walk.out.length, ...rest)
  }
  return true
}

function answerOf({ chosen, text: own, alternatives }: Reading, id: string): Text | undefined {
  const words = id === chosen ? own : alternatives?.find((each) => each.id === id)?.text
  return words && text(`「${bare(words.zh)}」`, `「${bare(words.en)}」`)
}

const bare = (words: string): string => words.replace(/[。.]$/, '')

function isSwitched(a: Ruleset, reading: Reading, next: Reading): boolean {
  const edits = switchReading(a, reading, next.chosen)
  if (!edits) return false
  const { data } = amend(a, edits)
  const wanted = (data as Ruleset).readings?.find(({ id }) => id === reading.id)
  return equal(wanted, next)
}

function sentenceOf(at: string, reading: Reading, next: Reading) {
  const subject = readingName(next.id, reading)
  const [was, now] = [reading, next].map((each) =>
    text(`「${bare(each.text.zh)}」`, `「${bare(each.text.en)}」`),
  ) as [Text, Text]
  const said = text(`由${was.zh}改用${now.zh}`, `${was.en} gives way to ${now.en}`)
  const values = { before: reading.chosen, after: next.chosen, was, now }
  return told(
    'reading-switched',
    { at, subject, words: [], cite: [next.cite].flat() },
    said,
    values,
  )
}
