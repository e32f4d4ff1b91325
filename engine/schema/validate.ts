// The generated validators as questions: has this data the shape of a ruleset, a request, cases?
import type { ErrorObject } from 'ajv'
import type { Path } from '../words/problem.ts'
import type { Cases } from './cases.ts'
import type { ScoreRequest } from './contract.ts'
import { type Finding, findings, MOST_PROBLEMS } from './findings.ts'
import { isOrdinary } from './glance.ts'
import { KNOWN_KEYS } from './keys.ts'
import type { Ruleset } from './ruleset.ts'
import {
  RULESET_KEYS,
  validateCases,
  validateCreditRecord,
  validateRuleset,
  validateScoreRequest,
} from './validators.js'

export type { Finding } from './findings.ts'

/** Whether `data` has the shape of a ruleset, with every deviation found. */
export function rulesetFindings(data: unknown): Finding[] {
  if (validateRuleset(data)) return []
  return findings(validateRuleset.errors ?? [], data, KNOWN_KEYS, [], RULESET_KEYS)
}

/** Whether `data` has the shape of a score request, with every deviation found. */
export function requestFindings(data: unknown): Finding[] {
  const found: Finding[] = []
  const collect = (valid: boolean, errors: unknown, at: Path, value: unknown): void => {
    if (valid) return
    for (const { path, problem: each } of findings(
      (errors ?? []) as ErrorObject[],
      value,
      [],
      at,
    )) {
      found.push({ path: [...at, ...path], problem: each })
    }
  }
  const { envelope, records } = partsOf(data)
  collect(validateScoreRequest(envelope), validateScoreRequest.errors, [], envelope)
  // Record by record, so that a megabyte of broken ones costs no more than a hundred.
  for (let i = 0; i < records.length && found.length < MOST_PROBLEMS; i++) {
    collect(
      validateCreditRecord(records[i]),
      validateCreditRecord.errors,
      ['records', i],
      records[i],
    )
  }
  return found
}

function partsOf(data: unknown): { envelope: unknown; records: unknown[] } {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { envelope: data, records: [] }
  const { records } = data as { records?: unknown }
  if (!Array.isArray(records) || !Object.hasOwn(data, 'records'))
    return { envelope: data, records: [] }
  return { envelope: { ...data, records: [] }, records }
}

/** The same question as a type guard, without words: the fast path of a batch. */
export function isScoreRequest(data: unknown): data is ScoreRequest {
  if (isOrdinary(data)) return true
  const { envelope, records } = partsOf(data)
  return validateScoreRequest(envelope) && records.every((each) => validateCreditRecord(each))
}

/** A type guard for rulesets. */
export function isRuleset(data: unknown): data is Ruleset {
  return validateRuleset(data)
}

/** Whether `data` has the shape of worked cases, with every deviation found. */
export function casesFindings(data: unknown): Finding[] {
  return validateCases(data) ? [] : findings(validateCases.errors ?? [], data, [])
}

/** A type guard for worked cases. */
export function isCases(data: unknown): data is Cases {
  return validateCases(data)
}
