// Export: a stored version as files, byte for byte, for whoever has no server.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, type Name } from '../lifecycle/content.ts'
import { Refusal } from '../refusal/refusal.ts'
import { onSnapshot } from '../store/snapshot.ts'

/** Writes the text and the cases of a version into a folder; returns the files. */
export async function exportVersion(
  store: { folder: string; url?: string },
  name: Name,
  target: string,
): Promise<string[]> {
  const texts = await onSnapshot(store, async (view) => {
    const { rows } = await view.execute({
      sql: `SELECT text.hash, text.body, cases.hash, cases.body FROM version
        JOIN document text ON text.hash = version.source_hash
        LEFT JOIN document cases ON cases.hash = version.cases_hash
        WHERE ruleset = ? AND version = ?`,
      args: [name.ruleset, name.version],
    })
    const [row] = rows
    if (!row) throw new Refusal('version-unknown', { value: `${name.ruleset}/${name.version}` })
    return [
      [`${name.version}.yaml`, row[0], row[1]],
      [`${name.version}.cases.yaml`, row[2], row[3]],
    ] as const
  })
  mkdirSync(target, { recursive: true })
  const written: string[] = []
  for (const [file, hash, body] of texts) {
    if (hash === null) continue
    const bytes = Buffer.from(body as ArrayBuffer)
    if (hashOf(bytes) !== hash)
      throw new Refusal('evidence-broken', { zh: `文本${hash}`, en: `text ${hash}` })
    const path = join(target, file)
    if (existsSync(path)) throw new Refusal('file-exists', { file: path })
    writeFileSync(path, bytes, { flag: 'wx' })
    written.push(path)
  }
  return written
}
