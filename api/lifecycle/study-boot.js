// Where a thread begins when the service runs from its sources: it learns TypeScript first.
import { register } from 'tsx/esm/api'

register()
export const { study } = await import('./study.ts')
