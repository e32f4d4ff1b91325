// Clauses as people cite them: 办法/24/3 is 办法第二十四条第三项.
import { language } from './settings.ts'

const DIGITS = '零一二三四五六七八九'

/** 办法第二十四条第三项, 标准第24项, 办法第十四条第二款. */
export function cited(cite: string): string {
  const [source, first, second] = cite.split('/')
  if (!source || !first) return cite
  if (language() === 'en') return [source, first, second].filter(Boolean).join('/')
  if (!/^\d+$/.test(first)) return [source, first, second].filter(Boolean).join('·')
  if (source === '标准') return `标准第${first}项`
  const article = `${source}第${han(Number(first))}条`
  if (!second) return article
  const paragraph = /^款(\d+)$/.exec(second)
  return paragraph
    ? `${article}第${han(Number(paragraph[1]))}款`
    : `${article}第${han(Number(second))}项`
}

/** 24（三） in narrow columns. */
export function citedShort(cite: string): string {
  const [, first, second] = cite.split('/')
  if (!first) return cite
  if (!second || !/^\d+$/.test(second) || language() === 'en')
    return second ? `${first}/${second}` : first
  return `${first}（${han(Number(second))}）`
}

/** The row of an item that cites the table: 标准/24 → 24. */
export function rowOf(cite: string): string {
  return cite.split('/')[1] ?? ''
}

function han(n: number): string {
  if (n < 10) return DIGITS[n]!
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}
