// Numbers and truths spelt out in Chinese, as the rules write them.
import { halfWidth, withoutUnit } from './half-width.ts'

const DIGITS = '〇一二三四五六七八九'
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** How a text that stands for a number is written as one. */
export function numberWritten(
  given: string,
  whole: boolean,
): { half?: string; bare?: string; plain?: string } {
  const half = halfWidth(given)
  // A date is no number.
  if (half) return half.includes('-', 1) || (whole && half.includes('.')) ? {} : { half }
  const bare = whole ? undefined : withoutUnit(given)
  if (bare) return { bare }
  const plain = inFigures(given) ?? (whole ? undefined : decimalPoint(given))
  return plain && !(whole && plain.includes('.')) ? { plain } : {}
}

// A number in Chinese (`负二十`, `三点五`, `一百零五`) in figures.
function inFigures(text: string): string | undefined {
  const found =
    /^(负?)([〇零一二两三四五六七八九十百千]{1,8})(?:点([〇零一二三四五六七八九]{1,2}))?分?$/.exec(
      text.trim(),
    )
  if (!found) return undefined
  const [, minus, whole, part] = found
  const value = wholeOf(whole!.replaceAll('零', '〇').replaceAll('两', '二'))
  if (value === undefined) return undefined
  const decimals = part
    ? `.${[...part.replaceAll('零', '〇')].map((each) => DIGITS.indexOf(each)).join('')}`
    : ''
  return `${minus ? '-' : ''}${value}${decimals}`
}

function wholeOf(text: string): number | undefined {
  if (!/[十百千]/.test(text)) return text.length === 1 ? DIGITS.indexOf(text) : undefined
  let sum = 0
  let digit = 0
  let least = Number.POSITIVE_INFINITY
  for (const [i, each] of [...text].entries()) {
    const place = PLACES[each]
    if (place === undefined) {
      digit = DIGITS.indexOf(each)
      continue
    }
    if (place >= least || (digit === 0 && i > 0)) return undefined
    sum += (digit || 1) * place
    least = place
    digit = 0
  }
  return sum + digit
}

// A number with another mark for its point (`1,5`, `1。5`).
function decimalPoint(text: string): string | undefined {
  const found = /^(-?\d{1,6})[,，。·](\d{1,2})$/.exec(text.trim())
  return found ? `${found[1]}.${found[2]}` : undefined
}

/** What a word for yes or no is in YAML. */
export function truthOf(text: string): string | undefined {
  if (/^(?:是|真|有|对|yes|y|on)$/i.test(text.trim())) return 'true'
  return /^(?:否|假|无|不是|没有|no|n|off)$/i.test(text.trim()) ? 'false' : undefined
}
