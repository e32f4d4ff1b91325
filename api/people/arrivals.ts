// Who comes back from the provider of identities: a session for a person we know, or a note that
// the person of a session was asked again. Everybody else is refused, and that is written down.
import { eq } from 'drizzle-orm'
import { ANONYMOUS } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { Refusal } from '../refusal/refusal.ts'
import { person, session } from '../store/schema.ts'
import type { Identity, Provider, Purpose } from './provider.ts'
import { hashOf, type Sessions, type SignedIn } from './sessions.ts'

/** A session begun, or the one that goes on, confirmed. */
type Arrived = { signedIn?: SignedIn & { token: string } }

/** Takes whom the provider sends back with this ticket and query. */
export type Arrivals = (
  ticket: string | undefined,
  search: string,
  address: string,
) => Promise<Arrived>

/** The arrivals from a provider. */
export function openArrivals(ledger: Ledger, sessions: Sessions, provider: Provider): Arrivals {
  const { store } = ledger

  const signIn = async ({ value }: Identity): Promise<Arrived> => {
    const [found] = await store.read((db) =>
      db.select().from(person).where(eq(person.externalSubject, value)),
    )
    if (!found) throw new Refusal('identity-unknown', {}, { value })
    if (found.disabled) throw new Refusal('identity-disabled', {}, { value, person: found.id })
    return { signedIn: await sessions.begin(found.id) }
  }

  const confirm = async (
    { value }: Identity,
    purpose: Extract<Purpose, { kind: 'confirm' }>,
  ): Promise<Arrived> => {
    const { person: id, token } = purpose
    await ledger.record({ kind: 'person', id, rights: [] }, async (tx, log, at) => {
      const [found] = await tx.select().from(person).where(eq(person.externalSubject, value))
      if (found?.id !== id) throw new Refusal('identity-other', {}, { value, person: id })
      const mine = eq(session.tokenHash, hashOf(token))
      // A session that ended meanwhile has nothing to confirm.
      const [row] = await tx.select().from(session).where(mine)
      if (row?.person !== id) throw new Refusal('sign-in-needed')
      await tx.update(session).set({ confirmedAt: at }).where(mine)
      await log({ action: 'identity.confirm', object: id })
    })
    return {}
  }

  return async (ticket, search, address) => {
    try {
      const identity = await provider.finish(ticket, search)
      const { purpose } = identity
      return await (purpose.kind === 'signIn' ? signIn(identity) : confirm(identity, purpose))
    } catch (error) {
      // Without a ticket nobody has come from the provider at all.
      if (!(error instanceof Refusal) || error.code === 'provider-ticket') throw error
      const { person: id, value, why } = error.more
      await ledger.record(ANONYMOUS, (_tx, log) =>
        log({
          action: 'identity.arrive',
          object: typeof id === 'string' ? id : 'unknown',
          outcome: 'refused',
          detail: {
            address,
            code: error.code,
            ...(value === undefined ? {} : { value }),
            ...(why === undefined ? {} : { why }),
          },
        }),
      )
      throw error
    }
  }
}
