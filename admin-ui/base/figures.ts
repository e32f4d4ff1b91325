// Numbers and dates as people read them; ids, exports and source keep their own forms.
import { parseDay } from '../../engine/civil.ts'
import { MONTHS } from '../../engine/words/months.ts'
import { language } from './settings.ts'

const MINUS = '−'

/** 1,941,207; a true minus for what is below 0. */
export function count(n: number): string {
  const digits = String(Math.abs(Math.round(n))).replace(/\B(?=(\d{3})+$)/g, ',')
  return n < 0 ? `${MINUS}${digits}` : digits
}

/** +1,284 or −37 or 0: a difference shows its sign. */
export function shift(n: number): string {
  return n > 0 ? `+${count(n)}` : count(n)
}

/** 21.2万 in compact forms, 0.2M in English; exact below ten thousand. */
export function compact(n: number): string {
  if (n < 10_000) return count(n)
  if (language() === 'zh') return `${(n / 10_000).toFixed(1)}万`
  return n < 1_000_000 ? `${(n / 1000).toFixed(1)}k` : `${(n / 1_000_000).toFixed(2)}M`
}

/** −3, 1.5: points as they stand, with a true minus. */
export function points(n: number): string {
  const text = String(Math.abs(Math.round(n * 100) / 100))
  return n < 0 ? `${MINUS}${text}` : text
}

/** +1.5 or −3. */
export function signed(n: number): string {
  return n > 0 ? `+${points(n)}` : points(n)
}

/** 1.21% with a fixed number of places. */
export function percent(part: number, whole: number, places = 2): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(places)}%`
}

/** 3.55‰. */
export function perMille(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 1000).toFixed(2)}‰`
}

/** 2026年6月30日 of a civil date YYYY-MM-DD. */
export function date(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return day
  return language() === 'zh'
    ? `${year}年${month}月${date}日`
    : `${date} ${MONTHS[month - 1]} ${year}`
}

/** YYYY-MM-DD of a day as people write it: 2026年6月30日, 2026-6-30, 30 Jun 2026. */
export function dayIn(text: string): string | undefined {
  const plain = text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
  const [, year, month, date] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? inEnglish(plain)
  if (!year || !month || !date) return undefined
  const day = isoOf({ year: Number(year), month: Number(month), day: Number(date) })
  return parseDay(day) === undefined ? undefined : day
}

// 30 Jun 2026 or 30 June 2026
function inEnglish(text: string): string[] {
  const [, date, name, year] = /^(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/i.exec(text) ?? []
  const month = MONTHS.findIndex((each) => each.toLowerCase() === name?.toLowerCase()) + 1
  return year && month > 0 ? ['', year, String(month), date!] : []
}

/** 7月8日 14:40 of an instant, with the year where it is another one. */
export function moment(instant: string, thisYear = new Date().getFullYear()): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const { year, month, day, time } = inShanghai(at)
  if (language() === 'zh')
    return `${year === thisYear ? '' : `${year}年`}${month}月${day}日 ${time}`
  return `${day} ${MONTHS[month - 1]}${year === thisYear ? '' : ` ${year}`} ${time}`
}

/** The civil date of an instant in Shanghai, YYYY-MM-DD. */
export function dayOf(instant: string): string {
  return isoOf(inShanghai(new Date(instant)))
}

/** 14:32 of an instant. */
export function clock(at: Date): string {
  return inShanghai(at).time
}

/** Today in Shanghai, YYYY-MM-DD. */
export function today(): string {
  return isoOf(inShanghai(new Date()))
}

function isoOf({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

// Eight hours since 1991, and no page looks further back.
function inShanghai(at: Date): { year: number; month: number; day: number; time: string } {
  const there = new Date(at.getTime() + 8 * 3_600_000)
  const pad = (n: number) => String(n).padStart(2, '0')
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    time: `${pad(there.getUTCHours())}:${pad(there.getUTCMinutes())}`,
  }
}
