// Today in Hangzhou; the only clock an answer may ever come to depend on, and it is echoed.

const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The civil date in Shanghai at an instant, as `YYYY-MM-DD`. */
export function shanghaiDate(instant: Date = new Date()): string {
  return FORMAT.format(instant)
}
