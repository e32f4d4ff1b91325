// What several tests need: the standard that ships, ready to score, and a size for proofs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadFile } from '../api/rules/library.ts'
import type { Scorer } from '../engine/assess/scorer.ts'
import type { CreditRecord, ScoreRequest } from '../engine/schema/contract.ts'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const V1 = join(ROOT, 'rules/hangzhou-metrology/v1.yaml')

/** The text of a file of the project. */
export function fileText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** A fresh scorer of the shipped v1. */
export function v1(): Scorer {
  const { scorer, problems } = loadFile(V1)
  if (!scorer) throw new Error(problems.map(({ text }) => text.en).join('\n'))
  return scorer
}

/** `full` under `npm run proof`, `fraction` of it otherwise. */
export function size(full: number, fraction: number): number {
  return process.env['LIANGXIN_PROOF'] === 'full' ? full : fraction
}

/** A valid request with these records; facts of an enterprise that earns nothing by itself. */
export function request(
  records: Partial<CreditRecord>[] = [],
  more: Partial<ScoreRequest> = {},
): ScoreRequest {
  return {
    asOf: '2026-06-30',
    subject: { id: 'S1', type: 'enterprise', facts: { instruments: 25, enrolledOn: '2026-04-01' } },
    records: records.map((each, i) => record({ id: `r${i + 1}`, case: `c${i + 1}`, ...each })),
    ...more,
  }
}

/** A confirmed record of the plainest kind. */
export function record(more: Partial<CreditRecord> = {}): CreditRecord {
  return {
    id: 'r1',
    type: 'market-scale-missing',
    case: 'c1',
    occurredOn: '2026-03-01',
    recordedOn: '2026-03-05',
    status: 'confirmed',
    ...more,
  }
}
