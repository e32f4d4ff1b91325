// Where the service keeps things, from the environment.
import { delimiter, join, resolve } from 'node:path'
import { projectRoot } from '../root.ts'

/** The data folder, another database's URL, the signing key's file, and places of checkpoints. */
export type Places = {
  folder: string
  url?: string
  signingKey?: string
  checkpoints: string[]
}

/** Reads LIANGXIN_DATA, LIANGXIN_DATABASE, LIANGXIN_SIGNING_KEY and LIANGXIN_CHECKPOINTS. */
export function readPlaces(environment: Record<string, string | undefined>): Places {
  const {
    LIANGXIN_DATA: data,
    LIANGXIN_DATABASE: url,
    LIANGXIN_SIGNING_KEY: signingKey,
    LIANGXIN_CHECKPOINTS: checkpoints = '',
  } = environment
  return {
    folder: data ? resolve(data) : join(projectRoot(), 'data'),
    ...(url ? { url } : {}),
    ...(signingKey ? { signingKey: resolve(signingKey) } : {}),
    // Several places are written as in PATH.
    checkpoints: checkpoints
      .split(delimiter)
      .filter((place) => place !== '')
      .map((place) => resolve(place)),
  }
}
