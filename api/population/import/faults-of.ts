// Everything that can be known to be wrong with a request at once: parts that have no shape do
// not hide what is wrong with the others.
import { enter } from '../../../engine/frame/enter.ts'
import { clearFrame } from '../../../engine/frame/frame.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { type Finding, isScoreRequest, requestFindings } from '../../../engine/schema/validate.ts'
import { type Problem, pathText } from '../../../engine/words/problem.ts'
import type { Collection } from '../collect.ts'

/**
 * What is wrong with a request, which is then the frame's only one if nothing is. A missing fact
 * is kept as unknown; everything else that scoring refuses, an import refuses.
 */
export function faultsOf(collection: Collection, request: unknown): Problem[] {
  if (isScoreRequest(request)) return entered(collection, request)
  const found = requestFindings(request)
  const problems = found.map((each) => each.problem)
  const rest = soundPart(request, found)
  if (!rest) return problems
  const more = entered(collection, rest.request).filter(({ path }) => !rest.blank.has(path ?? ''))
  return [...problems, ...more]
}

function entered({ compiled, names, frame }: Collection, request: ScoreRequest): Problem[] {
  clearFrame(frame)
  return enter(compiled, names, frame, request).filter(({ code }) => code !== 'fact-missing')
}

type Loose = Record<string | number, unknown>

// The request without what was found wrong; `blank` are the places that stand empty in it.
function soundPart(
  request: unknown,
  found: readonly Finding[],
): { request: ScoreRequest; blank: Set<string> } | undefined {
  if (found.some(({ problem: { code } }) => code === 'more-problems')) return undefined
  if (!isMap(request)) return undefined
  const rest = structuredClone(request)
  // What is missing is told at the place it is missing from.
  for (const { path, problem } of found) if (problem.code !== 'key-missing') leaveOut(rest, path)
  const { subject, records } = rest
  if (!isMap(subject) || !Array.isArray(records)) return undefined
  const blank = new Set<string>()
  const fill = (part: Loose, at: readonly (string | number)[]) => {
    if (part['type'] === undefined) {
      part['type'] = ''
      blank.add(pathText([...at, 'type']))
    }
    if (!isMap(part['facts'])) part['facts'] = {}
  }
  fill(subject, ['subject'])
  for (const [i, record] of records.entries()) {
    fill(record, ['records', i])
    // No two records share an id that neither has.
    record['id'] ??= `\0${i}`
  }
  return { request: rest as unknown as ScoreRequest, blank }
}

function leaveOut(root: Loose, path: readonly (string | number)[]): void {
  let part: unknown = root
  for (const key of path.slice(0, -1)) part = (part as Loose | undefined)?.[key]
  const last = path.at(-1)
  if (last === undefined || typeof part !== 'object' || part === null) return
  if (Array.isArray(part)) part[Number(last)] = {}
  else delete (part as Loose)[last]
}

function isMap(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
