// A view of the database at one moment, on a connection of its own: long reads hold nobody up,
// and what others write meanwhile does not show.
import { join } from 'node:path'
import { type Client, connect as connectTo } from './client.ts'
import type { Executor } from './migrate.ts'
import { DATABASE } from './open.ts'

/** Whose store, at another URL than its file where one is given, and how a client is made. */
type View = {
  folder: string
  url?: string
  connect?: ((url: string) => Promise<Client>) | undefined
}

/** Runs `work` on a read-only view of the store of a folder, also while a service owns it. */
export async function onSnapshot<T>(
  { folder, url = `file:${join(folder, DATABASE)}`, connect = connectTo }: View,
  work: (client: Executor) => Promise<T>,
): Promise<T> {
  const client = await connect(url)
  try {
    const view = await client.transaction('read')
    try {
      return await work(view)
    } finally {
      view.close()
    }
  } finally {
    client.close()
  }
}
