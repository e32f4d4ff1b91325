// Numbers and truths spelt out in Chinese, as the rules write them.
import { halfWidth, withoutUnit } from './half-width.ts'

const DIGITS = '〇一二三四五六七八九'
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/**
 * How a text that stands for a number is written as one; `precise` where it has more than the
 * two decimals that any number here may have: nothing is rounded for whoever wrote it.
 */
export function numberWritten(
  given: string,
  whole: boolean,
): { half?: string; bare?: string; plain?: string; precise?: string } {
  const half = halfWidth(given)
  // A date is no number.
  if (half?.includes('-', 1)) return {}
  const bare = half || whole ? undefined : withoutUnit(given)
  const figures = half ?? bare
  if (figures) {
    const short = shortest(figures)
    if (short.includes('.') && whole) return {}
    if (/\.\d{3}/.test(short)) return { precise: 'yes' }
    return half ? { half: short } : { bare: short }
  }
  const plain = inFigures(given) ?? (whole ? undefined : decimalPoint(given))
  return plain && !(whole && plain.includes('.')) ? { plain } : {}
}

// Without zeros that JSON and the tables refuse: before the number, or beyond two decimals.
function shortest(figures: string): string {
  const number = figures.replace(/^(-?)0+(?=\d)/, '$1').replace(/(\.\d\d)0+$/, '$1')
  return /^-0(\.0+)?$/.test(number) ? '0' : number
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
