// Two wordings with what differs marked: struck on the old side, inserted on the new.
import { html, type TemplateResult } from 'lit'

type Differ = (
  a: string,
  b: string,
) => readonly { fromA: number; toA: number; fromB: number; toB: number }[]

let loaded: Promise<Differ> | undefined

/** The library that finds what differs, loaded when a table is first shown. */
export function differ(): Promise<Differ> {
  loaded ??= import('@codemirror/merge').then(({ presentableDiff }) => presentableDiff)
  return loaded
}

/** Old and new wording, marked. */
export function wordings(
  before: string,
  after: string,
  differences: Differ,
): [old: TemplateResult, now: TemplateResult] {
  const old: (TemplateResult | string)[] = []
  const now: (TemplateResult | string)[] = []
  let [a, b] = [0, 0]
  for (const each of differences(before, after)) {
    const [head, tail] = [wordBefore(before, each.fromA), wordAfter(before, each.toA)]
    const fromA = Math.max(a, each.fromA - head)
    const fromB = Math.max(b, each.fromB - head)
    const toA = each.toA + tail
    const toB = each.toB + tail
    if (toA <= a && toB <= b) continue
    old.push(
      before.slice(a, fromA),
      toA > fromA ? html`<del>${before.slice(fromA, toA)}</del>` : '',
    )
    now.push(after.slice(b, fromB), toB > fromB ? html`<ins>${after.slice(fromB, toB)}</ins>` : '')
    a = toA
    b = toB
  }
  return [html`${old}${before.slice(a)}`, html`${now}${after.slice(b)}`]
}

// A number or a Latin word is marked whole: 2021-01-01 became 2027-01-01, not 21 became 27.
function wordBefore(text: string, at: number): number {
  return /[\w.-]*$/.exec(text.slice(0, at))![0].length
}

function wordAfter(text: string, at: number): number {
  return /^[\w.-]*/.exec(text.slice(at))![0].length
}
