// The columns that the two tables may have: fixed ones, and one for each fact of the standard.
import type { Compiled, CompiledFact } from '../../../engine/compile/model.ts'
import type { Header } from './table.ts'

/** The two tables. */
export type TableOf = 'subject' | 'record'

const FIXED: Record<TableOf, Header> = {
  subject: { required: ['id', 'type'], optional: ['name', 'district'] },
  record: {
    required: ['subject', 'id', 'type', 'case', 'occurredOn', 'recordedOn', 'status'],
    optional: ['repairedOn', 'validUntil'],
  },
}

/** The facts that a table has a column for; those that are derived have none. */
export function factsOf(compiled: Compiled, table: TableOf): CompiledFact[] {
  return compiled.facts.filter(({ of, column }) => of === table && column !== -1)
}

/** What the header of a table must and may have. */
export function headerOf(compiled: Compiled, table: TableOf): Header {
  const { required, optional } = FIXED[table]
  return { required, optional: [...optional, ...factsOf(compiled, table).map(({ id }) => id)] }
}

/** The columns of a row that are no facts, and name nothing in the other table. */
export function keysOf(table: TableOf): string[] {
  const { required, optional } = FIXED[table]
  return [...required, ...optional].filter((key) => key !== 'subject')
}
