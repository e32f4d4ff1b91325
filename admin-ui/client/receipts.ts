// Receipts: what proves how an assessment came about.
import { call } from './call.ts'

/** Scores a receipt again under its version; refused where any byte differs. */
export const replayReceipt = (id: string): Promise<unknown> =>
  call('GET', `/v1/receipts/${encodeURIComponent(id)}/replay`)
