// What differs between two versions, as the engine words it.
export type { Change } from '../../engine/compare/change.ts'
export type { Row } from '../../engine/compare/rows.ts'
