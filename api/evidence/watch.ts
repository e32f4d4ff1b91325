// Keeps an eye on the evidence: verified at the start and every hour; checkpoints and the last
// use of keys written down every minute.
import type { Service } from '../start/service.ts'
import { onSnapshot } from '../store/snapshot.ts'
import { type Verdict, verify } from './verify.ts'

/** `health.broken` says that nothing may be scored. */
export type Watch = {
  health: { broken: boolean }
  verify: () => Promise<Verdict>
  stop: () => void
}

const HOUR = 3_600_000
const MINUTE = 60_000

/** Verifies once, then goes on until stopped; `alarm` hears of every verification that fails. */
export async function watchEvidence(
  { store, signer, notary, keys }: Service,
  url: string | undefined,
  alarm: (verdict: Verdict) => void,
  failed: (error: unknown) => void,
): Promise<Watch> {
  const health = { broken: false }
  const look = async (): Promise<Verdict> => {
    const trust = { publicKeys: [signer.publicKey], places: notary.places }
    const verdict = await onSnapshot({ folder: store.folder, url }, (view) => verify(view, trust))
    // INVARIANT: once broken, scoring stays stopped until somebody starts the service anew.
    if (!verdict.ok) health.broken = true
    if (!verdict.ok) alarm(verdict)
    return verdict
  }
  await look()
  const hourly = setInterval(() => void look().catch(failed), HOUR)
  const often = setInterval(() => {
    keys.flush().catch(failed)
    notary.now().catch(failed)
  }, MINUTE)
  for (const timer of [hourly, often]) timer.unref()
  return {
    health,
    verify: look,
    stop: () => {
      clearInterval(hourly)
      clearInterval(often)
    },
  }
}
