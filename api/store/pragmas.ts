// Every setting of the connection is set and read back: a setting that did not take is an error.
import type { Client } from './client.ts'

const WANTED: readonly [name: string, value: string | number, reads: string | number][] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
]

/** Sets what the store relies on, or throws naming the setting that did not take. */
export async function setPragmas(client: Client): Promise<void> {
  for (const [name, value, reads] of WANTED) {
    await client.execute(`PRAGMA ${name} = ${value}`)
    const { rows } = await client.execute(`PRAGMA ${name}`)
    const found = rows[0]?.[0]
    if (found !== reads) throw new Error(`the database keeps ${name} at ${String(found)}`)
  }
}
