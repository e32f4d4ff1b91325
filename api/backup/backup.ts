// Backup: a verified copy of the database and of the files its rows name, also while a service
// runs. Keys and first-run.json are never in it.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { verify } from '../evidence/verify.ts'
import { Refusal } from '../refusal/refusal.ts'
import { connect } from '../store/client.ts'
import { DATABASE, hasDatabase } from '../store/open.ts'
import { onSnapshot } from '../store/snapshot.ts'
import { copyColumns } from './columns.ts'
import { fileHash, MANIFEST, type Manifest } from './manifest.ts'

/** Copies the database of `folder` into `target`, which must not hold anything yet. */
export async function backup(folder: string, target: string, now: () => number): Promise<Manifest> {
  if (!hasDatabase(folder)) throw new Refusal('database-missing', { folder })
  mustBeEmpty(target)
  const parts = `${resolve(target)}.part`
  rmSync(parts, { recursive: true, force: true })
  mkdirSync(parts, { recursive: true, mode: 0o700 })
  const copy = join(parts, DATABASE)
  const client = await connect(`file:${join(folder, DATABASE)}`, 5_000)
  try {
    // One consistent file, whatever stands in the write-ahead log.
    await client.execute({ sql: 'VACUUM INTO ?', args: [copy] })
  } finally {
    client.close()
  }
  const verdict = await onSnapshot({ folder: parts }, async (view) => {
    const { rows } = await view.execute('PRAGMA integrity_check')
    if (rows[0]?.[0] !== 'ok') throw new Refusal('backup-broken', { zh: '完整性', en: 'integrity' })
    const columns = await copyColumns(view, folder, parts)
    return { ...(await verify(view, {})), ...columns }
  })
  const [first] = verdict.findings
  if (first) throw new Refusal('backup-broken', first)
  // Looking at the copy leaves files of the database behind that do not belong to it.
  for (const name of readdirSync(parts)) {
    if (name.startsWith(`${DATABASE}-`)) rmSync(join(parts, name))
  }
  const manifest: Manifest = {
    format: 'liangxin-backup-1',
    at: new Date(now()).toISOString(),
    database: await fileHash(copy),
    bytes: statSync(copy).size,
    seq: verdict.rows,
    head: verdict.head,
    ...(verdict.files.length > 0 ? { files: verdict.files } : {}),
    ...(verdict.absent.length > 0 ? { absent: verdict.absent } : {}),
  }
  const written = join(parts, MANIFEST)
  writeFileSync(written, `${JSON.stringify(manifest, null, 2)}\n`)
  for (const path of [copy, written, parts]) sync(path)
  if (existsSync(target)) rmSync(target, { recursive: true })
  renameSync(parts, target)
  sync(dirname(resolve(target)))
  return manifest
}

/** Refuses a folder that holds anything. */
export function mustBeEmpty(folder: string): void {
  const [name] = existsSync(folder) ? readdirSync(folder) : []
  if (name !== undefined) throw new Refusal('folder-not-empty', { folder, name })
}

/** Puts a file or folder on the disk, not only into its cache. */
export function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
