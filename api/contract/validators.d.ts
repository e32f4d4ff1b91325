import type { ErrorObject } from 'ajv'

type Validator = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null }

export const VALIDATORS: Readonly<Record<string, Validator>>
