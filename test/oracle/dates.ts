/** A civil date as whole days since 1970-01-01; so dates subtract and compare as plain numbers. */
export type Day = number

type Civil = { year: number; month: number; day: number }

/** Whether a year of the Gregorian calendar has a 29 February. */
function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** The number of days of a month, 1 to 12. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

// Years are counted from 1 March, so that the leap day is the last of its year and moves nothing.
function fromCivil({ year, month, day }: Civil): Day {
  const y = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468
  )
}

function toCivil(date: Day): Civil {
  const days = date + 719468
  const era = Math.floor(days / 146097)
  const inEra = days - era * 146097
  const y = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) /
      365,
  )
  const dayOfYear = inEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return {
    year: era * 400 + y + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  }
}

/** The day that `YYYY-MM-DD` names. */
export function parse(text: string): Day {
  return fromCivil({
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
  })
}

/** A day of a year and month; the day is cut to the month's last. */
export function dayOf(year: number, month: number, day: number): Day {
  return fromCivil({ year, month, day: Math.min(day, daysInMonth(year, month)) })
}

/** A day as `YYYY-MM-DD`. */
export function format(date: Day): string {
  const { year, month, day } = toCivil(date)
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-')
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

/** The calendar year of a day. */
export function yearOf(date: Day): number {
  return toCivil(date).year
}

/** The corresponding day some months later or earlier; where it is missing, the month's last. */
export function addMonths(date: Day, months: number): Day {
  const { year, month, day } = toCivil(date)
  const index = year * 12 + (month - 1) + months
  return dayOf(Math.floor(index / 12), index - Math.floor(index / 12) * 12 + 1, day)
}

/** The corresponding day some years later or earlier; 29 February becomes the 28th. */
export function addYears(date: Day, years: number): Day {
  return addMonths(date, years * 12)
}

/** The full months from one day to another, the corresponding day itself included; below 0: none. */
export function fullMonths(from: Day, until: Day): number {
  const a = toCivil(from)
  const b = toCivil(until)
  const months = (b.year - a.year) * 12 + b.month - a.month
  return addMonths(from, months) <= until ? months : months - 1
}
