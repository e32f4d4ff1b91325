// What populations and simulations have in common: ids, counts, how far a job is.
import { Type } from 'typebox'
import { oneOf } from '../../engine/schema/words.ts'

export const Id = Type.String({ pattern: '^[0-9a-f]{12}$', title: '编号' })
export const Count = Type.Integer({ minimum: 0 })
export const JobState = oneOf(['queued', 'running', 'done', 'failed', 'cancelled'], '状态')
