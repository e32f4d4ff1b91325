// Two values by their table: every difference becomes a change, known to the table or not.
import { equal } from '../text/edit-plan.ts'
import { isPlain } from '../text/place.ts'
import type { Text } from '../words/problem.ts'
import { type Change, citesOf, type Side, text } from './change.ts'
import { differGroup } from './differ-group.ts'
import { added, changed, type Place, removed } from './say.ts'
import { fieldOf, keysOf, shown } from './show.ts'
import { type Field, plainly, type Spec } from './spec.ts'

/** The two sides, and the changes found so far with the things that they are about. */
export type Walk = { a: Side; b: Side; out: Change[]; things: Thing[] }

/** A clause or rule that differs: what a row of old and new text is made of. */
export type Thing = {
  at: string
  title: Text
  spec: Spec
  before: unknown
  after: unknown
  cite: string[]
}

/** Adds what differs between two values that are both there. */
export function differ(
  walk: Walk,
  spec: Spec,
  place: Place,
  before: unknown,
  after: unknown,
): void {
  if (equal(before, after)) return
  if (spec.is === 'fields' && isPlain(before) && isPlain(after)) {
    differFields(walk, spec.fields, place, before, after)
    return
  }
  if (spec.is === 'group' && differGroup(walk, differ, spec, place, before, after)) return
  const [was, now] = [shown(spec, before, walk.a), shown(spec, after, walk.b)]
  // Words may leave out what data does not: then the data is shown.
  const plain = { was: plainly(before), now: plainly(after) }
  const zh = was.zh === now.zh ? plain : { was, now }
  const en = was.en === now.en ? plain : { was, now }
  const told = { was: text(zh.was.zh, en.was.en), now: text(zh.now.zh, en.now.en) }
  walk.out.push(changed(place, { before, after, ...told }))
}

/** Adds what differs between two maps of known keys. */
export function differFields(
  walk: Walk,
  fields: Record<string, Field>,
  place: Place,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): void {
  const cites = [...new Set([...citesOf(before), ...citesOf(after)])]
  const cite = cites.length > 0 ? cites : place.cite
  for (const key of keysOf(fields, before, after)) {
    const [had, has] = [Object.hasOwn(before, key), Object.hasOwn(after, key)]
    if (had && has && equal(before[key], after[key])) continue
    const { words, spec } = fieldOf(fields, key)
    const at = place.at === '' ? key : `${place.at}.${key}`
    // At the top a part with fields opens the sentences of its own.
    const top = place.subject === undefined && spec.is !== 'leaf'
    const inner: Place = top
      ? { at, subject: words, words: [], cite }
      : { ...place, at, words: names(spec) ? place.words : [...place.words, words], cite }
    if (had && has) differ(walk, spec, inner, before[key], after[key])
    else
      differPresence(
        walk,
        spec,
        { ...inner, words: [...place.words, words] },
        before[key],
        after[key],
      )
  }
}

// The members of such a group are named so that the group need not be.
function names(spec: Spec): boolean {
  return spec.is === 'group' && !spec.opens
}

// A key on one side only.
function differPresence(
  walk: Walk,
  spec: Spec,
  place: Place,
  before: unknown,
  after: unknown,
): void {
  if (spec.is === 'group') {
    const value = before ?? after
    const none = Array.isArray(value) ? [] : {}
    const inner = names(spec) ? { ...place, words: place.words.slice(0, -1) } : place
    const count = walk.out.length
    const found = differGroup(walk, differ, spec, inner, before ?? none, after ?? none)
    if (found && walk.out.length > count) return
  }
  const own = place.subject && place.words.length === 1 && place.words[0]!.zh === place.subject.zh
  const { subject: _, ...bare } = place
  const here = own ? bare : place
  if (before === undefined) walk.out.push(added(here, { after, now: shown(spec, after, walk.b) }))
  else walk.out.push(removed(here, { before, was: shown(spec, before, walk.a) }))
}
