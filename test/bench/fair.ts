// The comparison is honest only if the rivals do the job: where neither same case, limits nor
// validity have a say, every one of them must reach our score.
import { assessAll } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import type { Rival } from './rivals/caller.ts'

const SAMPLE = 500
const PART = 500

/** Throws where a rival's score or grade by score differs from ours on a sample. */
export async function checkFair(
  scorer: Scorer,
  subjects: readonly ScoreRequest[],
  rivals: Record<string, Rival>,
): Promise<void> {
  const sample: { request: ScoreRequest; assessment: Assessment }[] = []
  // A part at a time: whoever keeps 20,000 answers at once teaches V8 that answers live long, and
  // it would put every later one where only a full collection frees it.
  for (let from = 0; from < subjects.length; from += PART) {
    const part = subjects.slice(from, from + PART)
    const outcomes = await assessAll(scorer, part)
    outcomes.forEach(({ assessment }, i) => {
      const request = part[i]!
      if (assessment && isSimple(request, assessment)) sample.push({ request, assessment })
    })
  }
  if (sample.length < SAMPLE) throw new Error(`only ${sample.length} subjects are simple`)
  for (const [name, rival] of Object.entries(rivals)) {
    for (const { request, assessment } of sample.slice(0, SAMPLE)) {
      const { score, grade } = await rival(request)
      if (score === assessment.score && grade === assessment.scoreGrade) continue
      throw new Error(
        `${name} gives ${request.subject.id} ${score} ${grade}, ` +
          `we give ${assessment.score} ${assessment.scoreGrade}`,
      )
    }
  }
}

function isSimple({ records }: ScoreRequest, { lines }: Assessment): boolean {
  const distinct = new Set(records.map((record) => record.case)).size === records.length
  return distinct && lines.every((line) => (line.counted && line.would === undefined) || met(line))
}

// A record that gives no points anywhere gives none to rivals either.
function met({ because }: Assessment['lines'][number]): boolean {
  return because?.code === 'not-met' || because?.code === 'no-item'
}
