// Two wordings with what differs marked: struck on the old side, inserted on the new.
import { html, type TemplateResult } from 'lit'
import { type Differ, wordDiff } from './word-diff.ts'

let loaded: Promise<Differ> | undefined

/** The library that finds what differs, loaded when a table is first shown. */
export function differ(): Promise<Differ> {
  loaded ??= import('@codemirror/merge').then(({ diff }) => diff)
  return loaded
}

/** Old and new wording, marked. */
export function wordings(
  before: string,
  after: string,
  differences: Differ,
): [old: TemplateResult, now: TemplateResult] {
  const { old, now } = wordDiff(before, after, differences)
  return [
    html`${old.map(({ text, changed }) => (changed ? html`<del>${text}</del>` : text))}`,
    html`${now.map(({ text, changed }) => (changed ? html`<ins>${text}</ins>` : text))}`,
  ]
}
