// Files of the pages from the disk, kept in memory until they change there.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { PageFile, Ports } from '../ports.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

// One name behind the other, none of which begins with a dot: no path leaves its folder.
const PLAIN = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/

const zip = promisify(gzip)

/** The files of `dist/admin-ui`, and the script of the reference page. */
export function pageFiles(root: string): NonNullable<Ports['page']> {
  const kept = new Map<string, { changed: number; file: PageFile }>()
  return async (path) => {
    const type = TYPES[extname(path)]
    const place = PLAIN.test(path) && type ? placeOf(root, path) : undefined
    if (!place || !type) return undefined
    const found = await stat(place).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const known = kept.get(path)
    if (known?.changed === found.mtimeMs) return known.file
    const bytes = new Uint8Array(await readFile(place))
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    const file = { bytes, zipped: new Uint8Array(await zip(bytes)), type, tag }
    kept.set(path, { changed: found.mtimeMs, file })
    return file
  }
}

function placeOf(root: string, path: string): string | undefined {
  if (path === 'docs/rapidoc.js') {
    return createRequire(join(root, 'package.json')).resolve('rapidoc/dist/rapidoc-min.js')
  }
  return path.startsWith('admin-ui/') ? join(root, 'dist', path) : undefined
}
