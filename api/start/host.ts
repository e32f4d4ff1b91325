// The service behind its HTTP app: the store's rules, the guard, the desk.
import { randomUUID } from 'node:crypto'
import { type Watch, watchEvidence } from '../evidence/watch.ts'
import { createGuard } from '../http/guard.ts'
import type { Log, Ports } from '../http/ports.ts'
import { examine } from '../lifecycle/content.ts'
import { open, textOf } from '../lifecycle/office.ts'
import { Refusal } from '../refusal/refusal.ts'
import { storedRules } from '../rules/stored.ts'
import type { Service, ServiceOptions } from './service.ts'

/** The ports of an app over a service, and the watch over its evidence. */
export async function hostOf(
  service: Service,
  { url, today }: Pick<ServiceOptions, 'url' | 'today'>,
  log: Log,
): Promise<{ ports: Ports; watch: Watch }> {
  const { ledger, office, passwords, sessions, keys, receipts, signer, store } = service
  const { attempts, confirm, elsewhere } = service
  const watch = await watchEvidence(
    service,
    url,
    ({ first, findings }) => log.error({ first, findings }, 'the evidence does not verify'),
    (error) => log.error({ error }, 'watching the evidence failed'),
  )
  const ports: Ports = {
    rules: storedRules(office, watch.health),
    today,
    log,
    errorId: randomUUID,
    guard: createGuard(ledger, keys, sessions),
    desk: {
      ledger,
      office,
      passwords,
      sessions,
      attempts,
      confirm,
      ...(elsewhere ? { elsewhere } : {}),
      keys,
      receipts,
      signer,
      verify: watch.verify,
      scorerOf: async (name) => {
        const text = await store.read(async (db) =>
          textOf(db, (await open(db, name)).row.sourceHash),
        )
        const { scorer } = examine(text, name)
        if (scorer) return scorer
        throw new Refusal('version-unknown', { value: `${name.ruleset}/${name.version}` })
      },
    },
  }
  return { ports, watch }
}
