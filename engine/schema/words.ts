// Small schema pieces that every part of the rule format shares.
import { type Static, type TSchema, Type } from 'typebox'

/** A stable id: lower-case words, digits and hyphens; ids are for ever. */
export const Id = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 64,
  title: '编号（英文小写、数字、连字符）',
})

/** The name of a fact, subject type or version: letters and digits, no path. */
export const Name = Type.String({
  pattern: '^[A-Za-z][A-Za-z0-9]*$',
  maxLength: 64,
  title: '名称（字母和数字）',
})

/** The code of a grade, e.g. A, 3A or A-. */
export const GradeCode = Type.String({ pattern: '^[A-Za-z0-9]{1,8}[+-]?$', title: '等级代码' })

/** A clause of the official texts, e.g. 办法/24/2 or 标准/14; several are a list. */
export const Cite = Type.String({
  pattern: '^[^\\s/，、；：]+(/[^\\s/，、；：]+)+$',
  maxLength: 64,
  title: '依据的条款，如 办法/24/2、标准/14',
})

/** One clause or several. */
export const Cites = Type.Unsafe<string | string[]>({
  title: '依据的条款，一条或数条',
  type: ['string', 'array'],
  pattern: '^[^\\s/，、；：]+(/[^\\s/，、；：]+)+$',
  maxLength: 64,
  items: Cite,
  minItems: 1,
})

/** Words in Chinese and English. */
export const Bilingual = Type.Object(
  { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { additionalProperties: false, title: '中文和英文' },
)

/** A civil date as text; whether the day exists is checked by the compiler. */
export const CivilDate = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  title: '日期 YYYY-MM-DD',
})

/** Points as written: at most two decimals, held as integers of 1/100. */
export const Points = Type.Number({
  minimum: -9999.99,
  maximum: 9999.99,
  title: '分值（带正负号，至多两位小数）',
})

/** A closed list of words. */
export function oneOf<const T extends string>(words: readonly T[], title: string) {
  return Type.Unsafe<T>({ type: 'string', enum: [...words], title })
}

/** A closed object. */
export function closed<T extends Parameters<typeof Type.Object>[0]>(properties: T, title: string) {
  return Type.Object(properties, { additionalProperties: false, title })
}

/** A map whose keys match `key` and nothing else. */
export function mapOf<V extends TSchema>(key: TSchema, value: V, title: string, least = 0) {
  return Type.Unsafe<Record<string, Static<V>>>({
    type: 'object',
    title,
    propertyNames: key,
    additionalProperties: value,
    minProperties: least,
  })
}

/** A key that is any short text, e.g. a value of a choice. */
export const Word = Type.String({ minLength: 1, maxLength: 100 })
