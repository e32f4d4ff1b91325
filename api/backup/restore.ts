// Restore: a backup into an empty data folder, verified before anything is put there, and
// measured against the checkpoints kept outside.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseLine, readPlace } from '../audit/checkpoint.ts'
import { makeSigner } from '../audit/signer.ts'
import { verify } from '../evidence/verify.ts'
import { Refusal } from '../refusal/refusal.ts'
import { SIGNING_KEY } from '../start/folder.ts'
import type { Client } from '../store/client.ts'
import { DATABASE } from '../store/open.ts'
import { onSnapshot } from '../store/snapshot.ts'
import { mustBeEmpty, sync } from './backup.ts'
import { restoreColumns } from './columns.ts'
import { fileHash, MANIFEST, type Manifest } from './manifest.ts'

/** What a restore brought back; `missing` names audit rows that outside checkpoints know of. */
export type Restored = { manifest: Manifest; missing?: { from: number; to: number } }

type Options = {
  places?: readonly string[]
  ownKey?: boolean
  /** How a client is made of a URL. */
  connect?: (url: string) => Promise<Client>
}

/** Restores `source` into `folder`; a key is made where none is given by a setting. */
export async function restore(
  source: string,
  folder: string,
  { places = [], ownKey = true, connect }: Options = {},
): Promise<Restored> {
  mustBeEmpty(folder)
  const manifest = readManifest(source)
  const file = join(source, DATABASE)
  if (!existsSync(file) || (await fileHash(file)) !== manifest.database)
    throw new Refusal('backup-broken', {
      zh: '数据库文件与清单不符',
      en: 'the file is not the one of the manifest',
    })
  const parts = `${resolve(folder)}.part`
  rmSync(parts, { recursive: true, force: true })
  mkdirSync(parts, { recursive: true, mode: 0o700 })
  try {
    const copy = join(parts, DATABASE)
    copyFileSync(file, copy)
    const verdict = await onSnapshot({ folder: parts, connect }, (view) => verify(view, {}))
    const [first] = verdict.findings
    if (first) throw new Refusal('backup-broken', first)
    if (verdict.rows !== manifest.seq || verdict.head !== manifest.head)
      throw new Refusal('backup-broken', {
        zh: '审计与清单不符',
        en: 'the audit is not that of the manifest',
      })
    await restoreColumns(manifest.files ?? [], source, parts)
    // The old key may be lost with the machine; a new one signs from here on, the old ones stay known.
    if (ownKey) makeSigner(join(parts, SIGNING_KEY))
    for (const path of [copy, parts]) sync(path)
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(parts, folder)
  } catch (error) {
    // Half a restore holds data of people and helps nobody.
    rmSync(parts, { recursive: true, force: true })
    throw error
  }
  sync(dirname(resolve(folder)))
  const newest = Math.max(
    0,
    ...places.flatMap((place) =>
      readPlace(place).lines.map((line) => parseLine(line)?.statement.seq ?? 0),
    ),
  )
  if (newest <= manifest.seq) return { manifest }
  return { manifest, missing: { from: manifest.seq + 1, to: newest } }
}

function readManifest(source: string): Manifest {
  try {
    const found = JSON.parse(readFileSync(join(source, MANIFEST), 'utf8')) as Manifest
    if (found.format === 'liangxin-backup-1') return found
  } catch {
    // Told below: either way there is no backup here.
  }
  throw new Refusal('backup-missing', { folder: source })
}
