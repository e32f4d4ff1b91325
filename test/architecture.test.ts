// The walls: who may import whom, and what the engine may not know.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './support.ts'

type Source = { path: string; text: string; imports: string[] }

const sources = ['engine', 'api', 'admin-ui']
  .flatMap((folder) => files(join(ROOT, folder)))
  .map(read)

const PACKAGES: Record<string, string[]> = {
  engine: ['typebox', 'yaml', 'ajv', 'json-rules-engine', 'canonicalize'],
  api: [
    'ajv',
    'commander',
    'piscina',
    'tsx',
    'vite',
    '@libsql/client',
    'drizzle-orm',
    'openid-client',
    'rate-limiter-flexible',
    '@hono/node-server',
    'hono',
    'pino',
    'prom-client',
    'typebox',
    'csv-parse',
    'read-excel-file',
  ],
  'admin-ui': ['@codemirror', '@lit/task', 'codemirror', 'lit', 'pinyin-pro', 'vite', 'yaml'],
}

// What only builds and boots.
const OUTSIDE = /^api\/(bin\/|vite\.config)/

const ORDER = [
  'words',
  'civil',
  'schema',
  'text',
  'compare',
  'json',
  'compile',
  'frame',
  'ask',
  'questions',
  'evaluate',
  'explain',
  'assess',
  'ways',
  'cases',
  'check',
  'population',
  'simulate',
]

// From what stands alone to what starts it all; files beside the folders come first.
const API_ORDER = [
  'root',
  'width',
  'shanghai',
  'settings',
  'refusal',
  'contract',
  'store',
  'audit',
  'people',
  'lifecycle',
  'receipts',
  'rules',
  'score',
  'population',
  'simulation',
  'evidence',
  'http',
  'start',
  'backup',
  'cli',
  'schemas',
]

describe('the walls', () => {
  it.each(sources.map((source) => [source.path, source] as const))(
    '%s imports only what its folder may',
    (_, source) => {
      const top = source.path.split('/')[0]!
      for (const name of source.imports) {
        if (name.startsWith('node:')) expect(top, `${source.path} uses ${name}`).not.toBe('engine')
        else if (name.startsWith('.')) {
          const target = relative(ROOT, join(dirname(join(ROOT, source.path)), name)).split('/')[0]
          if (top === 'engine') expect(target, `${source.path} imports ${name}`).toBe('engine')
          if (top === 'admin-ui' && target === 'api')
            expect(typeOnly(source, name), `${source.path} imports ${name}`).toBe(true)
        } else {
          const known = PACKAGES[top]!.some((each) => name === each || name.startsWith(`${each}/`))
          expect(known, `${source.path} imports ${name}`).toBe(true)
        }
      }
    },
  )

  it('keeps the service on Web standards, with Node in one folder', () => {
    const found = sources.filter(
      ({ path, imports }) =>
        path.startsWith('api/http/') &&
        !path.startsWith('api/http/node/') &&
        imports.some((name) => name.startsWith('node:') || name === '@hono/node-server'),
    )
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('lets only one file judge conditions', () => {
    const judges = sources
      .filter(({ imports }) => imports.includes('json-rules-engine'))
      .map(({ path }) => path)
    expect(judges).toEqual(['engine/ask/ask.ts'])
  })

  it.each([
    ['engine', ORDER],
    ['api', API_ORDER],
  ] as const)('keeps the folders of %s in their order', (top, order) => {
    const rank = (path: string) => order.indexOf(path.split('/')[1]!.replace('.ts', ''))
    const back: string[] = []
    for (const source of sources.filter(({ path }) => path.startsWith(`${top}/`))) {
      if (OUTSIDE.test(source.path)) continue
      expect(rank(source.path), source.path).toBeGreaterThan(-1)
      for (const name of source.imports.filter((each) => each.startsWith('.'))) {
        const target = relative(ROOT, join(dirname(join(ROOT, source.path)), name))
        if (!target.startsWith(`${top}/`)) continue
        // Types may be looked at from below; only what runs has a direction.
        if (rank(target) > rank(source.path) && !typeOnly(source, name))
          back.push(`${source.path} → ${target}`)
      }
    }
    expect(back).toEqual([])
  })
})

describe('the engine', () => {
  const engine = sources.filter(
    ({ path }) => path.startsWith('engine/') && !path.includes('validators'),
  )

  it.each([
    ['a clock', /\bnew Date\b|\bDate\./],
    ['chance', /Math\.random|crypto\./],
    ['a locale', /\bIntl\b|localeCompare|toLocale/],
    ['a process', /\bprocess\./],
    ['a network', /\bfetch\(/],
    ['a page', /\bdocument\.(?!ts)|\bwindow\./],
    ['a timer', /setTimeout|setInterval|setImmediate/],
    ['another evaluator', /\beval\(|new Function/],
  ])('knows nothing of %s', (_, pattern) => {
    // `document` in text/read.ts is a YAML document.
    const found = engine.filter(
      ({ path, text }) =>
        pattern.test(code(text)) &&
        !(path === 'engine/text/read.ts' && pattern.source.includes('document')),
    )
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('knows nothing of Hangzhou, of its items, or of five grades', () => {
    const words = /杭州|计量(?!.*title)|hangzhou|metrology|red-alert|naturalPerson|'[A-E]'/i
    const found = engine.flatMap(({ path, text }) => {
      const line = code(text)
        .split('\n')
        .find((each) => words.test(each))
      return line === undefined ? [] : [`${path}: ${line.trim()}`]
    })
    expect(found).toEqual([])
  })

  it('stays in small rooms', () => {
    const long = sources.filter(
      ({ text }) => text.split('\n').length > 250 && !text.startsWith('// The one catalogue'),
    )
    expect(long.map(({ path }) => path)).toEqual([])
  })
})

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return /\.(ts|js)$/.test(entry.name) &&
      !entry.name.endsWith('.d.ts') &&
      entry.name !== 'validators.js'
      ? [path]
      : []
  })
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8')
  const imports = [...text.matchAll(/^(?:(?:import|export|\}).* from|import) '([^'\n]+)'/gm)].map(
    (found) => found[1]!,
  )
  return { path: relative(ROOT, path), text, imports }
}

function typeOnly({ text }: Source, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const statement = new RegExp(`import\\s+(type\\s+)?\\{([^}]*)\\}\\s+from\\s+'${escaped}'`).exec(
    text,
  )
  return (
    statement !== null &&
    (statement[1] !== undefined ||
      statement[2]!.split(',').every((each) => /^\s*(type\s.*)?$/.test(each)))
  )
}

// Comments may cite clauses; code may not.
function code(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '')
}
