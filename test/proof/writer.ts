// Writes comments and receipts as fast as it can and says each id once it is written, or why not;
// for the proofs that kill it or take its disk away.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { addComment, listComments } from '../../api/lifecycle/comments.ts'
import { examine } from '../../api/lifecycle/content.ts'
import { findUser, listUsers } from '../../api/people/users.ts'
import { Refusal } from '../../api/refusal/refusal.ts'
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
  const write = async () => {
    await addComment(office, who, SMALL, { text })
    const all = await listComments(office, SMALL)
    return all.find((each) => each.text === text)!.id
  }
  const done = await Promise.allSettled([
    receipts.issue(key, issue).then(({ id: made }) => made),
    write(),
  ])
  for (const each of done) say(each.status === 'fulfilled' ? each.value : why(each.reason))
  if (done.some(({ status }) => status === 'rejected')) await pause(20)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

// A refusal as a service would tell it; anything else ends the writer.
function why(reason: unknown): string {
  if (!(reason instanceof Refusal)) throw reason
  return `refused ${reason.code} ${reason.status}`
}
