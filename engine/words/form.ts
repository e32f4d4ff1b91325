// What the words of problems are made of.

type Values = Record<string, string | number>
/** The words of one code, made of the values they name. */
export type Words = (v: Values) => { zh: string; en: string; hint?: { zh: string; en: string } }

/** What to do about it, in both languages. */
export const hint = (zh: string, en: string) => ({ hint: { zh, en } })
