// A reading that was switched: one change, told by its question and both answers.
import type { Reading } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { amend } from '../text/amend.ts'
import { equal } from '../text/edit-plan.ts'
import { text } from './change.ts'
import type { Walk } from './differ.ts'
import { told } from './say.ts'
import { switchReading } from './switch-reading.ts'

/**
 * Puts one sentence in place of everything that switching a reading changes in it: the choice, its
 * words, and the alternatives. Only exactly that; anything more stays told part by part. Answers
 * the paths of the readings that were switched.
 */
export function tellSwitched(walk: Walk): ReadonlySet<string> {
  const [a, b] = [walk.a.ruleset, walk.b.ruleset]
  const switched = new Set<string>()
  for (const next of b.readings ?? []) {
    const reading = a.readings?.find(({ id }) => id === next.id)
    if (!reading || !isSwitched(a, reading, next)) continue
    const at = `readings.${next.id}`
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

function isSwitched(a: Ruleset, reading: Reading, next: Reading): boolean {
  if (reading.chosen === next.chosen) return false
  const edits = switchReading(a, reading, next.chosen)
  if (!edits) return false
  const { data } = amend(a, edits)
  const wanted = (data as Ruleset).readings?.find(({ id }) => id === reading.id)
  return equal(wanted, next)
}

function sentenceOf(at: string, reading: Reading, next: Reading) {
  const { zh, en } = reading.question
  const subject = text(`解释口径「${zh}」`, `Reading 「${en}」`)
  const [was, now] = [reading, next].map((each) =>
    text(`「${each.text.zh.replace(/。$/, '')}」`, `「${each.text.en.replace(/\.$/, '')}」`),
  ) as [typeof subject, typeof subject]
  const said = text(`由${was.zh}改用${now.zh}`, `${was.en} gives way to ${now.en}`)
  const values = { before: reading.chosen, after: next.chosen, was, now }
  return told(
    'reading-switched',
    { at, subject, words: [], cite: [next.cite].flat() },
    said,
    values,
  )
}
