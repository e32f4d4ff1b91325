// What entering needs to look up by name, made once per compiled ruleset.
import type { Compiled, CompiledFact } from '../compile/model.ts'

/** Indices by name, and the facts that must be there. */
export type Names = {
  subjectTypes: Map<string, number>
  types: Map<string, number>
  /** Facts that a subject, and that a record, may carry, with their index. */
  subjectFacts: Map<string, CompiledFact & { index: number }>
  recordFacts: Map<string, CompiledFact & { index: number }>
  requiredOfSubject: CompiledFact[]
  requiredOfType: CompiledFact[][]
}

/** The look-ups of a compiled ruleset. */
export function namesOf(compiled: Compiled): Names {
  const required = (scope: 'subject' | 'record', type: number) =>
    compiled.facts.filter(
      (fact) => fact.of === scope && (fact.required === true || fact.required.includes(type)),
    )
  const ofScope = (scope: 'subject' | 'record') =>
    new Map(
      compiled.facts.flatMap((fact, index) =>
        fact.of === scope ? [[fact.id, { ...fact, index }] as const] : [],
      ),
    )
  return {
    subjectTypes: new Map(compiled.subjectTypes.map((id, i) => [id, i])),
    types: new Map(compiled.types.map(({ id }, i) => [id, i])),
    subjectFacts: ofScope('subject'),
    recordFacts: ofScope('record'),
    requiredOfSubject: required('subject', -1),
    requiredOfType: compiled.types.map((_, type) => required('record', type)),
  }
}
