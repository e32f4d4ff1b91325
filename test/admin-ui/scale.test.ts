import { describe, expect, it } from 'vitest'
import { gradeColors, stepAt } from '../../admin-ui/base/scale.ts'

describe('the colours of a scale', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 12])('keep every letter of %i grades readable', (size) => {
    for (let rank = 0; rank < size; rank++) {
      const { block, letter } = gradeColors(rank, size)
      const blocks = block.match(/#[0-9a-f]{6}/g)!
      const letters = letter.match(/#[0-9a-f]{6}/g)!
      for (const i of [0, 1]) {
        expect(contrast(blocks[i]!, letters[i]!), `${rank} of ${size}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('keep their ends, whatever lies between', () => {
    expect(gradeColors(0, 9).block).toBe(gradeColors(0, 5).block)
    expect(gradeColors(8, 9).block).toBe(gradeColors(4, 5).block)
  })
})

describe('the grade of a score, for drawings', () => {
  const five = [95, 85, 75, 65, undefined].map((from, i) => ({
    grade: 'ABCDE'[i]!,
    name: '',
    from,
  }))

  it.each([
    [95, 'A'],
    [94.99, 'B'],
    [85, 'B'],
    [84.5, 'C'],
    [65, 'D'],
    [64.99, 'E'],
    [-40, 'E'],
  ])('%d is %s', (score, grade) => {
    expect(stepAt(five, score)?.grade).toBe(grade)
  })

  it('turns round where lower is better', () => {
    const lower = [10, 20, undefined].map((from, i) => ({ grade: 'ABC'[i]!, name: '', from }))
    expect([10, 11, 20, 21].map((score) => stepAt(lower, score)?.grade)).toEqual([
      'A',
      'B',
      'B',
      'C',
    ])
  })
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
