// Declared facts to compiled facts: kinds, columns, choices, derivations.
import { nearest } from '../words/nearest.ts'
import { type Context, report } from './context.ts'
import type { CompiledFact, Derivation } from './model.ts'
import { hundredths } from './points.ts'

/** Facts are held in 32 bits. */
const LARGEST = 2_000_000_000

/** Fills `context.facts`; needs the subject and record types to be known. */
export function compileFacts(context: Context): void {
  const declared = Object.entries(context.ruleset.facts)
  const counts = { subject: 0, record: 0 }
  declared.forEach(([id], index) => void context.factIndex.set(id, index))
  for (const [id, fact] of declared) {
    const path = ['facts', id]
    const shape = (zh: string, en: string) =>
      report(context, path, 'fact-shape', { fact: id, zh, en })
    if (id === 'type' || id === 'subjectType')
      shape('与内置事实同名', 'has the name of a built-in fact')
    if ((fact.type === 'choice') !== (fact.choices !== undefined)) {
      shape(
        '的 choices 只用于、也必须用于 choice 类型',
        'needs choices exactly when its type is choice',
      )
    }
    const numeric = fact.type === 'integer' || fact.type === 'decimal'
    if ((fact.min !== undefined || fact.max !== undefined) && !numeric) {
      shape('不是数，不能有 min、max', 'is not a number and cannot have min or max')
    }
    if (fact.min !== undefined && fact.max !== undefined && fact.min > fact.max) {
      shape('的 min 大于 max', 'has a min above its max')
    }
    if (fact.derive && (fact.type !== 'integer' || fact.required !== undefined)) {
      shape(
        '由日期推算，类型须为 integer，且不能必填',
        'is derived: its type is integer and it is never required',
      )
    }
    const held = (bound: number | undefined): number | undefined => {
      if (bound === undefined) return undefined
      const whole = fact.type === 'decimal' ? hundredths(bound) : bound
      if (Number.isSafeInteger(whole) && Math.abs(whole!) <= LARGEST) return whole
      shape('的 min、max 不是能用的数', 'has a min or max that cannot be held')
      return undefined
    }
    const [min, max] = [held(fact.min), held(fact.max)]
    if (fact.derive && (fact.min !== undefined || fact.max !== undefined)) {
      shape('由日期推算，不能有 min、max', 'is derived and cannot have min or max')
    }
    const derive = fact.derive && compileDerivation(context, id)
    context.facts.push({
      id,
      of: fact.of,
      kind: fact.type,
      column: fact.derive ? -1 : counts[fact.of]++,
      text: fact.text,
      ...(fact.unit ? { unit: fact.unit } : {}),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      required: requiredTypes(context, id),
      words: Object.keys(fact.choices ?? {}),
      ...(derive ? { derive } : {}),
    })
  }
}

function requiredTypes(context: Context, id: string): true | number[] {
  const fact = context.ruleset.facts[id]!
  const { required } = fact
  if (required === undefined || (required as unknown) === false) return []
  if (required === true) return true
  if (fact.of === 'subject') {
    const zh = '属于主体，required 只能写 true'
    report(context, ['facts', id, 'required'], 'fact-shape', {
      fact: id,
      zh,
      en: 'belongs to subjects: required can only be true',
    })
    return []
  }
  return required.map((type, i) => {
    const index = context.typeIndex.get(type)
    if (index === undefined) {
      const near = nearest(type, context.typeIndex.keys())
      report(context, ['facts', id, 'required', i], 'reference-unknown', {
        kindZh: '信息类型',
        kind: 'record type',
        id: type,
        ...(near ? { nearest: near } : {}),
      })
    }
    return index ?? 0
  })
}

function compileDerivation(context: Context, id: string): Derivation | undefined {
  const path = ['facts', id, 'derive']
  const { of, derive } = context.ruleset.facts[id]!
  const { fullMonths, fullDays } = derive ?? {}
  const names = fullMonths ? fullMonths.from : fullDays ? [fullDays.from, fullDays.until] : []
  if ((fullMonths === undefined) === (fullDays === undefined)) {
    report(context, path, 'fact-shape', {
      fact: id,
      zh: '的 derive 须写 fullMonths 或 fullDays 之一',
      en: 'needs one of fullMonths and fullDays',
    })
    return undefined
  }
  const indices = names.map((name) => {
    if (fullDays && name === 'asOf' && fullDays.until === 'asOf') return -1
    const index = context.factIndex.get(name)
    const fact = context.ruleset.facts[name]
    if (index === undefined || !fact) {
      const near = nearest(name, context.factIndex.keys())
      report(context, path, 'fact-undeclared', { fact: name, ...(near ? { nearest: near } : {}) })
    } else if (fact.type !== 'date' || fact.derive || fact.of !== of) {
      report(context, path, 'fact-shape', {
        fact: name,
        zh: `不是${of === 'subject' ? '主体' : '信用信息'}的日期，不能用来推算`,
        en: `is not a date of the ${of} and cannot be derived from`,
      })
    }
    return index ?? 0
  })
  return fullMonths
    ? { kind: 'fullMonths', from: indices }
    : { kind: 'fullDays', from: indices[0]!, until: indices[1]! }
}

/** The fact by name, with a finding where there is none. */
export function factAt(
  context: Context,
  name: string,
  path: readonly (string | number)[],
): CompiledFact | undefined {
  const index = context.factIndex.get(name)
  if (index !== undefined) return context.facts[index]
  const near = nearest(name, [...context.factIndex.keys(), 'type', 'subjectType'])
  report(context, path, 'fact-undeclared', { fact: name, ...(near ? { nearest: near } : {}) })
  return undefined
}
