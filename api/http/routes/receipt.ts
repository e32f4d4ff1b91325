// Scoring with a receipt: the same answer for the same key, whatever has happened since.
import { assess } from '../../../engine/assess/assess.ts'
import { placeInJson } from '../../../engine/json/place.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { Refusal } from '../../refusal/refusal.ts'
import type { Caller } from '../../rules/port.ts'
import { asOfText } from '../../score/answers.ts'
import { refuse, text } from '../answer.ts'
import { decodeText, parseJson } from '../body.ts'
import { type Choice, resolve } from '../choice.ts'
import { type Desk, principalOf } from '../desk.ts'

/** What the score route has read of the request. */
type Asked = {
  ruleset: string
  query: { version?: string; asOf?: string }
  body: Uint8Array
  pin: () => Promise<Choice | { problem: Problem }>
}

/** Scores one subject and answers with the assessment and the id of its receipt. */
export async function scoreWithReceipt(
  desk: Desk,
  caller: Caller | undefined,
  request: Request,
  { ruleset, query, body, pin }: Asked,
): Promise<Response> {
  if (!caller?.scopes.includes('score:receipt'))
    throw new Refusal('forbidden', { needed: 'score:receipt' })
  const idempotencyKey = request.headers.get('idempotency-key')
  if (idempotencyKey === null) throw new Refusal('idempotency-missing')
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) throw new Refusal('idempotency-form')
  const who = principalOf(caller)
  const sent = decodeText(body)
  if (typeof sent !== 'string') return refuse([sent])
  const { version = null, asOf = null } = query
  const asked = { ruleset, version, asOf, body: sent }
  const known = await desk.receipts.repeat(who, asked, idempotencyKey)
  if (known) return answer(known)
  const read = parseJson(sent)
  if ('problem' in read) return refuse([read.problem])
  const { value } = read
  if (hasReadings(value)) throw new Refusal('receipt-readings')
  const choice = await pin()
  if ('problem' in choice) return refuse([choice.problem])
  const { scorer, problem: missing } = resolve(choice, asOfText(value))
  if (!scorer) return refuse([missing])
  const day = choice.asOf ?? choice.today
  const { assessment, problems } = await assess(scorer, value, { asOf: day })
  if (!assessment) return refuse(placeInJson(problems, sent, 1))
  const made = await desk.receipts.issue(who, {
    request: { ...(value as ScoreRequest), asOf: assessment.asOf },
    assessment,
    asked,
    idempotencyKey,
  })
  return answer(made)
}

function answer({ id, bytes }: { id: string; bytes: Buffer }): Response {
  const body = new Uint8Array(bytes)
  return text(body, 'application/json', { location: `/v1/receipts/${id}` })
}

function hasReadings(value: unknown): boolean {
  const readings = memberOf(value, 'readings')
  if (readings === undefined) return false
  return typeof readings !== 'object' || readings === null || Object.keys(readings).length > 0
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
