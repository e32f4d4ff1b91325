// Verification: the chain, the seals of every row, the texts, the checkpoints inside and outside.
import { createHash } from 'node:crypto'
import { setImmediate as others } from 'node:timers/promises'
import type { Text } from '../../engine/words/problem.ts'
import { type AuditBody, GENESIS, rowHash } from '../audit/chain.ts'
import { type Checkpoint, isGenuine, parseLine, readPlace } from '../audit/checkpoint.ts'
import { keyOf, SEALED, sealOf } from '../audit/seal.ts'
import { keyId } from '../audit/signer.ts'
import { commit } from '../receipts/statement.ts'
import { checkSchema, type Executor, migrations } from '../store/migrate.ts'

/** What a verification found; `first` is the first audit row that is not as it was written. */
export type Verdict = {
  ok: boolean
  rows: number
  head: string
  first: number | null
  findings: Text[]
}

/** What is believed besides the database: public keys, and the places that keep checkpoints. */
export type Trust = { publicKeys?: readonly string[]; places?: readonly string[] }

const CHUNK = 2_000

/** Verifies everything; it reads in chunks and lets others run between them. */
export async function verify(client: Executor, trust: Trust): Promise<Verdict> {
  const findings: Text[] = []
  const say = (zh: string, en: string) => {
    if (findings.length < 100) findings.push({ zh, en })
  }
  try {
    await checkSchema(client, migrations())
  } catch {
    say('数据库的表或触发器被改动过', 'tables or triggers were changed')
  }
  const chain = await walkChain(client, say)
  await compareSeals(client, chain.seals, say)
  await rehashDocuments(client, say)
  await weighPayloads(client, say)
  await weighCheckpoints(client, chain.hashes, trust, say)
  const { rows, head, first } = chain
  return { ok: findings.length === 0, rows, head, first, findings }
}

type Say = (zh: string, en: string) => void

async function walkChain(client: Executor, say: Say) {
  const seals = new Map<string, string | null>()
  // Hashes by number, packed: a chain of millions stays small.
  let hashes = Buffer.alloc(32 * 1024)
  let prev: Buffer = GENESIS
  let rows = 0
  let first: number | null = null
  for (;;) {
    const chunk = await client.execute({
      sql: 'SELECT seq, prev, hash, body FROM audit WHERE seq > ? ORDER BY seq LIMIT ?',
      args: [rows, CHUNK],
    })
    for (const row of chunk.rows) {
      const seq = Number(row['seq'])
      const body = bytes(row['body'])
      const expected = rowHash(rows + 1, prev, body)
      if (
        seq !== rows + 1 ||
        !bytes(row['prev']).equals(prev) ||
        !bytes(row['hash']).equals(expected)
      ) {
        first = rows + 1
        say(`审计第${first}行不是写入时的样子`, `audit row ${first} is not as it was written`)
        return { seals, hashes, rows, head: prev.toString('hex'), first }
      }
      if (hashes.length < (seq + 1) * 32)
        hashes = Buffer.concat([hashes, Buffer.alloc(hashes.length)])
      expected.copy(hashes, seq * 32)
      for (const [entity, key, hash] of rowsOf(body)) seals.set(`${entity} ${key}`, hash)
      prev = expected
      rows = seq
    }
    if (chunk.rows.length < CHUNK) break
    await others()
  }
  return { seals, hashes, rows, head: prev.toString('hex'), first }
}

function rowsOf(body: Buffer): AuditBody['rows'] {
  try {
    return (JSON.parse(body.toString('utf8')) as AuditBody).rows
  } catch {
    // The hash was right, so this is what was written; there is nothing to compare.
    return []
  }
}

async function compareSeals(client: Executor, seals: Map<string, string | null>, say: Say) {
  for (const entity of Object.keys(SEALED)) {
    const { rows } = await client.execute(`SELECT * FROM ${entity}`)
    for (const [i, row] of rows.entries()) {
      const plain = row as unknown as Record<string, unknown>
      const name = `${entity} ${keyOf(entity, plain)}`
      const expected = seals.get(name)
      seals.delete(name)
      if (expected === undefined || expected === null)
        say(`「${name}」不是经由程序写入的`, `「${name}」 was not written by the program`)
      else if (expected !== sealOf(entity, plain))
        say(`「${name}」被改动过`, `「${name}」 was changed`)
      if (i % CHUNK === CHUNK - 1) await others()
    }
  }
  for (const [name, hash] of seals)
    if (hash !== null) say(`「${name}」不见了`, `「${name}」 is gone`)
}

async function rehashDocuments(client: Executor, say: Say): Promise<void> {
  const { rows } = await client.execute('SELECT hash FROM document ORDER BY hash')
  for (const row of rows) {
    const found = await client.execute({
      sql: 'SELECT body FROM document WHERE hash = ?',
      args: [row['hash'] as string],
    })
    const hash = createHash('sha256').update(bytes(found.rows[0]?.['body'])).digest('hex')
    if (row['hash'] !== `sha256:${hash}`)
      say(`文本「${row['hash']}」被改动过`, `the text 「${row['hash']}」 was changed`)
    await others()
  }
  const lost = await client.execute(
    `SELECT ruleset || '/' || version AS name FROM version
     WHERE source_hash NOT IN (SELECT hash FROM document)
       OR (cases_hash IS NOT NULL AND cases_hash NOT IN (SELECT hash FROM document))`,
  )
  for (const row of lost.rows)
    say(`版本「${row['name']}」的文本不见了`, `the text of version 「${row['name']}」 is gone`)
  const bare = await client.execute(
    `SELECT id FROM simulation WHERE result NOT IN (SELECT hash FROM document) UNION
     SELECT simulation FROM simulation_side WHERE source_hash NOT IN (SELECT hash FROM document)`,
  )
  for (const row of bare.rows)
    say(`影响模拟「${row['id']}」的文本不见了`, `a text of simulation 「${row['id']}」 is gone`)
}

// The data of receipts is not sealed, because it may be erased; the signed statement commits to it.
async function weighPayloads(client: Executor, say: Say): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await client.execute({
      sql: `SELECT receipt.id, receipt.body, salt, input, assessment, erasure.at AS gone FROM receipt
        LEFT JOIN receipt_payload ON receipt_payload.receipt = receipt.id
        LEFT JOIN erasure ON erasure.receipt = receipt.id
        WHERE receipt.id > ? ORDER BY receipt.id LIMIT ?`,
      args: [after, CHUNK],
    })
    for (const row of rows) {
      after = String(row['id'])
      const statement = statementOf(bytes(row['body']))
      const held = row['salt'] !== null
      const same = (['input', 'assessment'] as const).every(
        (part) => commit(part, bytes(row['salt']), bytes(row[part])) === statement[part],
      )
      if (held ? !same || row['gone'] !== null : row['gone'] === null)
        say(`凭证「${after}」的数据被改动过`, `the data of receipt 「${after}」 was changed`)
    }
    if (rows.length < CHUNK) return
    await others()
  }
}

function statementOf(body: Buffer): { input?: string; assessment?: string } {
  try {
    return JSON.parse(body.toString('utf8')) as { input?: string; assessment?: string }
  } catch {
    return {}
  }
}

async function weighCheckpoints(client: Executor, hashes: Buffer, trust: Trust, say: Say) {
  const keys = new Map((trust.publicKeys ?? []).map((key) => [keyId(key), key]))
  // Of the database's own keys only what nobody outside has said.
  const known = await client.execute('SELECT id, public_key FROM signing_key')
  const own = new Map(known.rows.map((row) => [String(row['id']), String(row['public_key'])]))
  const weigh = (from: string, found: Checkpoint | undefined, known: Map<string, string>) => {
    const id = found?.statement.key ?? ''
    const publicKey = known.get(id) ?? keys.get(id)
    if (!found || !publicKey || keyId(publicKey) !== id || !isGenuine(found, publicKey)) {
      say(`检查点（${from}）不是真的`, `a checkpoint (${from}) is not genuine`)
      return
    }
    const { seq, head } = found.statement
    const at = Number.isSafeInteger(seq) && seq > 0 ? seq * 32 : 0
    const here = at > 0 && at < hashes.length ? hashes.subarray(at, at + 32).toString('hex') : ''
    if (here === head) return
    say(
      `审计与检查点（${from}）不符：第${seq}行缺失或不同`,
      `the audit differs from a checkpoint (${from}): row ${seq} is missing or another`,
    )
  }
  const stored = await client.execute('SELECT seq, body, signature FROM checkpoint ORDER BY seq')
  for (const row of stored.rows) {
    const signature = bytes(row['signature']).toString('base64')
    const line = `{"signature":"${signature}","statement":${bytes(row['body']).toString('utf8')}}`
    const found = parseLine(line)
    const same = found?.statement.seq === Number(row['seq'])
    weigh(`#${row['seq']}`, same ? found : undefined, new Map([...own, ...keys]))
  }
  for (const place of trust.places ?? []) {
    const outside = readPlace(place)
    for (const line of outside.lines) weigh(place, parseLine(line), outside.keys)
  }
}

function bytes(value: unknown): Buffer {
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  return Buffer.from(typeof value === 'string' ? value : '', 'utf8')
}
