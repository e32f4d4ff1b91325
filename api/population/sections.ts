// Typed arrays in one file: a header that names them, then each at its place. What the header
// says of a section's bytes is held against them when it is read.
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a section can hold. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array

const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const

/** A column in pieces, as it grew; walked twice, so that it may be made piece by piece. */
export type Pieces = { kind: keyof typeof KINDS; length: number; list: Iterable<Column> }

/** A section to be written. */
export type Written = Column | Pieces

/** Where a section lies, counted from the end of the header. */
type Section = {
  kind: keyof typeof KINDS
  offset: number
  length: number
  sha256: string
}

const MAGIC = 'LXPOP001'
const ALIGN = 64

/** The head of a file: what its maker says, and its sections. */
type Head<T> = T & { sections: Record<string, Section> }

/**
 * Writes a file whole or not at all: beside its place first, on the disk, then renamed.
 * Returns the hash of its header, which names the hashes of all sections.
 */
export function writeSections<T>(path: string, what: T, columns: Map<string, Written>): string {
  const sections: Record<string, Section> = {}
  let offset = 0
  for (const [name, written] of columns) {
    const { kind, length, list } = inPieces(written)
    const hash = createHash('sha256')
    for (const piece of list) hash.update(bytesOf(piece))
    sections[name] = { kind, offset, length, sha256: hash.digest('hex') }
    offset = aligned(offset + length * KINDS[kind].BYTES_PER_ELEMENT)
  }
  const head = Buffer.from(JSON.stringify({ ...what, sections }))
  const start = Buffer.alloc(aligned(16 + head.length))
  start.write(MAGIC, 'latin1')
  start.writeDoubleLE(head.length, 8)
  head.copy(start, 16)
  const beside = `${path}.${process.pid}.tmp`
  const file = openSync(beside, 'wx')
  try {
    writeAll(file, start)
    for (const [name, written] of columns) {
      let at = start.length + sections[name]!.offset
      for (const piece of inPieces(written).list) {
        writeAll(file, bytesOf(piece), at)
        at += piece.byteLength
      }
    }
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(beside, { force: true })
    throw error
  }
  renameSync(beside, path)
  syncFolder(dirname(path))
  return hashOf(head)
}

/** A file that is open for reading its sections. */
export type OpenSections<T> = {
  head: Head<T>
  hash: string
  /** The section in shared memory, so that every thread sees the same bytes. */
  read: (name: string) => Column
  close: () => void
}

/** Opens a file, or says that it is none of ours. */
export function openSections<T>(path: string): OpenSections<T> | undefined {
  const file = openSync(path, 'r')
  const start = Buffer.alloc(16)
  const known = readSync(file, start, 0, 16, 0) === 16 && start.toString('latin1', 0, 8) === MAGIC
  const length = known ? start.readDoubleLE(8) : 0
  if (!known || !(length > 0 && length < 1e9)) {
    closeSync(file)
    return undefined
  }
  const bytes = Buffer.alloc(length)
  readAll(file, bytes, 16)
  const head = JSON.parse(bytes.toString()) as Head<T>
  const data = aligned(16 + length)
  return {
    head,
    hash: hashOf(bytes),
    read(name) {
      const section = head.sections[name]
      if (!section) throw new Error(`${path} has no section ${name}`)
      const column = memoryFor(section)
      readAll(file, bytesOf(column), data + section.offset)
      const sha256 = createHash('sha256').update(bytesOf(column)).digest('hex')
      if (sha256 !== section.sha256) throw new DamagedFile(path, name)
      return column
    },
    close: () => closeSync(file),
  }
}

/** Bytes of a file are not those that were written. */
export class DamagedFile extends Error {
  constructor(path: string, section: string) {
    super(`${path}: the section ${section} is damaged`)
  }
}

// The types of typed arrays know only buffers of one thread; what reads them cannot tell.
function memoryFor({ kind, length }: Section): Column {
  const buffer = new SharedArrayBuffer(length * KINDS[kind].BYTES_PER_ELEMENT)
  return new KINDS[kind](buffer as unknown as ArrayBuffer)
}

function hashOf(head: Uint8Array): string {
  return `sha256:${createHash('sha256').update(head).digest('hex')}`
}

function inPieces(written: Written): Pieces {
  if ('list' in written) return written
  const found = Object.entries(KINDS).find(([, kind]) => written instanceof kind)!
  return { kind: found[0] as Section['kind'], length: written.length, list: [written] }
}

function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGN) * ALIGN
}

const MOST_AT_ONCE = 1 << 28

function writeAll(file: number, bytes: Uint8Array, at?: number): void {
  for (let done = 0; done < bytes.length; ) {
    const part = bytes.subarray(done, done + MOST_AT_ONCE)
    done += writeSync(file, part, 0, part.length, at === undefined ? null : at + done)
  }
}

function readAll(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    const length = Math.min(MOST_AT_ONCE, bytes.length - done)
    const read = readSync(file, bytes, done, length, at + done)
    if (read === 0) throw new DamagedFile('', 'the end')
    done += read
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
