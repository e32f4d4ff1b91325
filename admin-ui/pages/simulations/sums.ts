// Rows and columns of a matrix, added up.
import type { Matrix } from '../../client/simulations.ts'

/** Subjects that had this grade. */
export function rowSum(matrix: Matrix, grade: string): number {
  return Object.values(matrix[grade] ?? {}).reduce((a, b) => a + b, 0)
}

/** Subjects that have this grade now. */
export function columnSum(matrix: Matrix, grade: string): number {
  return Object.values(matrix).reduce((sum, row) => sum + (row[grade] ?? 0), 0)
}

/** Everybody in it. */
export function sizeOf(matrix: Matrix | null): number {
  return Object.keys(matrix ?? {}).reduce((sum, grade) => sum + rowSum(matrix!, grade), 0)
}
