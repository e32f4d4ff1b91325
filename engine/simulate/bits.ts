// Sections, determinations and limits as bits, so that a subject's are the sum of its rows'.
import type { Compiled } from '../compile/model.ts'

/** One bit in one of several words. */
type Bit = { word: number; bit: number }

/** The bits of a version, by index of its items, sections and determinations. */
export type Bits = {
  limits: number[]
  section: Bit[]
  trigger: Bit[]
  sectionWords: number
  triggerWords: number
}

const WORD = 31

/**
 * The bits of a version; sections and determinations stand at their places in lists that all
 * versions of a simulation share; what is not in the lists has no bit. Two rows whose limit bits meet may cut each other; beyond
 * thirty-one limits bits are shared, which only sends more subjects to the whole evaluation.
 */
export function bitsOf(
  compiled: Compiled,
  sections: readonly string[],
  determinations: readonly string[],
): Bits {
  const place = (list: readonly string[], id: string): Bit => {
    const index = list.indexOf(id)
    if (index === -1) return { word: 0, bit: 0 }
    return { word: Math.floor(index / WORD), bit: 1 << (index % WORD) }
  }
  return {
    limits: compiled.items.map((item, i) => {
      if (!item.limited) return 0
      const ofSection = compiled.sections[item.section]!.limit
      const own = compiled.limitedItems.indexOf(i)
      return (
        (own === -1 ? 0 : 1 << (own % WORD)) |
        (ofSection ? 1 << (WORD - 1 - (item.section % WORD)) : 0)
      )
    }),
    section: compiled.sections.map(({ name }) => place(sections, name)),
    trigger: compiled.determinations.map(({ id }) => place(determinations, id)),
    sectionWords: Math.max(1, Math.ceil(sections.length / WORD)),
    triggerWords: Math.max(1, Math.ceil(determinations.length / WORD)),
  }
}
