// What the service says of itself.

import { Type } from 'typebox'
import { closed, oneOf } from '../../engine/schema/words.ts'
import { answer, input } from './define.ts'

export const Health = answer(
  'Health',
  closed({ status: oneOf(['ok', 'unavailable'], '状态') }, '服务状态'),
)

export const FileParams = input(
  'FileParams',
  closed({ file: Type.String({ pattern: '^[\\w-][\\w.-]*$', maxLength: 100 }) }, '文件'),
)
