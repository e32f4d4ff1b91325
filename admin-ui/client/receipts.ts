// Receipts: what proves how an assessment came about.
import { call } from './call.ts'

const at = (id: string): string => `/v1/receipts/${encodeURIComponent(id)}`

/** A receipt as it is handed out: a signed statement, and what it was made of. */
export type Receipt = Record<ReceiptPart, unknown>
export type ReceiptPart = 'statement' | 'signature' | 'salt' | 'input' | 'assessment' | 'erased'

/** The receipt as it is kept. */
export const readReceipt = (id: string): Promise<Receipt> => call('GET', at(id))

/** Scores a receipt again under its version; refused where any byte differs. */
export const replayReceipt = (id: string): Promise<unknown> => call('GET', `${at(id)}/replay`)
