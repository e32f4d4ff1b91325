// Readings: declared answers to the questions that the official text leaves open.
import { type Static, Type } from 'typebox'
import { Bilingual, Cites, closed, Id } from './words.ts'

const Path = Type.String({
  minLength: 1,
  maxLength: 200,
  title: '位置，如 items.award.points、grades.B.from',
})

export const Edit = closed(
  {
    set: Type.Optional(Path),
    to: Type.Optional(Type.Unsafe<unknown>({ title: '新的值' })),
    add: Type.Optional(Path),
    value: Type.Optional(Type.Unsafe<unknown>({ title: '加入的内容' })),
    remove: Type.Optional(Path),
    move: Type.Optional(Path),
    after: Type.Optional(Type.String({ minLength: 1, title: '排在哪个编号之后' })),
  },
  '修改',
)

const Alternative = closed(
  {
    id: Id,
    text: Bilingual,
    change: Type.Array(Edit, { minItems: 1, title: '改用此口径时的修改' }),
  },
  '另一种口径',
)

export const Reading = closed(
  {
    id: Id,
    question: Bilingual,
    chosen: Id,
    text: Bilingual,
    cite: Cites,
    answers: Type.Optional(
      Type.Array(
        closed(
          {
            lint: Type.Unsafe<string>({ ...Id, title: '提醒的代码' }),
            at: Type.Optional(Type.Unsafe<string>({ ...Path, title: '位置；不写的，各处都答复' })),
          },
          '答复一种提醒',
        ),
        { minItems: 1, title: '这个口径答复的提醒' },
      ),
    ),
    alternatives: Type.Optional(Type.Array(Alternative, { minItems: 1, title: '可以改用的口径' })),
  },
  '解释口径',
)

/** One edit by id; exactly one of set, add, remove, move. */
export type Edit = Static<typeof Edit>
/** One declared reading with its executable alternatives, if any. */
export type Reading = Static<typeof Reading>
