// The files beside the database that its rows name: columns of populations, grades of
// simulations. Each goes along where its bytes are still those of its row.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openSections } from '../population/sections.ts'
import { Refusal } from '../refusal/refusal.ts'
import { POPULATIONS, SIMULATIONS } from '../simulation/places.ts'
import type { Executor } from '../store/migrate.ts'
import { sync } from './backup.ts'
import { fileHash, type ManifestFile } from './manifest.ts'

const NAMED = `
  SELECT '${POPULATIONS}/' || id || '.pop' AS path, hash FROM population WHERE state = 'done'
  UNION ALL
  SELECT '${SIMULATIONS}/' || id || '.grades', grades_hash FROM simulation WHERE state = 'done'
  ORDER BY path`

/** Copies what the rows of a copied database name; `absent` is what was not there or another. */
export async function copyColumns(
  client: Executor,
  folder: string,
  target: string,
): Promise<{ files: ManifestFile[]; absent: string[] }> {
  const { rows } = await client.execute(NAMED)
  const files: ManifestFile[] = []
  const absent: string[] = []
  for (const row of rows) {
    const path = String(row['path'])
    const copy = join(target, path)
    if (copied(join(folder, path), copy) && isWhole(copy, String(row['hash']))) {
      files.push({ path, sha256: await fileHash(copy) })
      sync(copy)
      continue
    }
    rmSync(copy, { force: true })
    absent.push(path)
  }
  return { files, absent }
}

/** Brings the files of a backup back, each measured against the manifest. */
export async function restoreColumns(
  files: readonly ManifestFile[],
  source: string,
  target: string,
): Promise<void> {
  for (const { path, sha256 } of files) {
    const copy = join(target, path)
    const from = join(source, path)
    if (
      !/^(populations|simulations)\/[0-9a-f]{12}\.(pop|grades)$/.test(path) ||
      !copied(from, copy)
    )
      throw new Refusal('backup-broken', { zh: `缺少${path}`, en: `${path} is missing` })
    if ((await fileHash(copy)) !== sha256)
      throw new Refusal('backup-broken', {
        zh: `${path}与清单不符`,
        en: `${path} is not the one of the manifest`,
      })
    sync(copy)
  }
}

// A population may be let go while it is copied.
function copied(from: string, to: string): boolean {
  if (!existsSync(from)) return false
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  try {
    copyFileSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

function isWhole(path: string, hash: string): boolean {
  try {
    const file = openSections<object>(path)
    if (!file) return false
    try {
      // Every section is held against its hash as it is read.
      if (file.hash === hash) for (const name of Object.keys(file.head.sections)) file.read(name)
      return file.hash === hash
    } finally {
      file.close()
    }
  } catch {
    return false
  }
}
