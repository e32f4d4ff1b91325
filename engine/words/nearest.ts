// The known word nearest to a mistyped one, for "did you mean".

/**
 * The candidate at most a third of its letters away from `word`, or nothing; of equally near
 * ones the one that begins like it for longest: what people drop or mistype is the end.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase())
    if (steps > least || steps > Math.max(1, Math.floor(candidate.length / 3))) continue
    if (steps === least && alike(word, candidate) <= alike(word, best!)) continue
    least = steps
    best = candidate
  }
  return best
}

/** The same as a value that a message names, where there is one. */
export function meant(word: string, candidates: Iterable<string>): { nearest?: string } {
  const near = nearest(word, candidates)
  return near === undefined ? {} : { nearest: near }
}

// How many letters two words have in common before they part.
function alike(a: string, b: string): number {
  let k = 0
  while (k < a.length && k < b.length && a[k]!.toLowerCase() === b[k]!.toLowerCase()) k++
  return k
}

// Two letters in each other's place are one step: fingers swap them as easily as they miss one.
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + change, swap))
    }
    before = row
    row = next
  }
  return row[b.length]!
}
