// What is noticed about a population: nothing here stops a simulation, all of it may explain one.
import type { Compiled } from '../../engine/compile/model.ts'
import { namesOf } from '../../engine/frame/names.ts'
import { type Codes, codeOfDay, type Population } from '../../engine/population/columns.ts'
import { districtNames } from '../rules/districts.ts'
import type { Quality } from './file.ts'

/** Findings with how many rows they concern; those that concern none are left out. */
export function qualityOf(population: Population, compiled: Compiled): Quality {
  const { subject, record, profile, facts, types, subjectTypes } = population
  const names = namesOf(compiled)
  const today = codeOfDay(population.days, population.asOf)
  const list: Quality = []
  const add = (code: string, count: number, zh: string, en: string) => {
    if (count > 0) list.push({ code, count, zh, en })
  }
  const subjects = (holds: (s: number) => boolean) => {
    let count = 0
    for (let s = 0; s < population.subjects; s++) if (holds(s)) count++
    return count
  }
  const records = (holds: (r: number) => boolean) => {
    let count = 0
    for (let r = 0; r < population.records; r++) if (holds(r)) count++
    return count
  }
  const column = (id: string) => facts.find((each) => each.id === id)
  const scored = new Set(
    subjectTypes.flatMap((id, t) =>
      (names.subjectTypes.get(id) ?? compiled.scored) < compiled.scored ? [t] : [],
    ),
  )
  for (const { id, text } of names.requiredOfSubject) {
    const codes = column(id)?.codes
    const lacks = (s: number) => scored.has(subject.type[s]!) && (codes?.[s] ?? 0) === 0
    add(`missing-${id}`, subjects(lacks), `主体缺少「${text}」`, `subjects without ${id}`)
  }
  for (const fact of compiled.facts) {
    if (fact.of !== 'record' || fact.column === -1) continue
    const needed = types.map((id) => {
      const type = names.types.get(id)
      return fact.required === true || (type !== undefined && fact.required.includes(type))
    })
    if (!needed.includes(true)) continue
    const found = column(fact.id)
    const given = (r: number, codes: Codes) =>
      codes[found!.per === 'profile' ? record.profile[r]! : r] !== 0
    const lacks = (r: number) =>
      needed[profile.type[record.profile[r]!]!]! && !(found && given(r, found.codes))
    add(
      `missing-${fact.id}`,
      records(lacks),
      `信用信息缺少「${fact.text}」`,
      `records without ${fact.id}`,
    )
  }
  add(
    'no-district',
    subjects((s) => subject.district[s] === 0),
    '主体没有所在区、县（市）',
    'subjects without a district',
  )
  const listed = districtNames()
  const others = population.districts.map((id) => !listed.has(id))
  const named = namedMost(population, others)
  add(
    'district-unlisted',
    subjects((s) => others[subject.district[s]! - 1] === true),
    `主体所在不是名单上的${listed.size}个区、县（市）之一（按代码）：${named.zh}`,
    `subjects in none of the ${listed.size} districts listed (by code): ${named.en}`,
  )
  add(
    'no-records',
    subjects((s) => subject.starts[s] === subject.starts[s + 1]),
    '主体没有信用信息',
    'subjects without records',
  )
  add(
    'not-applicable',
    subjects((s) => !scored.has(subject.type[s]!)),
    '不适用本标准的主体',
    'subjects to whom the standard does not apply',
  )
  add(
    'shared-case',
    subjects((s) => subject.shared[s] === 1),
    '有几条信用信息属于同一行为的主体',
    'subjects with several records of one conduct',
  )
  add(
    'recorded-later',
    records((r) => record.recordedOn[r]! > today),
    '信用信息在评价日以后才录入',
    'records entered after the day',
  )
  add(
    'unconfirmed',
    records((r) => profile.status[record.profile[r]!] !== 0),
    '尚未认定或者已撤销的信用信息',
    'records pending or revoked',
  )
  return list
}

const MOST_NAMED = 5

// The districts that most subjects stand in, of those that are marked.
function namedMost({ districts, subject }: Population, marked: readonly boolean[]) {
  const counts = districts.map((id, i) => ({ id, i, count: 0 }))
  for (const code of subject.district) if (code > 0) counts[code - 1]!.count++
  const found = counts.filter(({ i }) => marked[i]).sort((a, b) => b.count - a.count || a.i - b.i)
  const names = found.slice(0, MOST_NAMED).map(({ id }) => `「${id}」`)
  const more = found.length > MOST_NAMED
  return {
    zh: names.join('、') + (more ? `等${found.length}个` : ''),
    en: names.join(', ') + (more ? ` and others, ${found.length} in all` : ''),
  }
}
