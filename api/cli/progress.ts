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

/** Shows how much of `all` is done (0 = nobody knows); silent where stderr is no terminal. */
export function counter(
  words: string,
  all: number,
): { show: (done: number) => void; clear: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} }
  let last = 0
  return {
    show(done) {
      const now = Date.now()
      if (now - last < EVERY_MS && done < all) return
      last = now
      const filled = all === 0 ? 0 : Math.round((done / all) * BAR)
      const bar = all === 0 ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} `
      const of = all === 0 ? '' : ` / ${all.toLocaleString('en')}`
      const text = `${bar}${words} ${done.toLocaleString('en')}${of}`
      process.stderr.write(`\r\u001b[K${text}`)
    },
    clear() {
      process.stderr.write('\r\u001b[K')
    },
  }
}

const BAR = 24
