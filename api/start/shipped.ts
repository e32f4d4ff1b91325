// The rules that ship, as the store takes them in: a text and the cases beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, examine, type Name } from '../lifecycle/content.ts'
import { Refusal } from '../refusal/refusal.ts'

/** One file of rules/. */
export type Shipped = Name & { file: string; text: string; cases: string | null }

/** Every version of every ruleset in the folder, by name. */
export function shippedRules(folder: string): Shipped[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((ruleset) =>
      readdirSync(join(folder, ruleset))
        .filter((name) => /^[a-z0-9.-]+\.yaml$/.test(name) && !name.endsWith('.cases.yaml'))
        .sort()
        .map((name) => read(folder, { ruleset, version: name.slice(0, -'.yaml'.length) })),
    )
}

/** What a shipped text says; a broken one is a refusal. */
export function examineShipped(shipped: Shipped): Content {
  const content = examine(shipped.text, shipped)
  const wrong = content.problems.find((each) => each.severity === 'error')
  if (!wrong && content.hash) return content
  throw new Refusal('rules-broken', { file: shipped.file, ...(wrong?.text ?? {}) })
}

function read(folder: string, name: Name): Shipped {
  const file = join(folder, name.ruleset, `${name.version}.yaml`)
  const beside = file.replace(/\.yaml$/, '.cases.yaml')
  const cases = existsSync(beside) ? readFileSync(beside, 'utf8') : null
  return { ...name, file, text: readFileSync(file, 'utf8'), cases }
}
