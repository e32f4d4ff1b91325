// One subject's score sheet for people: the ladder from the base to the score, then what did
// not count and why, then what the grade brings.
import { modelFor, type Scorer } from '../../engine/assess/scorer.ts'
import { sideOf } from '../../engine/compare/change.ts'
import { quotedPhrase } from '../../engine/compare/conditions.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import type { Text } from '../../engine/words/problem.ts'
import { cell, wrap } from '../width.ts'
import { ladder, signless } from './ladder.ts'
import { typeName, uncounted } from './uncounted.ts'
import { MODALITIES, WORDS } from './words.ts'

/** The language of a sheet. */
export type Language = keyof Text

const WIDTH = 100

/** The sheet as text, ending without a newline. */
export function sheet(
  assessment: Assessment,
  scorer: Scorer,
  request: unknown,
  language: Language,
): string {
  const say = (key: keyof typeof WORDS) => WORDS[key][language]
  const { ruleset } = scorer.standard
  const { subject } = request as ScoreRequest
  const out: string[] = []
  const name = subject.name ? `${assessment.subject}　${subject.name}` : assessment.subject
  out.push(`${say('subject')}　${name}`)
  out.push(
    `${say('standard')}　${ruleset.title[language]} ${assessment.version}　${say('asOf')} ${assessment.asOf}`,
  )
  for (const [reading, alternative] of Object.entries(assessment.readings ?? {})) {
    out.push(`${say('reading')}　${reading} = ${alternative}`)
  }
  if (!assessment.applicable) {
    const cite = ruleset.subjects.notApplicable?.[subject.type] ?? ''
    return [...out, `${say('notApplicable')}　${cite}`].join('\n')
  }
  out.push('', resultLine(assessment, scorer, language), '')
  // The table as the switched readings have it: they may change the base and the rows.
  const compiled =
    modelFor(scorer, assessment.readings ?? {}).model?.compiled ?? scorer.standard.compiled
  out.push(...ladder(assessment, compiled, language))
  out.push(...uncounted(assessment.lines, compiled, request as ScoreRequest, language))
  if (assessment.determined) {
    out.push('', say('determined'))
    for (const { determination, record } of assessment.determined.by) {
      const why = groundOf(assessment, scorer, compiled, request as ScoreRequest, language)
      out.push(
        ...wrap(
          why(determination, record),
          WIDTH - 10,
          `  ${assessment.determined.grade}　`,
          '      ',
        ),
      )
    }
  }
  out.push('', say('measures'))
  if (assessment.measures.length === 0) out.push(`  ${say('none')}`)
  for (const { modality, text, cite, empty } of assessment.measures) {
    const note = empty ? `（${say('empty')}）` : ''
    out.push(
      ...wrap(
        `${text}${note}　${cite}`,
        WIDTH - 10,
        `  ${cell(MODALITIES[modality][language], 8)}`,
        ' '.repeat(10),
      ),
    )
  }
  if (assessment.nextChange) {
    const { on, grade, because } = assessment.nextChange
    out.push(
      '',
      ...wrap(`${on} → ${grade}　${because.text[language]}`, WIDTH - 10, `${say('next')}　`, '  '),
    )
  }
  return out.join('\n')
}

function resultLine(assessment: Assessment, scorer: Scorer, language: Language): string {
  const { grade, score, scoreGrade, determined } = assessment
  const name = scorer.standard.ruleset.grades.find((each) => each.grade === grade)?.name ?? ''
  const from = `${WORDS.score[language]} ${signless(score ?? 0)}（${scoreGrade}）`
  const by = determined ? `　${WORDS.determined[language]} ${determined.grade}` : ''
  return `${WORDS.grade[language]} ${grade} ${name}　${from}${by}`
}

// What a determination rests on, by its condition in words: it has an id, but no name.
function groundOf(
  { readings }: Assessment,
  { standard: { ruleset } }: Scorer,
  compiled: Compiled,
  { records }: ScoreRequest,
  language: Language,
): (id: string, record: string | undefined) => string {
  return (id, record) => {
    const declared = ruleset.determinations?.find((each) => each.id === id)
    const when = declared?.when
    const named = when && 'condition' in when ? ruleset.conditions?.[when.condition] : undefined
    // A switched reading may have changed the condition.
    const why = when && !readings ? quotedPhrase(named ?? when, sideOf(ruleset))[language] : id
    const found = records.find((each) => each.id === record)
    const of = found ? `${found.id} ${typeName(found.type, compiled)}` : ''
    const cites = [declared?.cite ?? []].flat().join('、')
    return [of, why, cites].filter((each) => each !== '').join('　')
  }
}
