// A line that counts, on a terminal only.

const EVERY_MS = 200

/** Shows how many subjects are done; silent where stderr is no terminal. */
export function progress(): { show: (subjects: number) => void; clear: () => void } {
  if (!process.stderr.isTTY || process.stdout.isTTY) return { show: () => {}, clear: () => {} }
  const started = Date.now()
  let last = started
  return {
    show(subjects) {
      const now = Date.now()
      if (now - last < EVERY_MS) return
      last = now
      const rate = Math.round((subjects / (now - started)) * 1000)
      const text = `已评 ${subjects.toLocaleString('en')} 户，每秒 ${rate.toLocaleString('en')} 户`
      process.stderr.write(`\r\u001b[K${text}`)
    },
    clear() {
      process.stderr.write('\r\u001b[K')
    },
  }
}
