// Sample staff and a draft in review, for somebody who wants to see the whole at once. It goes
// the way everything goes: the same functions, the same audit, the same refusals.
import { applyEdits } from '../../engine/text/edit.ts'
import { SYSTEM } from '../audit/actor.ts'
import { addComment } from '../lifecycle/comments.ts'
import { createDraft, saveCases, saveText } from '../lifecycle/drafts.ts'
import { open, textOf } from '../lifecycle/office.ts'
import { submit } from '../lifecycle/review.ts'
import type { Person, Role } from '../people/principal.ts'
import { createUser, findUser } from '../people/users.ts'
import type { Service } from './service.ts'

/** One of the sample staff. */
export type Member = { name: string; displayName: string; roles: Role[] }

/** Sample staff: one for every role, two editors and reviewers. */
export const STAFF: readonly Member[] = [
  { name: 'chen', displayName: '陈岚', roles: ['editor'] },
  { name: 'lin', displayName: '林舟', roles: ['editor'] },
  { name: 'zhou', displayName: '周敏', roles: ['reviewer'] },
  { name: 'xu', displayName: '徐衡', roles: ['reviewer'] },
  { name: 'wang', displayName: '王实', roles: ['publisher'] },
  { name: 'shen', displayName: '沈明', roles: ['auditor'] },
  { name: 'guest', displayName: '来宾', roles: ['viewer'] },
  { name: 'boss', displayName: '管理员（演示）', roles: ['administrator'] },
]

/** The standard of the demonstration. */
export const RULESET = 'hangzhou-metrology'

// Three amendments of the sort that is discussed in earnest, with their reasons; invented all the
// same.
const AMENDMENTS = [
  { set: 'items.seal-broken.points', to: -15 },
  { set: 'items.seal-broken.printed', to: '15分' },
  { set: 'items.fuel-dispenser-uncertified.points', to: -2 },
  { set: 'items.fuel-dispenser-uncertified.printed', to: '2分' },
  { set: 'items.energy-metering-missing.points', to: -12 },
  { set: 'items.energy-metering-missing.printed', to: '12分' },
  {
    set: 'reasons',
    to: {
      items: {
        'seal-broken': '破坏封签多与作弊相连，扣10分不影响多数主体的等级，不足以惩戒。',
        'fuel-dispenser-uncertified': '合格证书多由生产厂家补开，加油站过错较轻，改后与责任相当。',
        'energy-metering-missing': '用能单位整改普遍超期，适当加重扣分。',
      },
    },
  },
]

// What four of the worked cases come to under them.
const CASES: readonly [before: string, after: string][] = [
  ['破坏检定封签或防作弊装置，扣10分', '破坏检定封签或防作弊装置，扣15分'],
  ['用能单位未按规定配备能源计量器具，扣10分', '用能单位未按规定配备能源计量器具，扣12分'],
  [
    'score: 80, scoreGrade: C, determined: null, grade: C, points: { seal-broken: -10 }',
    'score: 75, scoreGrade: C, determined: null, grade: C, points: { seal-broken: -15 }',
  ],
  ['标准第20项：90−10=80，得分C级', '标准第20项：90−15=75，得分C级'],
  [
    'score: 80, scoreGrade: C, determined: null, grade: C, points: { energy-metering-missing: -10 }',
    'score: 78, scoreGrade: C, determined: null, grade: C, points: { energy-metering-missing: -12 }',
  ],
  ['标准第80项：90−10=80，得分C级', '标准第80项：90−12=78，得分C级'],
  ['加油机无出厂产品合格证书，扣3分', '加油机无出厂产品合格证书，扣2分'],
  [
    'score: 87, scoreGrade: B, determined: null, grade: B, points: { fuel-dispenser-uncertified: -3 }',
    'score: 88, scoreGrade: B, determined: null, grade: B, points: { fuel-dispenser-uncertified: -2 }',
  ],
  [
    '不直接判定：90−3=87，得分B级\n    about: [fuel',
    '不直接判定：90−2=88，得分B级\n    about: [fuel',
  ],
  ['name: 恰好84分，C级', 'name: 第24、25项合计扣5分，恰好85分，B级'],
  [
    `score: 84
      scoreGrade: C
      determined: null
      grade: C
      points: { market-scale-missing: -3, fuel-dispenser-uncertified: -3 }`,
    `score: 85
      scoreGrade: B
      determined: null
      grade: B
      points: { market-scale-missing: -3, fuel-dispenser-uncertified: -2 }`,
  ],
  ['75分至84分；90−3−3=84，得分C级', '85分至94分；90−3−2=85，得分B级'],
]

/** Hires the staff and puts v2, with three amendments, in review. */
export async function seedDemo(service: Service, password: string): Promise<void> {
  const people = new Map<string, Person>()
  const { ledger, passwords, office } = service
  await Promise.all(
    STAFF.map(async (member) => {
      const id = await createUser(ledger, passwords, SYSTEM, { ...member, password }, false)
      people.set(member.name, await ledger.store.read((db) => findUser(db, id)))
    }),
  )
  const [editor, reviewer] = [people.get('chen')!, people.get('zhou')!]
  const name = await createDraft(office, editor, { ruleset: RULESET, from: 'v1' })
  const seen = () =>
    ledger.store.read(async (db) => {
      const { row } = await open(db, name)
      return {
        row,
        text: await textOf(db, row.sourceHash),
        cases: await textOf(db, row.casesHash!),
      }
    })
  const { row, text, cases } = await seen()
  const edits = [{ set: 'effectiveFrom', to: nextYear(office.today()) }, ...AMENDMENTS]
  const amended = applyEdits(text, edits)
  if (amended.problems.length > 0) throw new Error(amended.problems[0]!.text.en)
  await saveText(office, editor, name, amended.text, `"${row.sourceHash}"`)
  let told = cases
  for (const [before, after] of CASES) told = told.replace(before, after)
  await saveCases(office, editor, name, told, `"${row.casesHash}"`)
  const { sourceHash } = (await seen()).row
  const note = '三处修订：破坏封签、加油机合格证书、能源计量器具配备'
  await submit(office, editor, name, `"${sourceHash}"`, note)
  await addComment(office, reviewer, name, {
    at: '标准/20',
    text: '破坏封签由扣10分改为扣15分，请附上近三年的案件数。',
  })
}

function nextYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}-01-01`
}
