// An integer column that grows as rows are put.

/** A column with room to spare; only rows that were put mean anything. */
export type Growing = { array: Int32Array }

/** An empty column. */
export function growing(room = 1024): Growing {
  return { array: new Int32Array(room) }
}

/** Sets a row, making room for it. */
export function put(column: Growing, row: number, value: number): void {
  if (row >= column.array.length) {
    const next = new Int32Array(Math.max(row + 1, column.array.length * 2))
    next.set(column.array)
    column.array = next
  }
  column.array[row] = value
}
