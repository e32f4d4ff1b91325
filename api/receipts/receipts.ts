// Receipts: issued once for an idempotency key, read, replayed, and their data erased.
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { assess } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { canonicalText } from '../../engine/text/canonical.ts'
import type { Actor } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import type { Signer } from '../audit/signer.ts'
import { actorOf, type Principal } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Db, Tx } from '../store/door.ts'
import { erasure, receipt, receiptPayload } from '../store/schema.ts'
import { freshId } from '../store/world.ts'
import {
  type Build,
  commit,
  partBytes,
  type Receipt,
  type Statement,
  statementBytes,
} from './statement.ts'

/** What is asked for: the request with its asOf, the version's scorer and its answer. */
type Issue = {
  request: ScoreRequest & { asOf: string }
  assessment: Assessment
  /** Everything of the request that decides its answer, for the idempotency key. */
  asked: unknown
  idempotencyKey: string
}

export type Receipts = {
  /** The bytes of the answer: the assessment with the receipt's id, the same for a repeated key. */
  issue: (who: Principal, issue: Issue) => Promise<{ id: string; bytes: Buffer; fresh: boolean }>
  /** The bytes of an answer given before under this key, or nothing. */
  repeat: (
    who: Principal,
    asked: unknown,
    idempotencyKey: string,
  ) => Promise<{ id: string; bytes: Buffer } | undefined>
  read: (id: string) => Promise<{ receipt: Receipt; principal: string }>
  /** Scores again with `scorer` and compares bytes; a difference is a refusal with status 500. */
  replay: (id: string, scorer: (statement: Statement) => Promise<Scorer>) => Promise<Receipt>
  /** Deletes the data of every receipt of a subject; returns how many. */
  erase: (by: Actor, subject: string, reason: string) => Promise<number>
}

/** The receipts of a ledger. */
export function openReceipts(ledger: Ledger, signer: Signer, build: Build): Receipts {
  const { store } = ledger
  const { world } = store

  const read: Receipts['read'] = (id) =>
    store.read(async (db) => {
      const [row] = await db.select().from(receipt).where(eq(receipt.id, id))
      if (!row) throw new Refusal('receipt-unknown', { value: id })
      const [payload] = await db.select().from(receiptPayload).where(eq(receiptPayload.receipt, id))
      const [gone] = await db.select().from(erasure).where(eq(erasure.receipt, id))
      return {
        principal: row.principal,
        receipt: {
          statement: parse(row.body) as Statement,
          signature: row.signature.toString('base64'),
          salt: payload ? payload.salt.toString('hex') : null,
          input: payload ? parse(payload.input) : null,
          assessment: payload ? parse(payload.assessment) : null,
          erased: gone ? { at: new Date(gone.at).toISOString(), reason: gone.reason } : null,
        },
      }
    })

  return {
    read,
    repeat: (who, asked, idempotencyKey) =>
      store.read((db) => repeated(db, who, hashOf(asked), idempotencyKey)),
    issue: async (who, { request, assessment, asked, idempotencyKey }) => {
      const requestHash = hashOf(asked)
      const salt = world.bytes(32)
      const input = partBytes(request)
      const answer = partBytes(assessment)
      const principal = nameOf(who)
      return ledger.record(actorOf(who), async (tx, log, at) => {
        const known = await repeated(tx, who, requestHash, idempotencyKey)
        if (known) return { ...known, fresh: false }
        const id = freshId(world, 'r')
        const statement: Statement = {
          format: 'liangxin-receipt-1',
          id,
          at: new Date(at).toISOString(),
          ruleset: assessment.ruleset,
          version: assessment.version,
          hash: assessment.hash,
          asOf: assessment.asOf,
          input: commit('input', salt, input),
          assessment: commit('assessment', salt, answer),
          build,
          key: signer.id,
        }
        const body = partBytes(statement)
        const signature = signer.sign(statementBytes(statement))
        await tx
          .insert(receipt)
          .values({ id, principal, idempotencyKey, requestHash, at, body, signature })
        await tx.insert(receiptPayload).values({
          receipt: id,
          subjectHash: subjectHash(request.subject.id),
          salt,
          input,
          assessment: answer,
        })
        await log({
          action: 'score.receipt',
          object: id,
          detail: {
            ruleset: assessment.ruleset,
            version: assessment.version,
            hash: assessment.hash,
          },
        })
        return { id, bytes: answerBytes(answer, id), fresh: true }
      })
    },
    replay: async (id, scorerOf) => {
      const { receipt: found } = await read(id)
      if (found.erased) throw new Refusal('receipt-erased', found.erased)
      const scorer = await scorerOf(found.statement)
      const { asOf } = found.statement
      const again = await assess(scorer, found.input, { asOf })
      const same =
        again.assessment && canonicalText(again.assessment) === canonicalText(found.assessment)
      if (!same) throw new Refusal('replay-differs', { value: id })
      return found
    },
    erase: async (by, subject, reason) => {
      if (reason.trim() === '') throw new Refusal('reason-missing')
      const count = await ledger.record(by, async (tx, log, at) => {
        const rows = await tx
          .select({ id: receiptPayload.receipt })
          .from(receiptPayload)
          .where(eq(receiptPayload.subjectHash, subjectHash(subject)))
        for (const { id } of rows) {
          await tx.insert(erasure).values({ receipt: id, at, reason: reason.trim() })
          await tx.delete(receiptPayload).where(eq(receiptPayload.receipt, id))
          await log({ action: 'receipt.erase', object: id, reason: reason.trim() })
        }
        return rows.length
      })
      // The log of the database still holds the old pages until it is folded in.
      await store.read(() => store.client.execute('PRAGMA wal_checkpoint(TRUNCATE)'))
      return count
    },
  }
}

async function repeated(db: Db | Tx, who: Principal, requestHash: Buffer, key: string) {
  const [row] = await db
    .select()
    .from(receipt)
    .where(and(eq(receipt.principal, nameOf(who)), eq(receipt.idempotencyKey, key)))
  if (!row) return undefined
  if (!row.requestHash.equals(requestHash)) throw new Refusal('idempotency-differs')
  const { assessment } = await payloadOf(db, row.id)
  return { id: row.id, bytes: answerBytes(assessment, row.id) }
}

function nameOf({ kind, id }: Principal): string {
  return `${kind}:${id}`
}

function hashOf(asked: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(asked)).digest()
}

async function payloadOf(db: Db | Tx, id: string) {
  const [payload] = await db.select().from(receiptPayload).where(eq(receiptPayload.receipt, id))
  if (payload) return payload
  const [gone] = await db.select().from(erasure).where(eq(erasure.receipt, id))
  throw new Refusal('receipt-erased', {
    at: gone ? new Date(gone.at).toISOString() : '',
    reason: gone?.reason ?? '',
  })
}

/** An assessment's canonical bytes with the id of its receipt as the last member. */
function answerBytes(assessment: Buffer, id: string): Buffer {
  return Buffer.concat([assessment.subarray(0, -1), Buffer.from(`,"receipt":"${id}"}`)])
}

function subjectHash(subject: string): Buffer {
  return createHash('sha256').update(`liangxin-subject-v1\u0000${subject}`).digest()
}

function parse(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'))
}
