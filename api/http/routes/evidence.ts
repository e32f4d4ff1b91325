// The audit, its verification and checkpoints, and receipts.
import { newestCheckpoint } from '../../audit/checkpoint.ts'
import { listAudit } from '../../audit/list.ts'
import {
  AuditPage,
  AuditQuery,
  AuditVerdict,
  CheckpointAnswer,
  Erased,
  Erasure,
  ReceiptAnswer,
  Replay,
} from '../../contract/evidence.ts'
import { IdParams } from '../../contract/people.ts'
import { NoQuery } from '../../contract/versions.ts'
import { keyNamesOf } from '../../people/keys.ts'
import { actorOf } from '../../people/principal.ts'
import { Refusal } from '../../refusal/refusal.ts'
import { namesOf } from '../../rules/views.ts'
import { ADMINISTRATORS, AUDITORS, RECEIPT_READERS } from '../access.ts'
import { json } from '../answer.ts'
import { type Desk, personOf } from '../desk.ts'
import { type Route, route } from '../route.ts'

const shared = { tag: 'evidence', method: 'GET', query: NoQuery } as const

/** /v1/audit, /v1/receipts, /v1/erasures. */
export function evidenceRoutes(desk: Desk): Route[] {
  const { ledger, receipts, signer, verify } = desk
  // A service sees its own receipts only; of others it is told that there are none.
  const find = async (id: string, caller: { kind: string; id: string } | undefined) => {
    const found = await receipts.read(id)
    if (caller?.kind === 'key' && found.principal !== `key:${caller.id}`)
      throw new Refusal('receipt-unknown', { value: id })
    return found.receipt
  }
  return [
    route({
      ...shared,
      id: 'listAudit',
      path: '/v1/audit',
      access: AUDITORS,
      query: AuditQuery,
      summary: { zh: '审计记录', en: 'The audit' },
      answers: ok(AuditPage),
      refusals: [422],
      handle: async ({ query }) => {
        const { before, limit, actor, action, object } = query
        const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
        const page = await listAudit(ledger, {
          before: number(before),
          limit: number(limit),
          actor,
          action,
          object,
        })
        const names = await ledger.store.read(
          async (db) => new Map([...(await namesOf(db)), ...(await keyNamesOf(db))]),
        )
        const rows = page.rows.map(({ seq, at, actor: who, rights, reason, detail, ...row }) => ({
          seq,
          at: new Date(at).toISOString(),
          actor: who,
          name: names.get(who) ?? null,
          role: rights.join('、'),
          action: row.action,
          object: row.object,
          objectName: names.get(row.object) ?? null,
          outcome: row.outcome,
          reason: reason ?? null,
          detail: detail ?? {},
          hash: row.hash,
        }))
        return json({ rows, next: page.next })
      },
    }),
    route({
      ...shared,
      id: 'verifyAudit',
      path: '/v1/audit/verify',
      access: AUDITORS,
      summary: { zh: '核验全部证据', en: 'Verify all evidence' },
      answers: ok(AuditVerdict),
      refusals: [],
      handle: async () => json(await verify()),
    }),
    route({
      ...shared,
      id: 'readCheckpoint',
      path: '/v1/audit/checkpoint',
      access: AUDITORS,
      summary: { zh: '最新的检查点，请另行保存', en: 'The newest checkpoint; keep it elsewhere' },
      answers: ok(CheckpointAnswer),
      refusals: [404],
      handle: async () => {
        const found = await newestCheckpoint(ledger)
        if (!found) throw new Refusal('checkpoint-none')
        return json({ ...found, publicKey: signer.publicKey })
      },
    }),
    route({
      ...shared,
      id: 'readReceipt',
      path: '/v1/receipts/{id}',
      params: IdParams,
      access: RECEIPT_READERS,
      summary: { zh: '评价凭证，可离线核验', en: 'A receipt, to be verified offline' },
      answers: ok(ReceiptAnswer),
      refusals: [404],
      handle: async ({ params, caller }) => json(await find(params.id, caller)),
    }),
    route({
      ...shared,
      id: 'replayReceipt',
      path: '/v1/receipts/{id}/replay',
      params: IdParams,
      access: RECEIPT_READERS,
      summary: { zh: '重算并逐字节比较', en: 'Score again and compare byte for byte' },
      answers: ok(Replay),
      refusals: [404, 410],
      handle: async ({ params, caller }) => {
        await find(params.id, caller)
        const { statement } = await receipts.replay(params.id, (said) =>
          desk.scorerOf({ ruleset: said.ruleset, version: said.version }),
        )
        return json({ same: true, hash: statement.hash })
      },
    }),
    route({
      ...shared,
      id: 'eraseSubject',
      method: 'POST',
      path: '/v1/erasures',
      access: ADMINISTRATORS,
      body: { kind: 'json', schema: Erasure },
      summary: { zh: '删除一个主体的评价数据', en: 'Erase the data of a subject' },
      answers: ok(Erased),
      refusals: [400, 413, 415, 422],
      handle: async ({ body, caller }) => {
        const by = actorOf(personOf(caller))
        return json({ receipts: await receipts.erase(by, body.subject, body.reason) })
      },
    }),
  ]
}

function ok(schema: object) {
  return {
    200: {
      description: { zh: '内容', en: 'The content' },
      content: { 'application/json': schema as typeof AuditPage },
    },
  }
}
