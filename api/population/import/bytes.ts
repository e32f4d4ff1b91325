// Files as text: UTF-8 where that is what they are, else GB18030; hashed on the way.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What a file was written in, and its hash. */
export type Encoded = { encoding: 'utf-8' | 'gb18030'; sha256: string }

/** Hears how many bytes were read. */
export type Heard = (bytes: number) => void

/** Reads a file once to find its encoding; `undefined` where it is neither. */
export async function encodingOf(path: string, heard: Heard): Promise<Encoded | undefined> {
  const hash = createHash('sha256')
  const tries = (['utf-8', 'gb18030'] as const).map((encoding) => ({
    encoding,
    decoder: new TextDecoder(encoding, { fatal: true }),
    fits: true,
  }))
  const attempt = (each: (typeof tries)[number], bytes?: Uint8Array) => {
    if (!each.fits) return
    try {
      if (bytes) each.decoder.decode(bytes, { stream: true })
      else each.decoder.decode()
    } catch {
      each.fits = false
    }
  }
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK })) {
    hash.update(bytes as Uint8Array)
    heard((bytes as Uint8Array).length)
    for (const each of tries) attempt(each, bytes as Uint8Array)
  }
  for (const each of tries) attempt(each)
  const found = tries.find(({ fits }) => fits)
  return found && { encoding: found.encoding, sha256: hash.digest('hex') }
}

const CHUNK = 1 << 20

/** The file as pieces of text; one byte order mark is passed over. */
export async function* textOf(
  path: string,
  encoding: Encoded['encoding'],
  heard: Heard,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK })) {
    heard((bytes as Uint8Array).length)
    yield decoder.decode(bytes as Uint8Array, { stream: true })
  }
  yield decoder.decode()
}
