// What stands beside a rules file and helps to check it: its cases, the official texts clause by
// clause, and the other versions of the same ruleset.
import { readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { CheckContext, Clause, Sibling } from '../../engine/check/check.ts'
import { isRuleset } from '../../engine/schema/validate.ts'
import { isPlain } from '../../engine/text/place.ts'
import { type Reading, readText } from '../../engine/text/read.ts'
import { type Problem, problem } from '../../engine/words/problem.ts'
import { ruleFiles } from '../rules/library.ts'
import { readTextFile } from './read.ts'

/** The context of a check, and what is wrong with the file's surroundings. */
export type Beside = { context: Omit<CheckContext, 'asOf'>; problems: Problem[] }

type Plain = Record<string, unknown>

/** Looks around a rules file; `text` is what it holds. */
export function besidesOf(file: string, text: string): Beside {
  const { data, locate } = readText(text)
  if (file === '-' || !isPlain(data)) return { context: {}, problems: [] }
  const cases = readTextFile(file.replace(/\.yaml$/, '.cases.yaml')).text
  const { clauses, problems } = clausesOf(file, data, locate)
  const context = {
    ...(cases === undefined || !file.endsWith('.yaml') ? {} : { cases }),
    ...(clauses.length > 0 ? { clauses } : {}),
    siblings: siblingsOf(file, data),
  }
  return { context, problems: [...problems, ...misplaced(file, data, locate)] }
}

// The clauses of every source whose file can be read; a file that cannot be is told.
function clausesOf(file: string, data: Plain, locate: Reading['locate']) {
  const clauses: Clause[] = []
  const problems: Problem[] = []
  const sources = isPlain(data['sources']) ? data['sources'] : {}
  for (const [id, source] of Object.entries(sources)) {
    const name = isPlain(source) ? source['file'] : undefined
    if (typeof name !== 'string') continue
    const read = readSource(file, String(data['ruleset']), name)
    const content = read === undefined ? undefined : readText(read).data
    const list = isPlain(content) ? content['clauses'] : undefined
    if (Array.isArray(list)) {
      clauses.push(...list.filter((each): each is Clause => isPlain(each) && 'id' in each))
      continue
    }
    const path = ['sources', id, 'file']
    const found = problem('source-unread', { value: name }, path)
    problems.push({ ...found, severity: 'warning', ...locate(path), at: path.join('.') })
  }
  return { clauses, problems }
}

// A copy of a ruleset that ships, without its texts, is checked against those that ship.
function readSource(file: string, ruleset: string, name: string): string | undefined {
  const shipped = ruleFiles().find((path) => basename(dirname(path)) === ruleset)
  const folders = [dirname(file), ...(shipped === undefined ? [] : [dirname(shipped)])]
  for (const folder of folders) {
    const { text } = readTextFile(join(folder, name))
    if (text !== undefined) return text
  }
  return undefined
}

/** The files of a folder that may hold rules. */
export function rulesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.cases.yaml'))
    .map((name) => join(folder, name))
}

/** Of these files, what those hold that say they are versions of a ruleset and are named so. */
export function versionsAmong(
  paths: Iterable<string>,
  ruleset: unknown,
): { version: string; data: Plain }[] {
  return [...paths].flatMap((path) => {
    const { text } = readTextFile(path)
    const data = text === undefined ? undefined : readText(text).data
    if (!isPlain(data) || data['ruleset'] !== ruleset) return []
    const version = basename(path, '.yaml')
    return data['version'] === version ? [{ version, data }] : []
  })
}

// Files beside this one, and those that ship. The version before comes first, as the one to
// compare with.
function siblingsOf(file: string, data: Plain): Sibling[] {
  const own = resolve(file)
  const paths = new Set([...rulesIn(dirname(own)), ...ruleFiles()])
  paths.delete(own)
  const found = new Map<string, Sibling & { data: unknown }>()
  for (const { version, data: other } of versionsAmong(paths, data['ruleset'])) {
    const { effectiveFrom: date } = other
    if (!found.has(version))
      found.set(version, {
        version,
        ...(typeof date === 'string' ? { effectiveFrom: date } : {}),
        data: other,
      })
  }
  const base = baseOf([...found.values()], data)
  return [...found.values()].map(({ data: content, ...sibling }) =>
    sibling.version === base?.version && isRuleset(content)
      ? { ...sibling, ruleset: content }
      : sibling,
  )
}

// The version that a file was made from: itself as it ships, or the latest before its date.
function baseOf(siblings: readonly Sibling[], data: Plain): Sibling | undefined {
  const same = siblings.find(({ version }) => version === data['version'])
  if (same) return same
  const until = typeof data['effectiveFrom'] === 'string' ? data['effectiveFrom'] : '9999-12-31'
  return siblings
    .filter(({ effectiveFrom = '' }) => effectiveFrom < until)
    .sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))[0]
}

// A file in the folder of its ruleset is found by its name, so both must agree.
function misplaced(file: string, data: Plain, locate: Reading['locate']): Problem[] {
  const { ruleset, version } = data
  const name = basename(file, '.yaml')
  const inPlace = basename(dirname(resolve(file))) === ruleset
  if (!inPlace || typeof version !== 'string' || version === name) return []
  // What is no version at all is told as that.
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(version)) return []
  const found = problem('file-mismatch', { value: version, expected: name }, ['version'])
  return [{ ...found, ...locate(['version']), at: 'version' }]
}
