// What many bodies share: words in two languages, persons, instants, problems.
import { type Static, Type } from 'typebox'
import { closed, oneOf } from '../../engine/schema/words.ts'
import { answer } from './define.ts'

/** A sentence in Chinese and English. */
export const Words = answer('Words', closed({ zh: Type.String(), en: Type.String() }, '中文和英文'))

/** A moment, ISO 8601 in UTC with milliseconds. */
export const Instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
  title: '时刻（UTC）',
})

/** A SHA-256 in hexadecimal behind its name. */
export const Hash = Type.String({ pattern: '^sha256:[0-9a-f]{64}$', title: 'SHA-256' })

export const PersonRef = answer(
  'PersonRef',
  closed({ id: Type.String(), name: Type.String() }, '人员'),
)

/** One thing that is wrong, as the engine and every host tell it. */
export const ProblemItem = answer(
  'Problem',
  Type.Object(
    {
      code: Type.String(),
      severity: oneOf(['error', 'warning', 'note'], '轻重'),
      text: Words,
      hint: Type.Optional(Words),
      path: Type.Optional(Type.String()),
      line: Type.Optional(Type.Integer({ minimum: 1 })),
      column: Type.Optional(Type.Integer({ minimum: 1 })),
    },
    { title: '问题' },
  ),
)

/** RFC 9457: the answer to every request that cannot be met. */
export const ProblemDetails = answer(
  'ProblemDetails',
  Type.Object(
    {
      type: Type.String({ title: '问题种类（URN）' }),
      title: Type.String(),
      status: Type.Integer({ minimum: 400, maximum: 599 }),
      detail: Type.String(),
      problems: Type.Array(ProblemItem),
      errorId: Type.Optional(Type.String({ title: '故障编号，见服务端日志' })),
    },
    { title: '不能办理的答复（RFC 9457）' },
  ),
)

/** A person as a body names one. */
export type PersonRef = Static<typeof PersonRef>
