import type { ErrorObject } from 'ajv'

type Validator = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null }

export const validateRuleset: Validator
export const validateScoreRequest: Validator
export const validateCreditRecord: Validator
export const validateCases: Validator

/** The keys of each closed object of the rule format, by its place in the schema. */
export const RULESET_KEYS: Record<string, string[]>
