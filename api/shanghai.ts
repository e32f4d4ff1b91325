// Today in Hangzhou; the only clock an answer may ever come to depend on, and it is echoed.

/** Shanghai is eight hours ahead of UTC, without summer time since 1991. */
const AHEAD = 8 * 3_600_000

/** The civil date in Shanghai at an instant of today, as `YYYY-MM-DD`. */
export function shanghaiDate(instant: Date = new Date()): string {
  return new Date(instant.getTime() + AHEAD).toISOString().slice(0, 10)
}
