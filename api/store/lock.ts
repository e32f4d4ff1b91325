// One process owns the data folder. The lock is the kernel's, held by an open transaction on a
// file of its own, so that it ends with the process, however that ends.
import { join } from 'node:path'
import { Refusal } from '../refusal/refusal.ts'
import { connect } from './client.ts'

/** Takes the folder for this process until the returned function is called. */
export async function takeFolder(folder: string): Promise<() => void> {
  const client = await connect(`file:${join(folder, 'owner.lock')}`, 0)
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
