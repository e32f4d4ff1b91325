// The subject last entered stays in this tab, so that a reload loses nothing; it leaves with the tab.
import type { ScoreRequest } from '../../../engine/schema/contract.ts'

const KEY = 'liangxin.subject'

/** The subject that this tab holds. */
export function kept(): ScoreRequest | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as ScoreRequest | null) ?? undefined
  } catch {
    return undefined
  }
}

/** Holds a subject. */
export function keep(request: ScoreRequest): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(request))
  } catch {
    // A browser that keeps nothing still shows what was entered.
  }
}
