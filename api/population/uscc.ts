// 统一社会信用代码 (GB 32100-2015): eighteen characters, the last a check digit.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check digit of the first seventeen characters; `undefined` where one is not allowed. */
export function usccCheck(head: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = ALPHABET.indexOf(head[i] ?? '?')
    if (value === -1) return undefined
    sum += value * WEIGHTS[i]!
  }
  return ALPHABET[(31 - (sum % 31)) % 31]
}

/** A number as the nine characters of a code's own part. */
export function usccNumber(value: number): string {
  let text = ''
  for (let rest = value; text.length < 9; rest = Math.floor(rest / 31)) {
    text = ALPHABET[rest % 31] + text
  }
  return text
}

/** Whether a code is written exactly as it must be; nothing is repaired. */
export function isUscc(code: string): boolean {
  return code.length === 18 && usccCheck(code) === code[17]
}
