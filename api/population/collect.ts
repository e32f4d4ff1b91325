// Score requests into a builder and its texts: the way every population is made.
import type { Compiled } from '../../engine/compile/model.ts'
import { enter } from '../../engine/frame/enter.ts'
import { clearFrame, createFrame, type Frame } from '../../engine/frame/frame.ts'
import { type Names, namesOf } from '../../engine/frame/names.ts'
import {
  addRecord,
  addSubject,
  type Builder,
  createBuilder,
} from '../../engine/population/builder.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { LabelTexts } from './file.ts'
import { addText, createTexts } from './text.ts'

/** A population on its way. */
export type Collection = {
  compiled: Compiled
  names: Names
  frame: Frame
  builder: Builder
  texts: LabelTexts
}

/** An empty collection for subjects of a standard. */
export function createCollection(compiled: Compiled): Collection {
  const names = namesOf(compiled)
  return {
    compiled,
    names,
    frame: createFrame(compiled),
    builder: createBuilder(names),
    texts: {
      subjectId: createTexts(),
      // Nobody is found by name, and names are the longest of all.
      name: createTexts(true),
      recordId: createTexts(),
      caseId: createTexts(),
    },
  }
}

/**
 * Adds a subject with its records, checked as a score request is. A required fact that is
 * missing is no reason to leave it out: it is kept, and simulated apart.
 */
export function collect(collection: Collection, request: ScoreRequest): Problem[] {
  const { compiled, names, frame, builder, texts } = collection
  clearFrame(frame)
  const found = enter(compiled, names, frame, request)
  const problems = found.filter(({ code }) => code !== 'fact-missing')
  if (problems.length > 0) return problems
  const { subject, records } = request
  const owner = builder.subjects
  addSubject(builder, frame, 0, subject.district, subject.facts)
  addText(texts.subjectId, subject.id)
  addText(texts.name, subject.name ?? '')
  for (let r = 0; r < records.length; r++) {
    const record = records[r]!
    addRecord(builder, frame, r, owner, record.facts)
    addText(texts.recordId, record.id)
    addText(texts.caseId, record.case)
  }
  return []
}
