// The one document that form and source both show. Every change of the form is an edit by id on
// the text; what the page shows meanwhile is the same edit on the data, so nobody waits.
import type { CheckContext } from '../../engine/check/check.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { amend, targetOf } from '../../engine/text/amend.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { Words } from '../base/say.ts'
import type { Saved, VersionDetail } from '../client/bodies.ts'
import type { Standing } from '../words/states.ts'
import { Checker } from './checker.ts'
import { Desk } from './desk.ts'
import { History, type Step } from './history.ts'
import { drop, type Kept, keep } from './keep.ts'
import { Saver } from './saver.ts'

type Pending = { edits: Edit[]; label: Words; merge: string }

export type DraftOptions = {
  detail: VersionDetail
  /** The text of the version it is based on, if any, and what it is today. */
  baseText: string | null
  baseStanding: Standing | null
  context: Omit<CheckContext, 'cases'>
  person: string
  put: (text: string, hash: string) => Promise<Saved>
}

export class Draft extends EventTarget {
  readonly detail: VersionDetail
  readonly baseText: string | null
  readonly baseStanding: Standing | null
  /** The version it is compared with. */
  base: Ruleset | undefined
  text: string
  /** The data of the text, or the last that had the shape of a ruleset. */
  ruleset: Ruleset | undefined
  /** Whether the text does not read as a ruleset, so that the form shows an earlier content. */
  broken = false
  /** Why the last change of the form could not be done. */
  refused: Problem[] = []
  /** False where this browser keeps no copies. */
  keeps = true
  readonly saver: Saver
  readonly history = new History()
  readonly judge = new Desk()
  readonly #scribe = new Desk()
  readonly #options: DraftOptions
  readonly #checker: Checker
  #queue: Pending[] = []
  #writing: Promise<void> | undefined
  #serverText: string
  #cases: string | null

  constructor(options: DraftOptions) {
    super()
    this.#options = options
    this.detail = options.detail
    this.text = options.detail.text
    this.#serverText = options.detail.text
    this.#cases = options.detail.cases
    this.baseText = options.baseText
    this.baseStanding = options.baseStanding
    this.saver = new Saver({
      put: options.put,
      hash: options.detail.sourceHash,
      changed: () => this.#tell(),
      saved: (text) => {
        this.#serverText = text
        if (text === this.text && this.#queue.length === 0)
          drop(this.detail.ruleset, this.detail.version, options.person)
      },
    })
    this.#checker = new Checker(this.judge, options.context, () => this.#tell())
  }

  get problems(): Problem[] {
    return this.#checker.problems
  }

  get checking(): boolean {
    return this.#checker.checking
  }

  get editable(): boolean {
    return this.detail.may.edit === true
  }

  /** The text that the server had when this page last agreed with it. */
  get commonText(): string {
    return this.#serverText
  }

  get cases(): string | null {
    return this.#cases
  }

  /** Reads both texts; with a kept copy, goes on from what was typed. */
  async open(copy?: Kept): Promise<void> {
    if (this.baseText !== null)
      this.base = (await this.#scribe.ask('read', { text: this.baseText })).ruleset
    if (copy && copy.base === this.detail.sourceHash) {
      let { text } = copy
      if (copy.pending.length > 0) {
        const done = await this.#scribe.ask('edit', { text, edits: copy.pending })
        text = done.text
      }
      this.text = text
      if (text !== this.#serverText) this.saver.save(text)
    }
    await this.#reread()
    this.#checker.check(this.text, this.#cases)
  }

  /** Changes by id from a form; `merge` names a run of changes that is one step. */
  edit(edits: Edit[], label: Words, merge = ''): void {
    if (!this.editable || this.broken || !this.ruleset) return
    const amended = amend(this.ruleset, edits)
    if (amended.problems.length > 0) {
      this.refused = amended.problems
      this.#tell()
      return
    }
    this.refused = []
    this.ruleset = amended.data as Ruleset
    const last = this.#queue.at(-1)
    if (last && merge !== '' && last.merge === merge && onePath(last.edits) && onePath(edits))
      Object.assign(last, { edits, label })
    else this.#queue.push({ edits, label, merge })
    this.#keep()
    this.#tell()
    this.#writing ??= this.#write()
  }

  /** A new text from the source view, which knows its own small steps. */
  async write(text: string, label: Words, merge: string): Promise<void> {
    if (!this.editable || text === this.text) return
    this.history.push({ label, before: this.text, after: text, merge })
    await this.#take(text)
  }

  async undo(): Promise<void> {
    await this.#writing
    await this.#walk(this.history.undo(), 'before')
  }

  async redo(): Promise<void> {
    await this.#writing
    await this.#walk(this.history.redo(), 'after')
  }

  /** Puts another text in its place, e.g. after a conflict. */
  async replace(text: string, hash: string, serverText: string, label: Words): Promise<void> {
    this.#serverText = serverText
    this.saver.settle(hash)
    this.history.push({ label, before: this.text, after: text, merge: '' })
    await this.#take(text)
  }

  /** Takes over cases that were saved, so that the next check runs them. */
  setCases(cases: string): void {
    this.#cases = cases
    this.#checker.check(this.text, this.#cases)
  }

  /** Until the server has everything; the hash of what it has. */
  async stored(): Promise<string> {
    await this.#writing
    await this.saver.flush()
    return this.saver.hash
  }

  close(): void {
    this.saver.close()
    this.judge.close()
    this.#scribe.close()
  }

  async #walk(step: Step | undefined, side: 'before' | 'after'): Promise<void> {
    if (step) await this.#take(step[side])
  }

  async #write(): Promise<void> {
    while (this.#queue.length > 0) {
      const next = this.#queue[0]!
      const { edits, label, merge } = next
      const before = this.text
      const done = await this.#scribe.ask('edit', { text: before, edits })
      // A newer value of the same run may have taken the place while this one was written.
      if (next.edits === edits) this.#queue.shift()
      if (done.problems.length > 0) {
        this.refused = done.problems
        this.#queue = []
        await this.#reread()
        continue
      }
      this.text = done.text
      this.history.push({ label, before, after: done.text, merge })
      this.#changed()
    }
    this.#writing = undefined
  }

  async #take(text: string): Promise<void> {
    this.text = text
    this.#changed()
    await this.#reread()
  }

  async #reread(): Promise<void> {
    const text = this.text
    const { ruleset } = await this.#scribe.ask('read', { text })
    if (text !== this.text) return
    this.broken = ruleset === undefined
    // What was changed since this text was taken is on its way into it.
    const pending = this.#queue.flatMap(({ edits }) => edits)
    const { data, problems } = amend(ruleset, pending)
    if (ruleset) this.ruleset = problems.length > 0 ? ruleset : (data as Ruleset)
    this.#tell()
  }

  #changed(): void {
    this.#keep()
    if (this.text === this.#serverText && !this.saver.unsaved)
      drop(this.detail.ruleset, this.detail.version, this.#options.person)
    else this.saver.save(this.text)
    this.#checker.check(this.text, this.#cases)
    this.#tell()
  }

  #keep(): void {
    const { ruleset, version } = this.detail
    this.keeps = keep(ruleset, version, this.#options.person, {
      text: this.text,
      base: this.saver.hash,
      baseText: this.#serverText,
      pending: this.#queue.flatMap(({ edits }) => edits),
      at: new Date().toISOString(),
    })
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'))
  }
}

function onePath(edits: readonly Edit[]): boolean {
  return edits.length === 1 && 'path' in targetOf(edits[0]!) && edits[0]!.set !== undefined
}
