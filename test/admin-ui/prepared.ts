// Data folders that several tests begin with: made once in a run, copied for each.
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passes } from 'node:timers/promises'

/** A folder of one's own with what `make` puts into it, which it does once for all tests. */
export async function prepared(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const own = mkdtempSync(join(tmpdir(), `liangxin-${name}-`))
  const shared = process.env['LIANGXIN_SCRATCH']
  if (shared === undefined) {
    await make(own)
    return own
  }
  const made = join(shared, name)
  while (!existsSync(made)) {
    const making = `${made}.making`
    if (!takes(making)) await passes(50)
    else {
      try {
        await make(making)
        renameSync(making, made)
      } finally {
        // Where it failed the next test tries, and fails by itself.
        rmSync(making, { recursive: true, force: true })
      }
    }
  }
  cpSync(made, own, { recursive: true })
  return own
}

function takes(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
