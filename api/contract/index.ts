// Every schema of the API. A file of schemas is added here once; its inputs get validators.
import * as common from './common.ts'
import { isInput, nameOf } from './define.ts'
import * as evidence from './evidence.ts'
import * as lifecycle from './lifecycle.ts'
import * as movers from './movers.ts'
import * as people from './people.ts'
import * as populations from './populations.ts'
import * as score from './score.ts'
import * as simulations from './simulations.ts'
import * as system from './system.ts'
import * as versions from './versions.ts'

const ALL: readonly unknown[] = [
  common,
  evidence,
  lifecycle,
  movers,
  people,
  populations,
  score,
  simulations,
  system,
  versions,
].flatMap((file) => Object.values(file))

/** The schemas validated on their way in, by name. */
export function inputs(): Record<string, object> {
  const found: Record<string, object> = {}
  for (const schema of ALL) if (isInput(schema)) found[nameOf(schema)!] = schema as object
  return found
}
