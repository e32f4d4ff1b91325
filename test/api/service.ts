// A real service over a real database file in a folder of its own, with a small standard, a
// clock that tests move, and one person for every role.

import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SYSTEM } from '../../api/audit/actor.ts'
import { actorOf, type Person, type Role } from '../../api/people/principal.ts'
import { createUser, findUser } from '../../api/people/users.ts'
import { shanghaiDate } from '../../api/shanghai.ts'
import { openService, type Service, type ServiceOptions } from '../../api/start/service.ts'

export const SMALL = { ruleset: 'small', version: 'v1' }

/** The text of a small standard; the parts that tests move. */
export function smallText(more: { version?: string; from?: string; points?: number } = {}): string {
  const { version = 'v1', from = '2021-01-01', points = -5 } = more
  return `format: 1
ruleset: small
version: ${version}
title: { zh: 小标准, en: small standard }
effectiveFrom: ${from}
sources: { 则: { title: 例 } }
subjects: { scored: [firm] }
score: { base: 90, direction: higherIsBetter, sameCase: highest, rounding: none, cite: 则/1 }
validity: { years: 1, from: recordedOn, lastDay: inclusive, cite: 则/2 }
grades: [{ grade: A, name: 甲, from: 95 }, { grade: B, name: 乙, from: 75 }, { grade: C, name: 丙 }]
facts:
  size: { of: subject, type: integer, min: 0, max: 1000, text: 规模 }
sections:
  - name: 减
    kind: deduction
    items:
      - { id: late, text: 迟报, points: ${points}, cite: 则/4 }
combine: worse
repair: { effect: { points: exclude, determination: exclude }, cite: 则/3 }
`
}

/** Its worked cases: one late report. */
export function smallCases(version = 'v1', score = 85): string {
  return `ruleset: small
version: ${version}
cases:
  - id: C1
    name: 一次迟报
    asOf: "2026-06-30"
    subject: { id: S1, type: firm, facts: {} }
    records: [{ id: r1, type: late, case: c1, occurredOn: "2026-05-01", recordedOn: "2026-05-02", status: confirmed }]
    expect: { applicable: true, score: ${score}, scoreGrade: B, determined: null, grade: B, points: { late: ${score - 90} }, measures: [] }
    derivation: 90${score - 90}=${score}
    about: [late]
`
}

/** One late report, as a service would send it. */
export const LATE = {
  asOf: '2026-06-30',
  subject: { id: 'S1', type: 'firm', facts: {} },
  records: [
    {
      id: 'r1',
      type: 'late',
      case: 'c1',
      occurredOn: '2026-05-01',
      recordedOn: '2026-05-02',
      status: 'confirmed',
    },
  ],
}

type Staff = Record<Role | 'editor2' | 'reviewer2' | 'all', Person>

export type Bench = {
  service: Service
  folder: string
  staff: Staff
  /** UTC milliseconds of the bench's clock; add to it to let time pass. */
  clock: { now: number }
  options: ServiceOptions
  warnings: string[]
  /** Closes and opens the same folder again. */
  restart: () => Promise<Service>
  /** Closes and removes everything. */
  end: () => Promise<void>
}

export const PASSWORD = 'correct horse battery'

/** Opens a service in a fresh folder with one person for every role. */
export async function bench(more: Partial<ServiceOptions> = {}): Promise<Bench> {
  const base = mkdtempSync(join(tmpdir(), 'liangxin-'))
  const rules = join(base, 'rules')
  mkdirSync(join(rules, 'small'), { recursive: true })
  writeFileSync(join(rules, 'small/v1.yaml'), smallText())
  writeFileSync(join(rules, 'small/v1.cases.yaml'), smallCases())
  const clock = { now: Date.UTC(2026, 6, 1, 4) }
  const warnings: string[] = []
  const options: ServiceOptions = {
    folder: join(base, 'data'),
    rules,
    world: { now: () => clock.now, bytes: (count) => randomBytes(count) },
    today: () => shanghaiDate(new Date(clock.now)),
    passwordCost: { log2N: 4, r: 1, p: 1 },
    warn: (zh) => void warnings.push(zh),
    ...more,
  }
  const service = await openService(options)
  const bench: Bench = {
    service,
    folder: options.folder,
    staff: await hire(service),
    clock,
    options,
    warnings,
    restart: async () => {
      await bench.service.close()
      bench.service = await openService(options)
      return bench.service
    },
    end: async () => {
      await bench.service.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
  return bench
}

/** One person for every role, a second editor and reviewer, and one who holds all but one. */
async function hire({ ledger, passwords }: Service): Promise<Staff> {
  const all: Role[] = ['viewer', 'editor', 'reviewer', 'publisher', 'auditor']
  const wanted: [keyof Staff, Role[]][] = [
    ...all.map((role): [Role, Role[]] => [role, [role]]),
    ['administrator', ['administrator']],
    ['editor2', ['editor']],
    ['reviewer2', ['reviewer']],
    ['all', all],
  ]
  const staff = {} as Staff
  for (const [name, roles] of wanted) {
    const user = { name, displayName: `${name} 同志`, roles, password: PASSWORD }
    const id = await createUser(ledger, passwords, SYSTEM, user, false)
    staff[name] = await ledger.store.read((db) => findUser(db, id))
  }
  return staff
}

/** The actor of a person. */
export const by = (person: Person) => actorOf(person)
