// Writes comments and receipts as fast as it can and says each id once it is written; for the
// proof that kills it.
import { randomBytes } from 'node:crypto'
import { addComment, listComments } from '../../api/lifecycle/comments.ts'
import { examine } from '../../api/lifecycle/content.ts'
import { findUser, listUsers } from '../../api/people/users.ts'
import { openService } from '../../api/start/service.ts'
import { REAL_WORLD } from '../../api/store/world.ts'
import { assess } from '../../engine/assess/assess.ts'
import { LATE, SMALL, smallText } from '../api/service.ts'

const [folder, rules] = process.argv.slice(2) as [string, string]
const service = await openService({
  folder,
  rules,
  world: REAL_WORLD,
  today: () => '2026-07-01',
  warn: () => {},
})
const { ledger, office, receipts } = service
const { id } = (await listUsers(ledger)).find(({ name }) => name === 'viewer')!
const who = await ledger.store.read((db) => findUser(db, id))
const { scorer } = examine(smallText(), SMALL)
const { assessment } = await assess(scorer!, LATE)
const key = { kind: 'key' as const, id: 'k', name: 'k', scopes: ['score:receipt' as const] }

for (;;) {
  const text = randomBytes(8).toString('hex')
  const issue = {
    request: LATE as never,
    assessment: assessment!,
    asked: LATE,
    idempotencyKey: text,
  }
  const [made] = await Promise.all([
    receipts.issue(key, issue),
    addComment(office, who, SMALL, { text }),
  ])
  const written = (await listComments(office, SMALL)).find((each) => each.text === text)!
  process.stdout.write(`${made.id}\n${written.id}\n`)
}
