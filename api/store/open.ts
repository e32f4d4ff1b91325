// Opens the database of a data folder: settings, migrations, the door, and the lock.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, connect as connectTo } from './client.ts'
import { type Door, openDoor } from './door.ts'
import { takeFolder } from './lock.ts'
import { migrate, migrations } from './migrate.ts'
import { setPragmas } from './pragmas.ts'
import type { World } from './world.ts'

/** The name of the embedded database in the data folder. */
export const DATABASE = 'liangxin.db'

/** An open store; `close` gives the folder back. */
export type Store = Door & {
  world: World
  folder: string
  client: Client
  /** Names of the migrations that this start applied. */
  migrated: string[]
  close: () => void
}

export type StoreOptions = {
  folder: string
  world: World
  /** A libSQL server instead of the file in the data folder; not tested against one. */
  url?: string
  /** How a client is made of a URL. */
  connect?: (url: string) => Promise<Client>
}

/** Opens the store of an existing folder; it makes the database where there is none. */
export async function openStore({ folder, world, url, connect = connectTo }: StoreOptions) {
  const free = await takeFolder(folder)
  let client: Client | undefined
  try {
    client = await connect(url ?? `file:${join(folder, DATABASE)}`)
    // A server looks after its own durability; the file is ours to look after.
    if (url === undefined || url.startsWith('file:')) await setPragmas(client)
    const migrated = await migrate(client, migrations())
    const open = client
    const close = () => {
      open.close()
      free()
    }
    return { ...openDoor(client), world, folder, client, migrated, close } satisfies Store
  } catch (error) {
    client?.close()
    free()
    throw error
  }
}

/** Whether the folder has a database already. */
export function hasDatabase(folder: string): boolean {
  return existsSync(join(folder, DATABASE))
}
