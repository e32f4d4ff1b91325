// Search by text, number, clause, and by the initials of the words in pinyin.
let initials: Promise<(text: string) => string> | undefined

/**
 * The pinyin initials of a text, 公平秤 → gpc; loaded when somebody types Latin letters, and
 * remembered by text, since every key stroke asks for all of them.
 */
export async function pinyinInitials(): Promise<(text: string) => string> {
  initials ??= import('pinyin-pro').then(({ pinyin }) => {
    const memory = new Map<string, string>()
    return (text) => {
      const known = memory.get(text)
      if (known !== undefined) return known
      const letters = pinyin(text, {
        pattern: 'first',
        toneType: 'none',
        type: 'array',
        nonZh: 'removed',
      })
      const found = letters.join('').toLowerCase()
      memory.set(text, found)
      return found
    }
  })
  return initials
}

/** Whether a query needs the initials. */
export const isLatin = (query: string): boolean => /^[a-z]{2,}$/i.test(query.trim())

/** Whether a row answers the query. */
export function matches(
  query: string,
  row: { number: string; text: string; id: string; cite: string },
  first: string | undefined,
): boolean {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return true
  if (/^\d+$/.test(wanted)) return row.number === wanted || row.text.includes(wanted)
  return (
    row.text.toLowerCase().includes(wanted) ||
    row.id.includes(wanted) ||
    row.cite.includes(wanted) ||
    (first?.includes(wanted) ?? false)
  )
}
