// Numbers and dates typed otherwise than the rules write them.

/** A number or date as it would be written in half-width characters, if that makes it one. */
export function halfWidth(text: string): string | undefined {
  if (text.length > 20) return undefined
  const half = text
    .replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[−–—﹣]/g, '-')
    .trim()
  return /^-?\d+(\.\d+)?$|^\d{4}-\d\d-\d\d$/.test(half) ? half : undefined
}

/** The number that stands before a unit, as in `4.5分`, or before a comment without its space. */
export function withoutUnit(text: string): string | undefined {
  return /^(-?\d{1,9}(?:\.\d+)?)(?:\s*[\p{L}%％]{1,4}|#.*)$/u.exec(text)?.[1]
}

/**
 * A date written with other marks (`2026/1/1`, `2026年1月1日`), as the rules write it; nothing
 * where it is written so already or is none. 29 February is left to whoever wrote it.
 */
export function isoDay(text: string): string | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!found) return undefined
  const [, year, month, day] = found
  const most =
    month === '2' || month === '02' ? 28 : [4, 6, 9, 11].includes(Number(month)) ? 30 : 31
  if (year === '0000' || !within(month!, 12) || !within(day!, most)) return undefined
  const form = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return form === text ? undefined : form
}

function within(digits: string, most: number): boolean {
  return Number(digits) >= 1 && Number(digits) <= most
}

/** The members of a text that full-width marks part, where there are several. */
export function widelyParted(text: string): { mark: string; members: string[] } | undefined {
  const mark = /[，、]/.exec(text)?.[0]
  if (!mark || text.length > 500) return undefined
  return { mark, members: text.split(/[，、]/).map((each) => each.trim()) }
}
