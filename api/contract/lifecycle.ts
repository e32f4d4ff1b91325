// What is sent to move a version on, and what comes back.
import { Type } from 'typebox'
import { CivilDate, closed } from '../../engine/schema/words.ts'
import { Hash, Instant, PersonRef, ProblemItem, Words } from './common.ts'
import { answer, input, orNull } from './define.ts'

// Who signed in at a provider of identities has confirmed there instead.
const Password = Type.Optional(Type.String({ minLength: 1, maxLength: 200, title: '本人的密码' }))
const Reason = Type.String({ minLength: 1, maxLength: 2000, title: '理由' })

export const NewVersion = input(
  'NewVersion',
  closed(
    {
      from: Type.String({ minLength: 1, maxLength: 64, title: '以哪个版本为底本' }),
      version: Type.Optional(
        Type.String({ minLength: 1, maxLength: 32, title: '版本号，缺省为下一号' }),
      ),
      effectiveFrom: Type.Optional(
        Type.Unsafe<string>({ ...CivilDate, title: '拟施行日期；缺省为底本所写的日期' }),
      ),
    },
    '起草',
  ),
)

export const Saved = answer(
  'Saved',
  closed(
    {
      sourceHash: Hash,
      hash: orNull(Hash),
      casesHash: Type.Optional(orNull(Hash)),
      problems: Type.Array(ProblemItem),
    },
    '保存的结果',
  ),
)

export const Submission = input(
  'Submission',
  closed({ note: Type.Optional(Type.String({ maxLength: 2000, title: '说明' })) }, '送审'),
)

export const Return = input('Return', closed({ reason: Reason }, '退回'))

export const Approval = input(
  'Approval',
  closed(
    {
      password: Password,
      simulation: Type.Optional(Type.String({ minLength: 1, maxLength: 100, title: '影响模拟' })),
      reason: Type.Optional(Reason),
    },
    '审核通过',
  ),
)

export const Publication = input('Publication', closed({ password: Password }, '发布'))
export const Withdrawal = input(
  'Withdrawal',
  closed({ password: Password, reason: Reason }, '撤回'),
)

export const NewComment = input(
  'NewComment',
  closed(
    {
      at: Type.Optional(
        Type.String({ minLength: 1, maxLength: 200, title: '条款编号或规则中的位置' }),
      ),
      text: Type.String({ minLength: 1, maxLength: 4000 }),
    },
    '意见',
  ),
)

export const CommentList = answer(
  'CommentList',
  closed(
    {
      comments: Type.Array(
        closed(
          {
            id: Type.String(),
            at: orNull(Type.String()),
            text: Type.String(),
            by: PersonRef,
            createdAt: Instant,
          },
          '意见',
        ),
      ),
    },
    '意见一览',
  ),
)

const Version = Type.String({ minLength: 1, maxLength: 64 })

export const CompareQuery = input(
  'CompareQuery',
  closed({ from: Version, to: Version }, '比较哪两个版本'),
)

export const CompareResult = answer(
  'CompareResult',
  closed(
    {
      from: Type.String(),
      to: Type.String(),
      changes: Type.Array(
        Type.Object(
          {
            kind: Type.String(),
            at: Type.String({ title: '位置，可作编辑的路径' }),
            zh: Type.String(),
            en: Type.String(),
            before: Type.Optional(Type.Unknown({ title: '原来的内容' })),
            after: Type.Optional(Type.Unknown({ title: '现在的内容' })),
            was: Type.Optional(Words),
            now: Type.Optional(Words),
            cite: Type.Optional(Type.Array(Type.String())),
            of: Type.Optional(Type.String({ title: '带来这处改动的解释口径的位置' })),
          },
          { title: '改动' },
        ),
      ),
      rows: Type.Array(
        closed(
          {
            at: Type.String(),
            title: Words,
            clause: Type.String(),
            before: orNull(Words),
            after: orNull(Words),
            reason: orNull(Words),
          },
          '新旧条文对照',
        ),
      ),
    },
    '两个版本的差别',
  ),
)
