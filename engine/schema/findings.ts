// What a generated validator says of one place, in people's words.
import type { ErrorObject } from 'ajv'
import { halfWidth, isoDay, widelyParted } from '../words/half-width.ts'
import { nearest } from '../words/nearest.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { shown } from '../words/shown.ts'
import { type Keys, placeOf, unknownKey } from './keys.ts'
import { typeWrong } from './type-wrong.ts'

/** Beyond this many, problems are only counted. */
export const MOST_PROBLEMS = 100

/** A finding at a path; the caller adds file, line and column where it knows them. */
export type Finding = {
  path: Path
  problem: Problem
  /** The other place that the problem is about. */
  other?: Path
}

/**
 * The errors of a validation as findings; `at` is where `data` stands in the whole, `known` is
 * every key of the format, `places` those of each closed object by its place in the schema.
 */
export function findings(
  errors: readonly ErrorObject[],
  data: unknown,
  known: readonly string[],
  at: Path = [],
  places: Readonly<Record<string, string[]>> = {},
): Finding[] {
  const found: Finding[] = []
  const { missing, misspelt } = spellings(errors)
  const short = new Set(
    errors.flatMap(({ keyword, instancePath }) => (keyword === 'minLength' ? [instancePath] : [])),
  )
  for (const error of errors.slice(0, MOST_PROBLEMS)) {
    // A key that is missing because it is misspelt is told as that, once.
    if (error.keyword === 'required' && misspelt.has(missingKey(error))) continue
    // What is empty has no form either.
    if (error.keyword === 'pattern' && short.has(error.instancePath)) continue
    const path = pathOf(error.instancePath, data)
    const keys: Keys = {
      missing: missing.get(error.instancePath) ?? [],
      allowed: places[placeOf(error)] ?? [],
      known,
    }
    const each = translate(error, valueAt(data, path), [...at, ...path], keys)
    if (each) found.push({ path: each.path ? [...path, each.path] : path, problem: each.problem })
  }
  if (errors.length > MOST_PROBLEMS) {
    found.push({
      path: [],
      problem: problem('more-problems', { count: errors.length - MOST_PROBLEMS }),
    })
  }
  return found
}

// The keys missing at each place, and those of them that an unknown key there comes near.
function spellings(errors: readonly ErrorObject[]) {
  const missing = new Map<string, string[]>()
  for (const error of errors) {
    if (error.keyword !== 'required') continue
    const key = String((error.params as Record<string, unknown>)['missingProperty'])
    missing.set(error.instancePath, [...(missing.get(error.instancePath) ?? []), key])
  }
  const misspelt = new Set<string>()
  for (const error of errors) {
    const wanted = missing.get(error.instancePath)
    if (error.keyword !== 'additionalProperties' || !wanted) continue
    const key = String((error.params as Record<string, unknown>)['additionalProperty'])
    const near = nearest(key, wanted)
    if (near) misspelt.add(`${error.instancePath} ${near}`)
  }
  return { missing, misspelt }
}

function missingKey(error: ErrorObject): string {
  const key = String((error.params as Record<string, unknown>)['missingProperty'])
  return `${error.instancePath} ${key}`
}

function translate(
  error: ErrorObject,
  value: unknown,
  path: Path,
  keys: Keys,
): { path?: string; problem: Problem } | undefined {
  const params = error.params as Record<string, unknown>
  const given = shown(value)
  const here = (code: Parameters<typeof problem>[0], values: Parameters<typeof problem>[1]) => ({
    problem: problem(code, values, path),
  })
  switch (error.keyword) {
    case 'required':
      return here('key-missing', { key: String(params['missingProperty']) })
    case 'additionalProperties': {
      const key = String(params['additionalProperty'])
      return { path: key, problem: problem('key-unknown', unknownKey(key, keys), [...path, key]) }
    }
    case 'propertyNames': {
      const key = String(params['propertyName'])
      return { path: key, problem: problem('key-unknown', { key }, [...path, key]) }
    }
    case 'type':
      return here('type-wrong', typeWrong([params['type']].flat().map(String), value, keys))
    case 'enum':
    case 'const': {
      const allowed = [params['allowedValues'] ?? params['allowedValue']].flat().map(String)
      return here('value-not-listed', { value: given, allowed: allowed.join('、') })
    }
    case 'pattern': {
      if (insideName(error)) return undefined
      const pattern = String(params['pattern'])
      const wide = widelyParted(given)
      if (wide?.members.every((each) => new RegExp(pattern, 'u').test(each))) {
        const write =
          typeof path.at(-1) === 'number' ? wide.members.join(', ') : `[${wide.members.join(', ')}]`
        return here('text-punctuation', { value: wide.mark, instead: ',', write })
      }
      const ofDay = pattern.includes('{4}-')
      const half = ofDay ? halfWidth(given) : undefined
      const fits = half !== undefined && new RegExp(pattern, 'u').test(half)
      const day = ofDay ? isoDay(given) : undefined
      return here('value-form', {
        value: given,
        ...formOf(pattern),
        ...(fits ? { half } : {}),
        ...(day ? { day } : {}),
      })
    }
    case 'minimum':
    case 'maximum': {
      const bound = String(params['limit'])
      return error.keyword === 'minimum'
        ? here('value-range', {
            value: given,
            boundZh: `不小于${bound}`,
            bound: `at least ${bound}`,
          })
        : here('value-range', {
            value: given,
            boundZh: `不大于${bound}`,
            bound: `at most ${bound}`,
          })
    }
    case 'minItems':
    case 'minProperties':
      return here('list-empty', {})
    case 'minLength':
    case 'maxLength':
    case 'maxProperties':
    case 'maxItems': {
      if (insideName(error)) return undefined
      const bound = String(params['limit'])
      return error.keyword === 'minLength'
        ? here('list-length', { boundZh: `不少于${bound}`, bound: `at least ${bound}` })
        : here('list-length', { boundZh: `不多于${bound}`, bound: `at most ${bound}` })
    }
    case 'uniqueItems':
      return here('list-repeats', {
        first: Math.min(Number(params['i']), Number(params['j'])) + 1,
        second: Math.max(Number(params['i']), Number(params['j'])) + 1,
      })
    default:
      return here('value-form', {
        value: given,
        expectedZh: error.keyword,
        expected: error.keyword,
      })
  }
}

// A key that fails its pattern is reported once more as propertyNames; that one has the place.
function insideName(error: ErrorObject): boolean {
  return error.schemaPath.includes('propertyNames') || 'propertyName' in error
}

function formOf(pattern: string): { expectedZh: string; expected: string } {
  if (pattern.includes('{4}-'))
    return { expectedZh: '日期YYYY-MM-DD', expected: 'a date YYYY-MM-DD' }
  if (pattern.includes('\\s/'))
    return { expectedZh: '条款，如办法/24/2', expected: 'a clause such as 办法/24/2' }
  if (pattern.includes('\\p{C}')) return { expectedZh: '可见的文字', expected: 'printable text' }
  if (pattern.includes('\\x21'))
    return { expectedZh: '1–64个ASCII字符', expected: '1–64 ASCII characters' }
  if (pattern.includes('{1,8}'))
    return {
      expectedZh: '1～8个字母或数字，末尾可以有+或-；汉字写在name里',
      expected: '1 to 8 letters or digits, + or - may follow; Chinese goes into name',
    }
  if (pattern.includes('-[a-z'))
    return {
      expectedZh: '小写字母、数字和连字符',
      expected: 'lower-case letters, digits and hyphens',
    }
  return { expectedZh: '字母和数字', expected: 'letters and digits' }
}

function pathOf(pointer: string, data: unknown): Path {
  if (pointer === '') return []
  let here = data
  return pointer
    .slice(1)
    .split('/')
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(here) ? Number(key) : key
      here = (here as Record<string | number, unknown> | undefined)?.[step]
      return step
    })
}

function valueAt(data: unknown, path: Path): unknown {
  let here = data
  for (const part of path) here = (here as Record<string | number, unknown> | undefined)?.[part]
  return here
}
