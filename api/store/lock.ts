// One process owns the data folder. The lock is the kernel's, held by an open transaction on a
// file of its own, so that it ends with the process, however that ends.
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { Refusal } from '../refusal/refusal.ts'

/** Takes the folder for this process until the returned function is called. */
export async function takeFolder(folder: string): Promise<() => void> {
  const client = createClient({
    url: `file:${join(folder, 'owner.lock')}`,
    concurrency: 1,
    timeout: 0,
  })
  try {
    const held = await client.transaction('write')
    return () => {
      held.close()
      client.close()
    }
  } catch {
    client.close()
    throw new Refusal('folder-in-use', { folder })
  }
}
