// Bodies as they come: the right type, not too long, UTF-8, read once.
import type { Static, TSchema } from 'typebox'
import { placeInJson } from '../../engine/json/place.ts'
import { readJson } from '../../engine/json/read.ts'
import { type Problem, problem } from '../../engine/words/problem.ts'

/** The longest body of one request in bytes. */
export const MOST_BODY_BYTES = 1_000_000

/** What a route takes: checked JSON, JSON it reads itself, YAML text, or a stream. */
export type Body =
  | { kind: 'json'; schema: TSchema; most?: number }
  | { kind: 'jsonBytes'; schema: TSchema; most?: number }
  | { kind: 'yaml'; most?: number }
  | { kind: 'stream'; type: string; schema: TSchema }

/** What the handler of such a route gets. */
export type BodyOf<B> = B extends { kind: 'json'; schema: infer T extends TSchema }
  ? Static<T>
  : B extends { kind: 'jsonBytes' }
    ? Uint8Array
    : B extends { kind: 'yaml' }
      ? string
      : B extends { kind: 'stream' }
        ? ReadableStream<Uint8Array>
        : undefined

const TYPES = { json: 'application/json', jsonBytes: 'application/json', yaml: 'application/yaml' }

/** The media type a body must have. */
export function typeOf(body: Body): string {
  return body.kind === 'stream' ? body.type : TYPES[body.kind]
}

/** Whether the request says it has that type; UTF-8 is the only charset. */
export function hasType(request: Request, expected: string): Problem | undefined {
  const given = request.headers.get('content-type') ?? ''
  if (given === expected) return undefined
  const [type, ...parameters] = given.toLowerCase().split(';')
  const plain = parameters.every((each) => /^\s*(charset="?utf-8"?)?\s*$/.test(each))
  if (type!.trim() === expected && plain) return undefined
  return problem('http-media-type', { value: given, expected })
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The bytes of a body, or why they cannot be had. */
export async function readBody(request: Request, most: number): Promise<Uint8Array | Problem> {
  const length = request.headers.get('content-length')
  if (length !== null && Number(length) > most) return problem('http-body-size', { most })
  try {
    // A length is held by the server; without one, what arrives is counted.
    if (length !== null) return new Uint8Array(await request.arrayBuffer())
    return (await readCounted(request, most)) ?? problem('http-body-size', { most })
  } catch {
    return problem('http-body-broken')
  }
}

/** The text of bytes, without a byte order mark, or that they are no UTF-8. */
export function decodeText(bytes: Uint8Array): string | Problem {
  try {
    return decoder.decode(bytes)
  } catch {
    return problem('encoding-not-utf8')
  }
}

async function readCounted(request: Request, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > most) return undefined
    parts.push(part)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** JSON text as a value, or the problem with its place. */
export function parseJson(text: string): { value: unknown } | { problem: Problem } {
  const reading = readJson(text)
  if (!reading.problem) return { value: reading.value }
  return { problem: placeInJson([reading.problem], text, 1, reading.offset)[0]! }
}
