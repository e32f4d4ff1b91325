import type { ErrorObject } from 'ajv'

type Validator = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null }

export const validateRuleset: Validator
export const validateScoreRequest: Validator
export const validateCreditRecord: Validator
export const validateCases: Validator
