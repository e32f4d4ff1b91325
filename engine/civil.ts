// Civil dates as whole days since 1970-01-01, by Gregorian arithmetic of our own:
// a legal date has no hour and no time zone, so nothing here may know one.

/** A civil date as the number of days since 1970-01-01. */
export type Day = number

const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const TWO = Array.from({ length: 32 }, (_, i) => String(i).padStart(2, '0'))
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether `year` has a 29 February. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** The number of days of a month (1–12). */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** The day number of a civil date; the parts must exist (see `parseDay`). */
export function dayOf(year: number, month: number, day: number): Day {
  const before = year - 1
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return before * 365 + leaps + (MONTH_STARTS[month - 1] ?? 0) + leapDay + day - 1 - 719162
}

/** The day number of `YYYY-MM-DD`, or `undefined` where no such date exists. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  let digits = 0
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return undefined
    digits = digits * 10 + digit
  }
  const year = Math.floor(digits / 10000)
  const month = Math.floor(digits / 100) % 100
  const day = digits % 100
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) {
    return undefined
  }
  return dayOf(year, month, day)
}

/** The parts of a day number. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  const packed = pack(day)
  return { year: yearIn(packed), month: monthIn(packed), day: dateIn(packed) }
}

/** The calendar year of a day number. */
export function yearOf(day: Day): number {
  return yearIn(pack(day))
}

// One text of the last day in each place: answers name the same few days again and again.
const TEXTS = Array.from({ length: 4096 }, () => ({ day: Number.NaN, text: '' }))

/** `YYYY-MM-DD` of a day number. */
export function formatDay(day: Day): string {
  const last = TEXTS[day & 4095]!
  if (last.day !== day) {
    last.day = day
    last.text = textOf(day)
  }
  return last.text
}

function textOf(day: Day): string {
  const packed = pack(day)
  return `${String(yearIn(packed)).padStart(4, '0')}-${TWO[monthIn(packed)]}-${TWO[dateIn(packed)]}`
}

/** `months` later (or earlier), clamped to the end of the month reached. */
export function addMonths(day: Day, months: number): Day {
  const from = pack(day)
  const count = yearIn(from) * 12 + monthIn(from) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  return dayOf(year, month, Math.min(dateIn(from), monthLength(year, month)))
}

/**
 * Full months from `start` to `end`: the largest m with `addMonths(start, m) <= end`,
 * so the day on which a month is complete counts; negative where `end` is earlier.
 */
export function fullMonths(start: Day, end: Day): number {
  const from = pack(start)
  const to = pack(end)
  const months = (yearIn(to) - yearIn(from)) * 12 + monthIn(to) - monthIn(from)
  const due = Math.min(dateIn(from), monthLength(yearIn(to), monthIn(to)))
  return dateIn(to) < due ? months - 1 : months
}

// Of the days from 1970 to 2149 each is worked out once: the same few thousand come again and
// again. 0 is no day.
const PACKED = new Int32Array(65_536)

// Year, month and date in one integer: hot loops make no objects.
function pack(day: Day): number {
  const known = PACKED[day]
  if (known) return known
  const packed = workOut(day)
  if (day >= 0 && day < PACKED.length) PACKED[day] = packed
  return packed
}

function workOut(day: Day): number {
  // Civil-from-days over 400-year eras that begin on 1 March, so that leap days come last.
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const ofEra = shifted - era * 146097
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36524) + Math.floor(ofEra / 146096)
  const yearOfEra = Math.floor((ofEra - leaps) / 365)
  const yearStart = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  const ofYear = ofEra - yearStart
  const marchMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return year * 512 + month * 32 + ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1
}

function yearIn(packed: number): number {
  return Math.floor(packed / 512)
}

function monthIn(packed: number): number {
  return (packed >> 5) & 15
}

function dateIn(packed: number): number {
  return packed & 31
}
