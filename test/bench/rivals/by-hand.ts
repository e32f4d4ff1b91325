// The standard written out by hand as one loop over the columns of a population: nothing asked,
// nothing declared, every row's rule in the code. What a programmer could do who needs to
// answer for this standard alone, under its default readings.
import { fullMonths, yearOf } from '../../../engine/civil.ts'
import { lastDayOf } from '../../../engine/frame/enter.ts'
import { codeOfDay, type FactColumn, type Population } from '../../../engine/population/columns.ts'
import { BANDS, BASE, ROWS } from '../../oracle/standard.ts'

/** Counts subjects by grade before and after, five by five, under points by row id (1/100). */
export function byHand(
  population: Population,
  amended: Record<string, number>,
): () => Float64Array {
  const { subject, record, profile, types, days, asOf } = population
  const today = codeOfDay(days, asOf)
  const column = (id: string) => population.facts.find((fact) => fact.id === id)!
  const versions = [pointsOf(types, {}), pointsOf(types, amended)]
  const typeOf = (id: string) => types.indexOf(id)
  const [alert, pledge, exam] = ['red-alert', 'pledge', 'law-exam'].map(typeOf)
  const [service, certification] = ['public-service', 'certification'].map(typeOf)
  const byFact = tablesOf(types, column)
  const awarded = column('awarded')
  const certificate = column('certificate')
  const kind = column('penaltyKind')
  const final = column('penaltyFinalOn')
  const classes = column('classification')
  const [alerted, handled] = [column('alertedOn'), column('handledOn')]
  const of = (fact: FactColumn, r: number) =>
    fact.codes[fact.per === 'profile' ? record.profile[r]! : r]!
  const known = (code: number) => code !== 0 && code <= today
  // By code of a day: whether a record from that day is kept, months since, calendar year.
  const kept = new Uint8Array(days.length + 1)
  const months = new Int32Array(days.length + 1)
  const years = new Int32Array(days.length + 1)
  const validity = { months: 36, from: 'recordedOn', inclusive: true } as const
  days.forEach((day, i) => {
    kept[i + 1] = i < today && asOf <= lastDayOf(validity, day, day) ? 1 : 0
    months[i + 1] = i < today ? fullMonths(day, asOf) : -1
    years[i + 1] = yearOf(day)
  })
  const grave = [
    0,
    ...classes.words.map((word) => (word.startsWith('10-') ? 4 : word < '9-3' ? 3 : 0)),
  ]
  const counts = [0, ...column('instruments').numbers]
  const [small, natural] = ['enterprise', 'naturalPerson'].map((id) =>
    population.subjectTypes.indexOf(id),
  )
  const instruments = column('instruments').codes
  const enrolled = column('enrolledOn').codes
  const last = column('lastRedAlertOn').codes
  const rowOf = types.map((id) => ROWS.findIndex((row) => row.id === id))
  const room = { r: new Int32Array(64), total: new Int32Array(64) }

  function totalOf(r: number, type: number, points: Int32Array): number {
    if (type === alert) return alertPoints(r)
    if (type === exam) return awarded.numbers[of(awarded, r) - 1]!
    const table = byFact[type]
    return table ? table.points[of(table.fact, r)]! : points[type]!
  }

  function alertPoints(r: number): number {
    const start = of(alerted, r)
    if (!known(start)) return 0
    const end = of(handled, r)
    const from = days[start - 1]!
    const n = known(end) ? days[end - 1]! - from - 1 : asOf - from
    if (n < 3) return 0
    return n < 6 ? -100 : n < 9 ? -300 : -500 - 100 * Math.max(0, n - 9)
  }

  function ownPoints(s: number): number {
    const held = counts[instruments[s]!]!
    const since = enrolled[s]!
    if (held < 1 || !known(since)) return 0
    const quiet = months[known(last[s]!) ? Math.max(since, last[s]!) : since]!
    if (quiet >= 12) return 300
    if (subject.type[s] !== small || held > 20) return 0
    return quiet >= 6 ? 150 : quiet >= 3 ? 100 : 0
  }

  // Points of records that are one conduct: the largest stands, bonuses and deductions apart.
  function strike(n: number): void {
    const { r, total } = room
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        const [a, b] = [total[i]!, total[k]!]
        if (i === k || a * b <= 0 || record.case[r[i]!] !== record.case[r[k]!]) continue
        const typeA = rowOf[profile.type[record.profile[r[i]!]!]!]!
        const typeB = rowOf[profile.type[record.profile[r[k]!]!]!]!
        const behind =
          Math.abs(b) - Math.abs(a) || typeA - typeB || record.order[r[i]!]! - record.order[r[k]!]!
        if (behind > 0) total[i] = 0
      }
    }
  }

  const pots = new Map<number, number>()
  function limited(n: number): number {
    let sum = 0
    let pledged = 0
    pots.clear()
    for (let i = 0; i < n; i++) {
      const r = room.r[i]!
      const total = room.total[i]!
      const type = profile.type[record.profile[r]!]!
      if (total === 0) continue
      if (type === pledge) pledged = 100
      else if (type === certification) pots.set(of(certificate, r), 200)
      else if (type === exam || type === service) {
        const key = -(years[record.occurredOn[r]!]! * 2 + (type === exam ? 1 : 0)) - 1
        pots.set(key, Math.min((pots.get(key) ?? 0) + total, type === exam ? 300 : 100))
      } else sum += total
    }
    for (const points of pots.values()) sum += points
    return sum + pledged
  }

  return () => {
    const cells = new Float64Array(25)
    for (let s = 0; s < population.subjects; s++) {
      if (subject.type[s] === natural) continue
      const own = ownPoints(s)
      const end = subject.starts[s + 1]!
      let determined = 0
      let cell = 0
      for (let v = 0; v < 2; v++) {
        const points = versions[v]!
        let n = 0
        let mind = subject.shared[s]!
        let sum = 0
        for (let r = subject.starts[s]!; r < end; r++) {
          const p = record.profile[r]!
          if (profile.status[p] !== 0 || kept[record.recordedOn[r]!] === 0) continue
          const repaired = record.repairedOn[r]!
          if (repaired !== 0 && repaired <= today) continue
          if (of(kind, r) !== 0 && !known(of(final, r))) continue
          determined = Math.max(determined, grave[of(classes, r)]!)
          const until = record.validUntil[r]!
          if (until !== 0 && days[until - 1]! < asOf) continue
          const type = profile.type[p]!
          const total = totalOf(r, type, points)
          if (type === pledge || type === exam || type === service || type === certification)
            mind = 1
          room.r[n] = r
          room.total[n++] = total
          sum += total
        }
        if (mind === 1 && n > 1) {
          if (subject.shared[s] === 1) strike(n)
          sum = limited(n)
        }
        const score = BASE + own + sum
        let grade = 0
        while (score < BANDS[grade]!.from) grade++
        cell = cell * 5 + Math.max(grade, determined)
      }
      cells[cell]!++
    }
    return cells
  }
}

function pointsOf(types: readonly string[], amended: Record<string, number>): Int32Array {
  return Int32Array.from(
    types,
    (id) => amended[id] ?? ROWS.find((row) => row.id === id)?.points ?? 0,
  )
}

// Points by the code of a fact, for the rows that have tiers.
function tablesOf(types: readonly string[], column: (id: string) => FactColumn) {
  const facts: Record<string, string> = {
    award: 'level',
    'regulation-drafting': 'role',
    'skills-contest': 'rank',
  }
  return types.map((id) => {
    const name = facts[id]
    if (name === undefined) return undefined
    const fact = column(name)
    const { by } = ROWS.find((row) => row.id === id)!
    return { fact, points: [0, ...fact.words.map((word) => by![word]!)] }
  })
}
