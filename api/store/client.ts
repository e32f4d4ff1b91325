// Where clients of the database are made. The driver is loaded when first needed: scoring files
// on the command line should not wait for it.
import type { Client } from '@libsql/client'

export type { Client } from '@libsql/client'

/** A client of one connection, so that its settings hold; it waits this long for others' locks. */
export async function connect(url: string, patience = 2_000): Promise<Client> {
  const { createClient } = await import('@libsql/client')
  return createClient({ url, concurrency: 1, timeout: patience })
}
