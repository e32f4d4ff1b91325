// Full-width marks typed where YAML wants half-width ones: what Chinese keyboards give first.

/** A mark that is not YAML's, the one that is, and where it stands. */
export type WideMark = { value: string; instead: string; offset: number }

const MARKS: Record<string, string> = {
  '：': ':',
  '，': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '＃': '#',
  '－': '-',
  '—': '-',
  '−': '-',
  '\u3000': ' ',
  '\u00a0': ' ',
}

// A key with a full-width colon, at the start of its line or in brackets; a comment or a list's
// member that begins with a full-width mark; brackets and commas among brackets.
const PLACES = [
  /^\s*(?:- +)*[^\s"'#：]+(：)/d,
  /^\s*(＃)/d,
  /^[ ]*([\u3000\u00a0])/d,
  /^\s*(?:- +)*[^\s"'#:]+:(\u00a0)/d,
  /[{,]\s*[^\s"':,{}]+:(\u00a0)/d,
  /[{,，]\s*[^\s"'：,{}]+(：)/d,
  /[:\s[{,](｛|［|【)/d,
  /(｝|］|】)\s*$/d,
  /[[{].*?(，)/d,
]

/** The mark that a fault of the line at an offset comes from, if it does. */
export function wideMarkOn(source: string, offset: number): WideMark | undefined {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const end = source.indexOf('\n', start)
  const line = source.slice(start, end === -1 ? source.length : end)
  // What is in quotes is text, whatever it holds.
  const bare = line.replace(/"(\\.|[^"\\])*"|'[^']*'/g, (text) => '_'.repeat(text.length))
  for (const pattern of PLACES) {
    const found = pattern.exec(bare)?.indices?.[1]
    if (found) return markAt(source, start + found[0])
  }
  return undefined
}

/** The mark in a key that shows it to be none: nothing, or a list's member, was meant. */
export function wideMarkIn(key: string, offset: number, hasValue: boolean): WideMark | undefined {
  const colon = key.search(/：|(?<=:)\u00a0/)
  const at = /^[\u3000\u00a0－—−]/.test(key) ? 0 : hasValue ? -1 : colon
  if (at === -1) return undefined
  const value = key[at]!
  return { value, instead: MARKS[value]!, offset: offset + at }
}

function markAt(source: string, offset: number): WideMark {
  const value = source[offset]!
  return { value, instead: MARKS[value]!, offset }
}
