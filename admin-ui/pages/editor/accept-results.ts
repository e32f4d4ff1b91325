// Cases with the present results written in as expected; everything else of the text stays.
import { isMap, isSeq, parseDocument } from 'yaml'
import type { CaseResult } from '../../scoring/case-result.ts'

type Ranged = { range?: [number, number, number] }

/** The text of the cases after what differs in these results is accepted. */
export function acceptResults(text: string, results: readonly CaseResult[]): string {
  const document = parseDocument(text)
  const list = document.get('cases')
  if (!isSeq(list)) return text
  const splices: { from: number; to: number; insert: string }[] = []
  for (const { case: one, actual, differs, under } of results) {
    const node = list.items.find((each) => isMap(each) && each.get('id') === one.id)
    if (!isMap(node) || !actual) continue
    const put = (path: (string | number)[], value: unknown) => {
      const range = (node.getIn(path, true) as Ranged | undefined)?.range
      if (range) splices.push({ from: range[0], to: range[1], insert: flow(value) })
    }
    for (const part of differs) put(['expect', part], actual[part])
    for (const each of under) {
      const at = ['underReadings', each.index]
      if (each.instead) put([...at, 'alternative'], each.instead)
      for (const part of each.differs) if (each.actual) put([...at, part], each.actual[part])
    }
  }
  // From the end, so that earlier places stay where they are.
  return splices
    .sort((a, b) => b.from - a.from)
    .reduce((all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to), text)
}

// JSON's lists and maps are flow collections in YAML, words bare as the cases write them.
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${key}: ${flow(each)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  return typeof value === 'string' && /^[\p{L}][\p{L}\d/-]*$/u.test(value)
    ? value
    : JSON.stringify(value)
}
