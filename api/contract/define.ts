// How a body of the API is named: one place for the name that the validator, the OpenAPI
// document and a reader share.
import { type Static, type TSchema, Type } from 'typebox'

const PREFIX = 'urn:liangxin:api:'
const INPUT = 'urn:liangxin:api:in:'

/** The shape of an answer: documented, and held by a test against every answer. */
export function answer<T extends TSchema>(name: string, schema: T): T {
  return { ...schema, $id: `${PREFIX}${name}` }
}

/** The shape of something that comes in: a validator of it is generated. */
export function input<T extends TSchema>(name: string, schema: T): T {
  return { ...schema, $id: `${INPUT}${name}` }
}

/** Whether a schema is validated on its way in. */
export function isInput(schema: unknown): boolean {
  return idOf(schema)?.startsWith(INPUT) ?? false
}

/** The name of a schema in the OpenAPI document, or nothing where it has none. */
export function nameOf(schema: unknown): string | undefined {
  const id = idOf(schema)
  if (id === undefined) return undefined
  if (id.startsWith(INPUT)) return id.slice(INPUT.length)
  if (id.startsWith(PREFIX)) return id.slice(PREFIX.length)
  // The engine's own schemas: urn:liangxin:score-request:1 is ScoreRequest.
  const [, , name] = id.split(':')
  return name?.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())
}

function idOf(schema: unknown): string | undefined {
  const id = (schema as { $id?: unknown } | undefined)?.$id
  return typeof id === 'string' ? id : undefined
}

/** A value or null. */
export function orNull<T extends TSchema>(schema: T) {
  return Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] })
}
