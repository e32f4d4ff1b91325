// A value of another kind than its place asks for, and how it is written there.
import { shown } from '../words/shown.ts'
import { numberWritten, truthOf } from '../words/spelt-out.ts'
import { type Keys, shapeOf } from './keys.ts'

const TYPES: Record<string, { zh: string; en: string }> = {
  object: { zh: '一组键和值', en: 'a map' },
  array: { zh: '列表', en: 'a list' },
  string: { zh: '文字', en: 'text' },
  number: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true或false', en: 'true or false' },
}

/** What the sentence of `type-wrong` names: the value, what it should be, and what to write. */
export function typeWrong(
  types: readonly string[],
  value: unknown,
  keys: Keys,
): Record<string, string> {
  const given = shown(value)
  return {
    value: given,
    // In the rules null is a place left empty; in a request somebody wrote it.
    ...(value === null && keys.known.length > 0 ? { empty: 'yes' } : {}),
    ...written(types, value, given, keys),
    expectedZh: types.map((type) => TYPES[type]?.zh ?? type).join('或'),
    expected: types.map((type) => TYPES[type]?.en ?? type).join(' or '),
  }
}

// Where what was meant can be told, the remedy; at most one.
function written(
  types: readonly string[],
  value: unknown,
  given: string,
  keys: Keys,
): Record<string, string> {
  if (Array.isArray(value)) {
    if (types.includes('boolean') && types.includes('string')) return { several: 'yes' }
    // A request is one subject; several are lines of their own.
    return types.includes('object') && keys.known.length === 0 ? { lines: 'yes' } : {}
  }
  if (types.includes('object')) {
    const shape = shapeOf(keys.allowed, value)
    return shape ? { shape } : {}
  }
  if (typeof value !== 'string') return {}
  const whole = types.includes('integer')
  if (whole || types.includes('number')) return numberWritten(given, whole)
  const truth = types.includes('boolean') && !types.includes('string') ? truthOf(given) : undefined
  return truth ? { plain: truth } : {}
}
