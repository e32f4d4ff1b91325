// Asked again before approving, publishing and withdrawing: by the password, or where the person
// signed in at a provider of identities, there.
import { eq } from 'drizzle-orm'
import type { Ledger } from '../audit/record.ts'
import { Refusal } from '../refusal/refusal.ts'
import { person, session } from '../store/schema.ts'
import type { Attempts } from './attempts.ts'
import type { Passwords } from './passwords.ts'
import { actorOf, type Person } from './principal.ts'
import { hashOf } from './sessions.ts'

/** How long a confirmation at the provider waits for the act it was made for. */
const FRESH = 5 * 60_000

/** Refuses unless the person at this session has just been asked again. */
export type Confirm = (
  who: Person,
  token: string,
  password: string | undefined,
  address: string,
) => Promise<void>

/** Confirmations of a ledger. */
export function openConfirm(ledger: Ledger, passwords: Passwords, attempts: Attempts): Confirm {
  const { store } = ledger
  const refuse = async (who: Person, refusal: Refusal): Promise<never> => {
    await ledger.record(actorOf(who), (_tx, log) =>
      log({ action: 'password.confirm', object: who.id, outcome: 'refused' }),
    )
    throw refusal
  }

  // Each confirmation is for one act: it is taken before the act begins.
  const take = (token: string): Promise<boolean> =>
    store.transact(async (tx) => {
      const mine = eq(session.tokenHash, hashOf(token))
      const [row] = await tx.select().from(session).where(mine)
      await tx.update(session).set({ confirmedAt: null }).where(mine)
      const at = row?.confirmedAt ?? null
      return at !== null && store.world.now() - at < FRESH
    })

  return async (who, token, password, address) => {
    const [row] = await store.read((db) =>
      db
        .select()
        .from(session)
        .where(eq(session.tokenHash, hashOf(token))),
    )
    if (row?.byProvider) {
      if (!(await take(token))) await refuse(who, new Refusal('confirm-at-provider'))
      return
    }
    if (password === undefined) throw new Refusal('password-missing')
    await attempts.begin(who.name, address)
    const [found] = await store.read((db) => db.select().from(person).where(eq(person.id, who.id)))
    if (!(await passwords.matches(password, found?.password)))
      return refuse(who, new Refusal('password-wrong'))
    await attempts.succeeded(who.name, address)
  }
}
