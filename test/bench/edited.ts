// Edits as somebody makes them who moves one value up and down.
import type { Edit } from '../../engine/schema/readings.ts'

/** What is edited, the edits, and within how many milliseconds a preview is to follow. */
type Edited = { name: string; edits: readonly Edit[]; target: number }

/** The kinds of edits that previews are measured by. */
export const EDITED: readonly Edited[] = [
  {
    name: 'an edit of points',
    edits: steps((i) => ({ set: 'items.seal-broken.points', to: -11 - i * 0.5 })),
    target: 16,
  },
  {
    name: 'an edit of a band',
    edits: steps((i) => ({ set: 'grades.B.from', to: 80 + (i % 12) })),
    target: 16,
  },
  {
    name: 'an edit of a condition on subjects',
    edits: steps((i) => ({
      set: 'conditions.few-instruments',
      to: { fact: 'instruments', atLeast: 1, atMost: 11 + i },
    })),
    target: 100,
  },
  {
    name: 'an edit of a condition on records',
    edits: steps((i) => ({
      set: 'items.seal-broken.when',
      to: { fact: 'classification', in: ['9-1', '9-2', '9-3'].slice(i % 3) },
    })),
    target: 100,
  },
  {
    name: 'an edit of a condition on the most frequent records',
    edits: steps((i) => ({
      set: 'conditions.alert-3-days',
      to: { fact: 'unhandledDays', atLeast: 1 + (i % 4), lessThan: 6 },
    })),
    target: 100,
  },
]

function steps(edit: (i: number) => Edit): Edit[] {
  return Array.from({ length: 30 }, (_, i) => edit(i))
}
