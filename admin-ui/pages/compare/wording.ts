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
  for (const { fromA, toA, fromB, toB } of differences(before, after)) {
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
