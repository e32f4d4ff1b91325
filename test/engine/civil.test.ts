// Civil dates against an implementation that shares no line with ours, over every legal year.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  dayOf,
  formatDay,
  fullMonths,
  isLeap,
  monthLength,
  parseDay,
  partsOf,
  yearOf,
} from '../../engine/civil.ts'
import { size } from '../support.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const FIRST = -719162
const LAST = 2932896
const RUNS = { numRuns: size(50_000, 5_000), seed: 20210101 }

const temporal = (day: number): Temporal.PlainDate => EPOCH.add({ days: day })
const days = (date: Temporal.PlainDate): number => EPOCH.until(date, { largestUnit: 'days' }).days
const day = (text: string): number => {
  const found = parseDay(text)
  if (found === undefined) throw new Error(`${text} does not exist`)
  return found
}

// Any legal day, with the ends of months, of years and of the calendar far more often.
const anyDay = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(1, 2, 27, 28, 29, 30, 31),
    )
    .map(([year, month, date]) =>
      days(Temporal.PlainDate.from({ year, month, day: date }, { overflow: 'constrain' })),
    ),
  fc.constantFrom(FIRST, FIRST + 1, -1, 0, 1, LAST - 1, LAST),
)

describe('A civil date', () => {
  test('begins its count on 1970-01-01 and spans 0001-01-01 to 9999-12-31.', () => {
    expect(parseDay('1970-01-01')).toBe(0)
    expect(parseDay('1969-12-31')).toBe(-1)
    expect(parseDay('1970-01-02')).toBe(1)
    expect(parseDay('0001-01-01')).toBe(FIRST)
    expect(parseDay('9999-12-31')).toBe(LAST)
  })

  test('has the day number, the parts and the text that Temporal gives it.', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const date = temporal(number)
        expect(formatDay(number)).toBe(date.toString())
        expect(parseDay(date.toString())).toBe(number)
        expect(partsOf(number)).toEqual({ year: date.year, month: date.month, day: date.day })
        expect(dayOf(date.year, date.month, date.day)).toBe(number)
        expect(yearOf(number)).toBe(date.year)
      }),
      RUNS,
    )
  })

  test('is followed by the next one, with no day missing or twice, through four centuries.', () => {
    const breaks: string[] = []
    let last = { year: 1799, month: 12, day: 31 }
    for (let number = day('1800-01-01'); number <= day('2200-12-31'); number++) {
      const next = partsOf(number)
      const within = next.day === last.day + 1 && next.month === last.month
      const turns =
        next.day === 1 &&
        last.day === monthLength(last.year, last.month) &&
        next.year * 12 + next.month === last.year * 12 + last.month + 1
      if (!within && !turns) breaks.push(formatDay(number))
      last = next
    }
    expect(breaks).toEqual([])
  })

  test('lies in a month as long, and a year as leap, as Temporal says, for every month there is.', () => {
    for (let year = 1; year <= 9999; year++) {
      const january = Temporal.PlainDate.from({ year, month: 1, day: 1 })
      expect(isLeap(year)).toBe(january.inLeapYear)
      const lengths = Array.from({ length: 12 }, (_, month) => monthLength(year, month + 1))
      expect(lengths.reduce((sum, each) => sum + each, 0)).toBe(january.daysInYear)
      expect(lengths[1]).toBe(january.inLeapYear ? 29 : 28)
    }
  })

  test('compares by its number as it compares by its text.', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(formatDay(a) < formatDay(b)).toBe(a < b)
      }),
      RUNS,
    )
  })
})

describe('A text that is no civil date', () => {
  test('is refused exactly where Temporal refuses the same four, two and two digits.', () => {
    const two = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 99 }))
    const pad = (value: number, width: number) => String(value).padStart(width, '0')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), two, two, (year, month, date) => {
        const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
        let expected: number | undefined
        try {
          expected = days(Temporal.PlainDate.from(text))
        } catch {
          expected = undefined
        }
        expect(parseDay(text)).toBe(year === 0 ? undefined : expected)
      }),
      RUNS,
    )
  })

  test.each([
    ['2023-02-29', 'no leap year'],
    ['1900-02-29', 'no leap year, though divisible by 4'],
    ['2100-02-29', 'no leap year, though divisible by 4'],
    ['2024-02-30', 'never a day of February'],
    ['2026-02-30', 'never a day of February'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-06-31', 'June has 30 days'],
    ['2026-09-31', 'September has 30 days'],
    ['2026-11-31', 'November has 30 days'],
    ['2026-01-32', 'January has 31 days'],
    ['2026-12-32', 'December has 31 days'],
    ['2026-00-10', 'no month 0'],
    ['2026-13-01', 'no month 13'],
    ['2026-01-00', 'no day 0'],
    ['0000-01-01', 'no year 0'],
    ['0000-12-31', 'no year 0'],
    ['0000-00-00', 'what a database writes for nothing'],
    ['2024-2-30', 'one digit, and impossible'],
    ['2024-2-03', 'a month of one digit'],
    ['2024-02-3', 'a day of one digit'],
    ['24-02-03', 'a year of two digits'],
    ['10000-01-01', 'five digits of year'],
    ['+002024-01-01', 'an expanded year'],
    ['-0001-01-01', 'a negative year'],
    ['-001-01-01', 'a negative year of ten characters'],
    ['+024-01-01', 'a signed year of ten characters'],
    ['２０２４-０１-０１', 'full-width digits'],
    ['2024-01-0１', 'one full-width digit'],
    ['٢٠٢٤-٠١-٠١', 'Arabic digits'],
    ['2024－01－01', 'full-width hyphens'],
    ['2024‐01‐01', 'typographic hyphens'],
    ['2024/01/01', 'slashes'],
    ['2024.01.01', 'points'],
    ['20240101', 'no hyphens'],
    ['2024-0101', 'one hyphen'],
    ['2024-01 01', 'a blank for a hyphen'],
    ['2024年01月1', 'Chinese'],
    ['01-01-2024', 'the day first'],
    ['2024-01-01 ', 'a trailing blank'],
    [' 2024-01-01', 'a leading blank'],
    ['2024-01-01\n', 'a trailing line end'],
    ['2024-01-\n1', 'a line end for a digit'],
    ['2024-01- 1', 'a blank for a digit'],
    ['2024-01-+1', 'a sign for a digit'],
    ['2024--1-01', 'a sign for a digit'],
    ['2024-01-1.', 'a point for a digit'],
    ['2e24-01-01', 'an exponent'],
    ['0x24-01-01', 'hexadecimal'],
    ['2024-01-01T00:00:00Z', 'an instant'],
    ['2025-12-31T16:00:00Z', 'an instant that is another day in Shanghai'],
    ['2024-01-01Z', 'a zone'],
    ['now', 'a word'],
    ['', 'nothing'],
    ['----------', 'ten hyphens'],
    ['NaN', 'no number'],
  ])('%j is refused: %s.', (text) => {
    expect(parseDay(text)).toBeUndefined()
  })

  test.each([
    '2024-02-29',
    '2000-02-29',
    '1600-02-29',
    '2023-02-28',
    '2026-04-30',
    '2026-12-31',
    '0001-01-01',
    '9999-12-31',
  ])('%s, at the limit, is accepted and written back the same.', (text) => {
    expect(formatDay(day(text))).toBe(text)
  })

  test('is never any other text: what parses is written back character for character.', () => {
    const character = fc.constantFrom(...'0123456789-+/. Te０１\n')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: character, minLength: 9, maxLength: 11 }),
          fc.string({ maxLength: 12 }),
        ),
        (text) => {
          const found = parseDay(text)
          if (found !== undefined) expect(formatDay(found)).toBe(text)
        },
      ),
      RUNS,
    )
  })
})

describe('Months later', () => {
  test('is the day that Temporal constrains to, forwards and backwards.', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1200, max: 1200 }), (number, months) => {
        const reached = temporal(number).add({ months }, { overflow: 'constrain' })
        if (reached.year < 1 || reached.year > 9999) return
        expect(addMonths(number, months)).toBe(days(reached))
      }),
      RUNS,
    )
  })

  test.each([
    ['2020-02-29', 36, '2023-02-28', 'three years after a leap day end with February'],
    ['2020-02-29', 48, '2024-02-29', 'the next leap day is reached'],
    ['2021-02-28', 36, '2024-02-28', 'the end of February is no rule of its own'],
    ['2026-01-31', 1, '2026-02-28', 'clamped'],
    ['2024-01-31', 1, '2024-02-29', 'clamped to the leap day'],
    ['2024-01-30', 1, '2024-02-29', 'clamped to the leap day'],
    ['2024-01-29', 1, '2024-02-29', 'not clamped'],
    ['2026-03-31', 1, '2026-04-30', 'clamped'],
    ['2026-03-30', 1, '2026-04-30', 'not clamped'],
    ['2026-12-31', 1, '2027-01-31', 'over the end of the year'],
    ['2026-12-31', 2, '2027-02-28', 'over the end of the year, clamped'],
    ['2026-12-01', 12, '2027-12-01', 'a year'],
    ['2026-06-30', 0, '2026-06-30', 'nothing'],
    ['2026-03-31', -1, '2026-02-28', 'backwards, clamped'],
    ['2026-01-31', -1, '2025-12-31', 'backwards over the end of the year'],
    ['2026-01-15', -12, '2025-01-15', 'a year backwards'],
    ['2024-02-29', -12, '2023-02-28', 'a year backwards from a leap day'],
  ])('%s and %i months is %s: %s.', (from, months, to) => {
    expect(formatDay(addMonths(day(from), months))).toBe(to)
  })

  test('still orders days beyond the last legal year, as a record of 9999 needs.', () => {
    expect(addMonths(LAST, 1)).toBe(LAST + 31)
    expect(addMonths(LAST, 36)).toBeGreaterThan(LAST)
    expect(addMonths(FIRST, -1)).toBe(FIRST - 31)
  })
})

describe('Full months', () => {
  test('are the largest number that, added to the start, does not pass the end.', () => {
    const near = fc
      .tuple(anyDay, fc.integer({ min: -800, max: 800 }))
      .map(([start, more]): [number, number] => [
        start,
        Math.min(LAST - 60, Math.max(FIRST + 60, start + more)),
      ])
    const pair = fc.oneof(near, fc.tuple(anyDay, anyDay))
    const plus = (start: number, months: number) =>
      days(temporal(start).add({ months }, { overflow: 'constrain' }))
    fc.assert(
      fc.property(pair, ([start, end]) => {
        const months = fullMonths(start, end)
        expect(plus(start, months)).toBeLessThanOrEqual(end)
        expect(plus(start, months + 1)).toBeGreaterThan(end)
      }),
      RUNS,
    )
  })

  test.each([
    ['2026-03-30', '2026-06-29', 2],
    ['2026-03-30', '2026-06-30', 3],
    ['2026-03-31', '2026-06-29', 2],
    ['2026-03-31', '2026-06-30', 3],
    ['2026-03-31', '2026-07-30', 3],
    ['2026-03-31', '2026-07-31', 4],
    ['2025-11-29', '2026-02-27', 2],
    ['2025-11-29', '2026-02-28', 3],
    ['2025-11-30', '2026-02-28', 3],
    ['2023-11-30', '2024-02-28', 2],
    ['2023-11-30', '2024-02-29', 3],
    ['2024-02-29', '2025-02-27', 11],
    ['2024-02-29', '2025-02-28', 12],
    ['2024-02-29', '2028-02-28', 47],
    ['2024-02-29', '2028-02-29', 48],
    ['2026-06-30', '2026-06-30', 0],
    ['2026-06-30', '2026-06-29', -1],
    ['2026-06-30', '2026-05-30', -1],
    ['2026-06-30', '2026-05-29', -2],
    ['2026-03-31', '2026-02-28', -1],
    ['2026-03-31', '2026-02-27', -2],
  ])('from %s to %s are %i.', (start, end, months) => {
    expect(fullMonths(day(start), day(end))).toBe(months)
  })

  test('never decrease while the end moves on, and rise by one at most each day.', () => {
    for (const start of ['2023-11-30', '2024-01-31', '2024-02-29', '2026-06-15']) {
      let before = -1
      for (let end = day(start); end <= day(start) + 1500; end++) {
        const months = fullMonths(day(start), end)
        expect(months - before === 0 || months - before === 1).toBe(true)
        before = months
      }
    }
  })
})
