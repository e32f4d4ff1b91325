// Checkpoints: now and then the newest row's hash, signed, kept in the database and, where they
// prove something against its owner, in places outside.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { desc } from 'drizzle-orm'
import { canonicalText } from '../../engine/text/canonical.ts'
import { audit, checkpoint } from '../store/schema.ts'
import type { Ledger } from './record.ts'
import { isSigned, type Signer } from './signer.ts'

/** What a checkpoint states. */
type Statement = { seq: number; head: string; at: number; key: string }

/** A statement with its signature in base64. */
export type Checkpoint = { statement: Statement; signature: string }

const DOMAIN = 'liangxin-checkpoint-v1\u0000'
const EVERY_ROWS = 100
/** The file in a place outside; one checkpoint a line, only ever appended to. */
export const FILE = 'liangxin-checkpoints.ndjson'
/** The public keys beside it, each written once. */
const KEY_FILE = /^liangxin-public-key-([0-9a-f]{16})\.pem$/
// After these nobody has to wait for the next hundred rows.
const AT_ONCE = new Set(['version.publish', 'version.withdraw', 'store.begin'])

/** The bytes that are signed. */
function statementBytes(statement: Statement): Buffer {
  return Buffer.from(DOMAIN + canonicalText(statement), 'utf8')
}

/** Whether this is a checkpoint of that key. */
export function isGenuine({ statement, signature }: Checkpoint, publicKey: string): boolean {
  return isSigned(publicKey, statementBytes(statement), Buffer.from(signature, 'base64'))
}

/** Writes checkpoints of a ledger; `now` writes one if there is anything new. */
export type Notary = { now: () => Promise<Checkpoint | undefined>; places: readonly string[] }

/**
 * A notary for a ledger. `warn` hears of places that cannot be written: scoring goes on, the
 * checkpoint stands in the database.
 */
export function openNotary(
  ledger: Ledger,
  signer: Signer,
  places: readonly string[],
  warn: (place: string, error: unknown) => void,
): Notary {
  const { store } = ledger
  let last = 0
  const now = async (): Promise<Checkpoint | undefined> => {
    const made = await store.transact(async (tx) => {
      const [known] = await tx.select().from(checkpoint).orderBy(desc(checkpoint.seq)).limit(1)
      const [row] = await tx
        .select({ seq: audit.seq, hash: audit.hash })
        .from(audit)
        .orderBy(desc(audit.seq))
        .limit(1)
      if (!row || row.seq <= (known?.seq ?? 0)) return undefined
      const head = row.hash.toString('hex')
      const statement = { seq: row.seq, head, at: store.world.now(), key: signer.id }
      const signature = signer.sign(statementBytes(statement))
      const body = Buffer.from(canonicalText(statement), 'utf8')
      await tx.insert(checkpoint).values({ seq: row.seq, body, signature })
      return { statement, signature: signature.toString('base64') }
    })
    if (!made) return undefined
    last = made.statement.seq
    for (const place of places) {
      try {
        deposit(place, made, signer.publicKey)
      } catch (error) {
        warn(place, error)
      }
    }
    return made
  }
  ledger.onRecorded((seq, actions) => {
    if (seq - last < EVERY_ROWS && !actions.some((action) => AT_ONCE.has(action))) return
    last = seq
    now().catch((error: unknown) => warn('database', error))
  })
  return { now, places }
}

/** The newest checkpoint of the database. */
export async function newestCheckpoint({ store }: Ledger): Promise<Checkpoint | undefined> {
  const [row] = await store.read((db) =>
    db.select().from(checkpoint).orderBy(desc(checkpoint.seq)).limit(1),
  )
  return row && parse(row.body.toString('utf8'), row.signature.toString('base64'))
}

/** The public keys and the lines of a place. */
export function readPlace(place: string): { keys: Map<string, string>; lines: string[] } {
  const keys = new Map<string, string>()
  const names = existsSync(place) ? readdirSync(place) : []
  for (const name of names) {
    const id = KEY_FILE.exec(name)?.[1]
    if (id !== undefined) keys.set(id, readFileSync(join(place, name), 'utf8'))
  }
  if (!names.includes(FILE)) return { keys, lines: [] }
  const text = readFileSync(join(place, FILE), 'utf8')
  return { keys, lines: text.split('\n').filter((line) => line !== '') }
}

/** One line of a place; only the one spelling that we write is read. */
export function parseLine(line: string): Checkpoint | undefined {
  try {
    const { statement, signature } = JSON.parse(line) as Checkpoint
    const { seq, head, at, key } = statement
    const found = { statement: { seq, head, at, key }, signature }
    return lineOf(found) === line && isPlainBase64(signature) ? found : undefined
  } catch {
    return undefined
  }
}

// Base64 has several spellings of the same bytes; only one is ours.
function isPlainBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text
}

function parse(body: string, signature: string): Checkpoint {
  return { statement: JSON.parse(body) as Statement, signature }
}

function lineOf({ statement, signature }: Checkpoint): string {
  return canonicalText({ statement, signature })
}

function deposit(place: string, made: Checkpoint, publicKey: string): void {
  mkdirSync(place, { recursive: true })
  const key = join(place, `liangxin-public-key-${made.statement.key}.pem`)
  if (!existsSync(key)) append(key, publicKey, 'wx')
  append(join(place, FILE), `${lineOf(made)}\n`, 'a')
}

function append(file: string, text: string, flag: 'a' | 'wx'): void {
  const handle = openSync(file, flag, 0o644)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
