// The audit and receipts as the API shows them.
import { Type } from 'typebox'
import { CivilDate, closed, oneOf } from '../../engine/schema/words.ts'
import { Hash, Instant, Words } from './common.ts'
import { answer, input, orNull } from './define.ts'

const Number_ = Type.String({ pattern: '^\\d{1,15}$' })
const Name = Type.String({ minLength: 1, maxLength: 200 })

export const AuditQuery = input(
  'AuditQuery',
  closed(
    {
      before: Type.Optional(Type.Unsafe<string>({ ...Number_, title: '只要这一行之前的' })),
      limit: Type.Optional(Type.Unsafe<string>({ ...Number_, title: '至多几行' })),
      actor: Type.Optional(Name),
      action: Type.Optional(Name),
      object: Type.Optional(Name),
    },
    '查哪些审计记录',
  ),
)

const AuditRow = closed(
  {
    seq: Type.Integer({ minimum: 1 }),
    at: Instant,
    actor: Type.String(),
    name: orNull(Type.String({ title: '人员姓名或服务密钥的名称' })),
    role: Type.String({ title: '当时的角色或用途' }),
    action: Type.String(),
    object: Type.String(),
    objectName: orNull(Type.String({ title: '对象是人员或服务密钥时的名称' })),
    outcome: oneOf(['done', 'refused'], '结果'),
    reason: orNull(Type.String()),
    detail: Type.Record(Type.String(), Type.Unknown()),
    hash: Type.String(),
  },
  '审计记录',
)

export const AuditPage = answer(
  'AuditPage',
  closed({ rows: Type.Array(AuditRow), next: orNull(Type.Integer()) }, '审计记录，新的在前'),
)

export const AuditVerdict = answer(
  'AuditVerdict',
  closed(
    {
      ok: Type.Boolean(),
      rows: Type.Integer(),
      head: Type.String(),
      first: orNull(Type.Integer({ title: '第一行不是写入时样子的记录' })),
      findings: Type.Array(Words),
    },
    '核验结果',
  ),
)

export const CheckpointAnswer = answer(
  'Checkpoint',
  closed(
    {
      statement: closed(
        { seq: Type.Integer(), head: Type.String(), at: Type.Integer(), key: Type.String() },
        '陈述',
      ),
      signature: Type.String(),
      publicKey: Type.String(),
    },
    '检查点',
  ),
)

export const ReceiptAnswer = answer(
  'Receipt',
  closed(
    {
      statement: closed(
        {
          format: Type.Unsafe<'liangxin-receipt-1'>({ const: 'liangxin-receipt-1' }),
          id: Type.String(),
          at: Instant,
          ruleset: Type.String(),
          version: Type.String(),
          hash: Hash,
          asOf: CivilDate,
          input: Type.String(),
          assessment: Type.String(),
          build: closed(
            { version: Type.String(), program: Type.String(), node: Type.String() },
            '程序',
          ),
          key: Type.String(),
        },
        '签名的部分',
      ),
      signature: Type.String(),
      salt: orNull(Type.String()),
      input: Type.Unknown({ title: '请求，删除后为 null' }),
      assessment: Type.Unknown({ title: '评价结果，删除后为 null' }),
      erased: orNull(closed({ at: Instant, reason: Type.String() }, '删除')),
    },
    '评价凭证',
  ),
)

export const Replay = answer(
  'Replay',
  closed({ same: Type.Unsafe<true>({ const: true }), hash: Hash }, '重算结果相同'),
)

export const Erasure = input(
  'Erasure',
  closed(
    {
      subject: Type.String({ minLength: 1, maxLength: 64, title: '主体编号' }),
      reason: Type.String({ minLength: 1, maxLength: 2000, title: '依据' }),
    },
    '删除一个主体的评价数据',
  ),
)

export const Erased = answer('Erased', closed({ receipts: Type.Integer() }, '删除的凭证数'))
