// What whoever owns the file could try: rows edited, triggers dropped, the chain recomputed.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { bodyBytes, GENESIS, rowHash } from '../../../api/audit/chain.ts'

/** A number in [0, below), the next of a seeded row. */
export type Chance = (below: number) => number

/** A seeded source of numbers. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Copies the database of a folder and opens the copy with every trigger gone. */
export async function openCopy(from: string, to: string): Promise<Client> {
  for (const name of ['liangxin.db', 'liangxin.db-wal'])
    cpSync(join(from, name), join(to, name), { force: true })
  return createClient({ url: `file:${join(to, 'liangxin.db')}` })
}

/** Runs statements with the triggers dropped, and puts the triggers back as if nothing was. */
export async function quietly(client: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.execute(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid",
  )
  await client.execute('PRAGMA foreign_keys = OFF')
  for (const row of rows) await client.execute(`DROP TRIGGER ${row['name']}`)
  await work()
  for (const row of rows) await client.execute(String(row['sql']))
}

/** Recomputes the whole chain over whatever the bodies say now, as a thorough forger would. */
export async function recompute(client: Client): Promise<void> {
  const { rows } = await client.execute('SELECT seq, body FROM audit ORDER BY seq')
  await client.execute('CREATE TABLE forged AS SELECT seq, body, prev, hash FROM audit WHERE 0')
  let prev: Buffer = GENESIS
  for (const [i, row] of rows.entries()) {
    const body = Buffer.from(row['body'] as ArrayBuffer)
    const hash = rowHash(i + 1, prev, body)
    await client.execute({
      sql: 'INSERT INTO forged VALUES (?, ?, ?, ?)',
      args: [i + 1, body, prev, hash],
    })
    prev = hash
  }
  await client.execute('DELETE FROM audit')
  await client.execute(
    'INSERT INTO audit (seq, body, prev, hash) SELECT seq, body, prev, hash FROM forged',
  )
  await client.execute('DROP TABLE forged')
}

/** One random forgery; returns what was done. */
export async function forge(client: Client, chance: Chance): Promise<string> {
  const pick = async (sql: string) => {
    const { rows } = await client.execute(sql)
    return rows[chance(rows.length)]!
  }
  const kind = chance(FORGERIES.length)
  const [name, act] = FORGERIES[kind]!
  await quietly(client, () => act(client, pick, chance))
  return name
}

type Pick = (sql: string) => Promise<Record<string | number, unknown>>
type Act = (client: Client, pick: Pick, chance: Chance) => Promise<void>

async function editBody(client: Client, pick: Pick): Promise<void> {
  const row = await pick('SELECT seq, body FROM audit')
  const body = JSON.parse(Buffer.from(row['body'] as ArrayBuffer).toString())
  body.actor = 'p_somebodyelse'
  await client.execute({
    sql: 'UPDATE audit SET body = ? WHERE seq = ?',
    args: [bodyBytes(body), Number(row['seq'])],
  })
}

const FORGERIES: [string, Act][] = [
  ['an audit body edited', editBody],
  [
    'an audit body edited and the chain recomputed',
    async (client, pick) => {
      await editBody(client, pick)
      await recompute(client)
    },
  ],
  [
    'an audit row removed and the chain recomputed',
    async (client, pick) => {
      const row = await pick('SELECT seq FROM audit')
      await client.execute(`DELETE FROM audit WHERE seq = ${row['seq']}`)
      await recompute(client)
    },
  ],
  [
    'two audit rows swapped',
    async (client, _pick, chance) => {
      const { rows } = await client.execute('SELECT count(*) FROM audit')
      const at = 1 + chance(Number(rows[0]![0]) - 1)
      await client.execute(`UPDATE audit SET seq = -1 WHERE seq = ${at}`)
      await client.execute(`UPDATE audit SET seq = ${at} WHERE seq = ${at + 1}`)
      await client.execute(`UPDATE audit SET seq = ${at + 1} WHERE seq = -1`)
    },
  ],
  [
    'the tail of the audit cut, checkpoints too',
    async (client, _pick, chance) => {
      const { rows } = await client.execute('SELECT max(seq) FROM audit')
      const from = Number(rows[0]![0]) - chance(5)
      await client.execute(`DELETE FROM audit WHERE seq >= ${from}`)
      await client.execute(`DELETE FROM checkpoint WHERE seq >= ${from}`)
    },
  ],
  [
    'everything dropped and begun anew',
    async (client) => {
      await client.execute('DELETE FROM audit')
      await client.execute('DELETE FROM checkpoint')
    },
  ],
  [
    'a published version given another date',
    async (client) =>
      void (await client.execute(
        "UPDATE version SET effective_from = '2020-02-02' WHERE version = 'v1'",
      )),
  ],
  [
    'a version withdrawn by hand',
    async (client) =>
      void (await client.execute(
        "UPDATE version SET state = 'withdrawn' WHERE state = 'published'",
      )),
  ],
  [
    'a text changed under its hash',
    async (client, pick) => {
      const row = await pick('SELECT hash FROM document')
      await client.execute({
        sql: "UPDATE document SET body = CAST(replace(CAST(body AS TEXT), '5', '4') AS BLOB) WHERE hash = ?",
        args: [String(row['hash'])],
      })
    },
  ],
  [
    'a text of a version removed',
    async (client) =>
      void (await client.execute(
        'DELETE FROM document WHERE hash = (SELECT source_hash FROM version LIMIT 1)',
      )),
  ],
  [
    'a role added',
    async (client, pick) => {
      const row = await pick(
        "SELECT id FROM person WHERE id NOT IN (SELECT person FROM person_role WHERE role = 'publisher')",
      )
      await client.execute({
        sql: "INSERT INTO person_role VALUES (?, 'publisher')",
        args: [String(row['id'])],
      })
    },
  ],
  [
    'a role removed',
    async (client, pick) => {
      const row = await pick('SELECT person, role FROM person_role')
      await client.execute({
        sql: 'DELETE FROM person_role WHERE person = ? AND role = ?',
        args: [String(row['person']), String(row['role'])],
      })
    },
  ],
  [
    'a password replaced',
    async (client, pick) => {
      const row = await pick('SELECT id FROM person')
      await client.execute({
        sql: "UPDATE person SET password = 'scrypt$4$1$1$x$x' WHERE id = ?",
        args: [String(row['id'])],
      })
    },
  ],
  [
    'a key unrevoked',
    async (client) =>
      void (await client.execute('UPDATE service_key SET expires_at = expires_at + 1')),
  ],
  ['an approval removed', async (client) => void (await client.execute('DELETE FROM approval'))],
  [
    'a contributor removed',
    async (client) => void (await client.execute('DELETE FROM contributor')),
  ],
  [
    'a receipt removed',
    async (client) =>
      void (await client.execute('DELETE FROM receipt WHERE id = (SELECT min(id) FROM receipt)')),
  ],
  [
    'the data of a receipt changed',
    async (client) =>
      void (await client.execute(
        "UPDATE receipt_payload SET assessment = CAST(replace(CAST(assessment AS TEXT), '85', '95') AS BLOB)",
      )),
  ],
  [
    'the data of a receipt removed',
    async (client) => void (await client.execute('DELETE FROM receipt_payload')),
  ],
  [
    'a receipt signed anew',
    async (client) => void (await client.execute('UPDATE receipt SET signature = zeroblob(64)')),
  ],
  [
    'a checkpoint signed anew',
    async (client) => void (await client.execute('UPDATE checkpoint SET signature = zeroblob(64)')),
  ],
  [
    'a signing key replaced',
    async (client) => void (await client.execute("UPDATE signing_key SET public_key = 'x'")),
  ],
]
