// Whom a simulation moves: which of them are asked for, and both score sheets of each.
import { Type } from 'typebox'
import { closed, oneOf } from '../../engine/schema/words.ts'
import { answer, input, orNull } from './define.ts'
import { Count } from './jobs.ts'
import { Determined, Line } from './score.ts'

const Part = Type.String({ minLength: 1, maxLength: 64 })

const Of = Type.Optional(oneOf(['to', 'also'], '与哪个版本比较；缺省为 to'))
const Cursor = Type.Optional(Type.String({ pattern: '^\\d{1,9}$' }))
const Limit = Type.Optional(Type.String({ pattern: '^([1-9]|[1-4]\\d|50)$', title: '至多50' }))

export const MoversQuery = input(
  'MoversQuery',
  closed(
    {
      from: Type.Optional(Part),
      to: Type.Optional(Part),
      district: Type.Optional(Part),
      type: Type.Optional(Part),
      direction: Type.Optional(oneOf(['worse', 'better'], '变差或变好')),
      of: Of,
      cursor: Cursor,
      limit: Limit,
    },
    '哪些变动主体',
  ),
)

export const UnknownQuery = input(
  'UnknownQuery',
  closed(
    {
      district: Type.Optional(Part),
      type: Type.Optional(Part),
      of: Of,
      cursor: Cursor,
      limit: Limit,
    },
    '哪些事实不全的主体',
  ),
)

const Between = closed({ best: Type.String(), worst: Type.String() }, '最好和最差的可能')

/** Subjects that lack a required fact; the total is the simulation's `unknown`. */
export const UnknownSubjects = answer(
  'UnknownSubjects',
  closed(
    {
      subjects: Type.Array(
        closed(
          {
            index: Count,
            subject: Type.String(),
            name: orNull(Type.String()),
            district: orNull(Type.String()),
            type: Type.String(),
            missing: Type.Array(
              closed(
                {
                  fact: Type.String(),
                  text: Type.String({ title: '事实的名称' }),
                  record: orNull(Type.String({ title: '信用信息；主体自身的为 null' })),
                  type: orNull(
                    closed({ id: Type.String(), name: Type.String() }, '信用信息的类型'),
                  ),
                },
                '缺少的必填事实',
              ),
            ),
            from: Between,
            to: Between,
          },
          '事实不全的主体',
        ),
      ),
      next: orNull(Type.String()),
      total: Count,
    },
    '事实不全的主体，一页',
  ),
)

const Scored = closed(
  {
    score: orNull(Type.Number()),
    scoreGrade: orNull(Type.String()),
    grade: orNull(Type.String()),
    determined: orNull(Type.String({ title: '直接判定的等级' })),
    by: Determined,
    lines: Type.Array(Line),
  },
  '得分单',
)
export const Movers = answer(
  'Movers',
  closed(
    {
      movers: Type.Array(
        closed(
          {
            index: Count,
            subject: Type.String(),
            name: orNull(Type.String()),
            district: orNull(Type.String()),
            type: Type.String(),
            from: Scored,
            to: Scored,
            clauses: Type.Array(
              closed(
                {
                  at: Type.String({ title: '在评价标准中的位置' }),
                  cite: orNull(Type.String({ title: '条款' })),
                  zh: Type.String(),
                  en: Type.String(),
                },
                '使其变动的事项',
              ),
            ),
          },
          '变动主体',
        ),
      ),
      next: orNull(Type.String()),
      total: Count,
    },
    '变动主体，一页',
  ),
)
