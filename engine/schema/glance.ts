// A quick look that knows the ordinary request by sight. It says yes only to what the schema
// allows; whatever it does not know goes to the generated validator, which decides and explains.
import { parseDay } from '../civil.ts'
import type { ScoreRequest } from './contract.ts'

const ID = /^[!-~]{1,64}$/
const CASE = /^[!-~\u4e00-\u9fff〔〕（）]{1,100}$/
const TYPE = /^[!-~]{1,64}$/

// What an object must have, as bits; a key beyond these is not ordinary.
const REQUEST = { subject: 1, records: 2, asOf: 4 } as const
const RECORD_NEEDS = 63

/** Whether a value is plainly a score request; no is no verdict. */
export function isOrdinary(value: unknown): value is ScoreRequest {
  if (!isMap(value)) return false
  let seen = 0
  for (const key in value) {
    const inner = value[key]
    if (key === 'subject' && isSubject(inner)) seen |= REQUEST.subject
    else if (key === 'records' && Array.isArray(inner) && inner.every(isRecord))
      seen |= REQUEST.records
    else if (key === 'asOf' && isDate(inner)) seen |= REQUEST.asOf
    else return false
  }
  return (seen & 3) === 3
}

function isSubject(value: unknown): boolean {
  if (!isMap(value)) return false
  let seen = 0
  for (const key in value) {
    const inner = value[key]
    if (key === 'id' && typeof inner === 'string' && ID.test(inner)) seen |= 1
    else if (key === 'type' && typeof inner === 'string' && TYPE.test(inner)) seen |= 2
    else if (key === 'facts' && isMap(inner)) seen |= 4
    else if (
      (key === 'name' || key === 'district') &&
      typeof inner === 'string' &&
      CASE.test(inner)
    ) {
      if (key === 'district' && inner.length > 64) return false
    } else return false
  }
  return seen === 7
}

function isRecord(value: unknown): boolean {
  if (!isMap(value)) return false
  let seen = 0
  for (const key in value) {
    const bit = recordBit(key, value[key])
    if (bit === -1) return false
    seen |= bit
  }
  return (seen & RECORD_NEEDS) === RECORD_NEEDS
}

function recordBit(key: string, inner: unknown): number {
  switch (key) {
    case 'id':
      return typeof inner === 'string' && ID.test(inner) ? 1 : -1
    case 'type':
      return typeof inner === 'string' && TYPE.test(inner) ? 2 : -1
    case 'case':
      return typeof inner === 'string' && CASE.test(inner) ? 4 : -1
    case 'occurredOn':
      return isDate(inner) ? 8 : -1
    case 'recordedOn':
      return isDate(inner) ? 16 : -1
    case 'status':
      return inner === 'confirmed' || inner === 'pending' || inner === 'revoked' ? 32 : -1
    case 'repairedOn':
    case 'validUntil':
      return isDate(inner) ? 64 : -1
    case 'facts':
      return isMap(inner) ? 64 : -1
    default:
      return -1
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  // Only what JSON makes: nothing inherited may pass for its own.
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && parseDay(value) !== undefined
}
