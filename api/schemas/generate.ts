// What is generated from the schemas: standalone validators (nothing compiles a schema at
// run time, so a strict CSP holds) and the JSON Schema that editors use beside the rules.
import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { Cases } from '../../engine/schema/cases.ts'
import { CreditRecord, ScoreRequest } from '../../engine/schema/contract.ts'
import { Ruleset } from '../../engine/schema/ruleset.ts'
import { inputs } from '../contract/index.ts'

// A CommonJS default export arrives wrapped under Node and plain under a bundler.
const standalone =
  (standaloneCode as unknown as { default?: typeof standaloneCode }).default ?? standaloneCode

const ROOT = new URL('../../', import.meta.url)

/** The text of every generated file by its path from the project's root. */
export function generated(): Record<string, string> {
  const record = { $id: 'urn:liangxin:record:1', ...plain(CreditRecord) }
  const engine = compiled([plain(Ruleset), plain(ScoreRequest), plain(Cases), record], {
    validateRuleset: idOf(Ruleset),
    validateScoreRequest: idOf(ScoreRequest),
    validateCreditRecord: idOf(record),
    validateCases: idOf(Cases),
  })
  return {
    'engine/schema/validators.js': `${engine}\nexport const RULESET_KEYS = ${JSON.stringify(keysIn(plain(Ruleset), '#'))}\n`,
    'api/contract/validators.js': contract(),
    'rules/ruleset.schema.json': `${JSON.stringify(
      { $schema: 'https://json-schema.org/draft/2020-12/schema', ...plain(Ruleset) },
      null,
      2,
    )}\n`,
  }
}

// The keys that may stand in each closed object, by its place in the schema: an error of a key
// names that place, and what else may stand there is worth saying.
function keysIn(schema: unknown, at: string): Record<string, string[]> {
  if (typeof schema !== 'object' || schema === null) return {}
  const { properties, additionalProperties } = schema as Record<string, unknown>
  const closed = additionalProperties === false && typeof properties === 'object' && properties
  const inner = Object.entries(schema).map(([key, each]) => keysIn(each, `${at}/${key}`))
  return Object.assign({}, closed ? { [at]: Object.keys(closed) } : {}, ...inner)
}

// The bodies of the API: a validator for each that comes in, found by its name.
function contract(): string {
  const schemas = Object.entries(inputs())
  const code = compiled(
    schemas.map(([, schema]) => withoutInnerIds(plain(schema))),
    Object.fromEntries(schemas.map(([name, schema]) => [`validate${name}`, idOf(schema)])),
  )
  const table = schemas.map(([name]) => `  ${name}: validate${name},\n`).join('')
  return `${code}\nexport const VALIDATORS = {\n${table}}\n`
}

function compiled(schemas: object[], names: Record<string, string>): string {
  const ajv = new Ajv2020({
    schemas,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    ownProperties: true,
    allErrors: true,
    verbose: false,
    messages: false,
    code: { source: true, esm: true },
  })
  const code = imports(standalone(ajv, names))
  return `// Generated from the schemas by \`npm run generate\`; do not edit.\n${code}`
}

// A shape used within another stands there in full; its name would be said twice.
function withoutInnerIds<T>(value: T, top = true): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => withoutInnerIds(each, false)) as T
  const entries = Object.entries(value).filter(([key]) => top || key !== '$id')
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutInnerIds(each, false)])) as T
}

// ajv leaves its run-time helpers as `require`, which an ES module does not have.
function imports(code: string): string {
  let head = ''
  const body = code.replace(/const (\w+) = require\("([^"]+)"\)\.default;/g, (_all, name, path) => {
    head += `import ${name}Module from '${path}.js'\nconst ${name} = ${name}Module.default ?? ${name}Module\n`
    return ''
  })
  return head + body
}

function idOf(schema: object): string {
  return (schema as { $id: string }).$id
}

function plain<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema)) as T
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [path, text] of Object.entries(generated())) {
    const url = new URL(path, ROOT)
    let before = ''
    try {
      before = readFileSync(url, 'utf8')
    } catch {
      // Not there yet: it is written now.
    }
    if (before !== text) writeFileSync(url, text)
  }
}
