// The names of districts, from rules/districts.yaml.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../engine/text/read.ts'
import { RULES } from './library.ts'

let names: ReadonlyMap<string, string> | undefined

/** The names by code, in the order of the file. */
export function districtNames(): ReadonlyMap<string, string> {
  if (names) return names
  const { data, problems } = readText(readFileSync(join(RULES, 'districts.yaml'), 'utf8'))
  if (problems.length > 0) throw new Error(`rules/districts.yaml: ${problems[0]!.text.en}`)
  const { districts } = data as { districts: Record<string, string> }
  names = new Map(Object.entries(districts))
  return names
}

/** What people call a district; a code that is not listed stands for itself. */
export function districtName(code: string): string {
  return districtNames().get(code) ?? code
}
