// Points as written (at most two decimals) to integers of 1/100.

/** Hundredths of `value`, or `undefined` where it has more than two decimals. */
export function hundredths(value: number): number | undefined {
  const scaled = Math.round(value * 100)
  return Math.abs(scaled / 100 - value) === 0 && Number.isSafeInteger(scaled) ? scaled : undefined
}

/** The number that `hundredths` came from. */
export function fromHundredths(points: number): number {
  return points / 100
}
