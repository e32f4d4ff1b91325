// Two maps by ids, or two lists of members with ids: what came, went, moved and was renamed.
import { equal } from '../text/edit-plan.ts'
import { isPlain } from '../text/place.ts'
import type { Text } from '../words/problem.ts'
import { citesOf, type Side, text } from './change.ts'
import type { differ, Walk } from './differ.ts'
import { type Member, membersOf, movedAmong } from './match.ts'
import { added, type Place, removed, told } from './say.ts'
import { shown } from './show.ts'
import type { Group } from './spec.ts'

/** Adds what differs; false where these are no groups, so that they are told as a whole. */
export function differGroup(
  walk: Walk,
  each: typeof differ,
  spec: Group,
  place: Place,
  before: unknown,
  after: unknown,
): boolean {
  const old = groupOf(spec, before)
  const next = groupOf(spec, after)
  if (!old || !next) return false
  const renames = spec.opens ? renamed(spec, old, next) : new Map<string, string>()
  const nameOf = (id: string) => renames.get(id) ?? id
  const count = walk.out.length
  for (const member of old) {
    if (next.some(({ id }) => id === nameOf(member.id))) continue
    tellRemoved(walk, spec, placed(spec, place, member, walk.a), member)
  }
  for (const member of next) {
    const was = old.find(({ id }) => nameOf(id) === member.id)
    const here = placed(spec, place, member, walk.b)
    if (!was) {
      tellAdded(walk, spec, here, member)
      continue
    }
    if (was.id !== member.id) {
      const said = text(
        `编号由「${was.id}」改为「${member.id}」`,
        `id changed from 「${was.id}」 to 「${member.id}」`,
      )
      walk.out.push(told('renamed', here, said, { before: was.id, after: member.id }))
    }
    const same = was.id === member.id ? was.value : withId(spec, was.value, member.value)
    each(walk, spec.spec, spec.quiet ? { ...here, words: place.words } : here, same, member.value)
    if (spec.opens && !equal(was.value, member.value))
      noteThing(walk, spec, here, was.value, member.value)
  }
  if (Array.isArray(after)) tellMoved(walk, spec, place, old, next, nameOf)
  return walk.out.length > count
}

/** The sentence that says where a member went. */
export function movedText(now: Text | undefined, was: Text | undefined): Text {
  return text(
    `移到${now ? `${now.zh}之后` : '最前'}（原在${was ? `${was.zh}之后` : '最前'}）`,
    `moved ${now ? `behind ${now.en}` : 'to the front'} (was ${was ? `behind ${was.en}` : 'first'})`,
  )
}

function tellMoved(
  walk: Walk,
  spec: Group,
  place: Place,
  old: readonly Member[],
  next: readonly Member[],
  nameOf: (id: string) => string,
): void {
  const before = old.map(({ id }) => nameOf(id))
  const moved = movedAmong(
    before,
    next.map(({ id }) => id),
  )
  for (const [i, member] of next.entries()) {
    if (!moved.has(member.id)) continue
    const label = (each: Member | undefined, side: Side) =>
      each && spec.label(each.id, each.value, side)
    const was = old[before.indexOf(member.id) - 1]
    const said = movedText(label(next[i - 1], walk.b), label(was, walk.a))
    walk.out.push(
      told('moved', placed(spec, place, member, walk.b), said, {
        before: was?.id ?? null,
        after: next[i - 1]?.id ?? null,
      }),
    )
  }
}

function tellAdded(walk: Walk, spec: Group, place: Place, { id, value }: Member): void {
  const now = shown(spec.spec, without(spec, id, value), walk.b)
  if (!spec.opens) walk.out.push(added(place, { after: value, now }))
  else {
    walk.out.push(opening('added', place, value, now))
    noteThing(walk, spec, place, undefined, value)
  }
}

function tellRemoved(walk: Walk, spec: Group, place: Place, { id, value }: Member): void {
  const was = shown(spec.spec, without(spec, id, value), walk.a)
  if (!spec.opens) walk.out.push(removed(place, { before: value, was }))
  else {
    walk.out.push(opening('removed', place, value, was))
    noteThing(walk, spec, place, value, undefined)
  }
}

/** 「新增……」 and 「删去……」 with everything that came or went. */
export function opening(
  kind: 'added' | 'removed',
  { subject, ...place }: Place,
  value: unknown,
  words: Text,
) {
  const [verb, past] = kind === 'added' ? ['新增', 'added'] : ['删去', 'removed']
  const said = text(`${verb}${subject?.zh}：${words.zh}`, `${subject?.en} ${past}: ${words.en}`)
  const values = kind === 'added' ? { after: value, now: words } : { before: value, was: words }
  return told(kind, place, said, values)
}

function noteThing(
  walk: Walk,
  { spec }: Group,
  { at, subject }: Place,
  before: unknown,
  after: unknown,
): void {
  const cite = [...new Set([...citesOf(before), ...citesOf(after)])]
  walk.things.push({ at, title: subject ?? text(at, at), spec, before, after, cite })
}

// Its label names a member already, unless that is all there is to say.
function without(spec: Group, id: string, value: unknown): unknown {
  if (!spec.id || !isPlain(value)) return value
  const key = ['id', 'grade', 'name'].find((each) => value[each] === id)
  if (key === undefined || Object.keys(value).length === 1) return value
  const { [key]: _, ...rest } = value
  return rest
}

function placed(spec: Group, place: Place, { id, value }: Member, side: Side): Place {
  const at = spec.at ? spec.at(id, place.at) : `${place.at}.${id}`
  const label = spec.label(id, value, side)
  const cites = citesOf(value)
  const cite = cites.length > 0 ? cites : place.cite
  if (!spec.opens) return { ...place, at, words: [...place.words, label], cite }
  return { at, subject: owned(place, label), words: [], cite }
}

// A measure is told with its grade: 「D级的措施　…」.
function owned({ subject, words }: Place, label: Text): Text {
  if (!subject || words.length === 0) return label
  return text(
    `${subject.zh.replace(/的措施$/, '')}　${label.zh}`,
    `${subject.en}, ${label.en.toLowerCase()}`,
  )
}

function groupOf(spec: Group, value: unknown): Member[] | undefined {
  if (spec.id) return Array.isArray(value) ? membersOf(value, spec.id) : undefined
  if (!isPlain(value)) return undefined
  return Object.entries(value).map(([id, each], index) => ({ id, value: each, index }))
}

function renamed(
  spec: Group,
  old: readonly Member[],
  next: readonly Member[],
): Map<string, string> {
  const went = old.filter(({ id }) => !next.some((each) => each.id === id))
  const came = next.filter(({ id }) => !old.some((each) => each.id === id))
  const names = new Map<string, string>()
  for (const { id, value } of went) {
    const found = came.find((each) => {
      if ([...names.values()].includes(each.id)) return false
      return spec.same?.(value, each.value) ?? equal(withId(spec, value, each.value), each.value)
    })
    if (found) names.set(id, found.id)
  }
  return names
}

// A member of a list under the id of another one.
function withId(spec: Group, value: unknown, other: unknown): unknown {
  if (!spec.id || !isPlain(value) || !isPlain(other)) return value
  const key = ['id', 'grade', 'name'].find(
    (each) => Object.hasOwn(other, each) && spec.id!({ [each]: 'x' }) === 'x',
  )
  return key === undefined ? value : { ...value, [key]: other[key] }
}
