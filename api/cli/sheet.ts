// One subject's score sheet for people: the ladder from the base to the score, then what did
// not count and why, then what the grade brings.
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Assessment, Line } from '../../engine/schema/assessment.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import type { Text } from '../../engine/words/problem.ts'
import { cell, wrap } from '../width.ts'
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
  out.push(row(['', ''], say('base'), '', signless(ruleset.score.base)))
  const counted = assessment.lines.filter((line) => line.counted)
  let sum = ruleset.score.base
  for (const line of counted) {
    sum = Math.round((sum + line.points) * 100) / 100
    out.push(...ladderRow(line, scorer, language, signless(sum)))
  }
  out.push(row(['', ''], say('score'), '', signless(assessment.score ?? 0)))
  const idle = assessment.lines.filter((line) => !line.counted)
  if (idle.length > 0) {
    out.push('', say('uncounted'))
    for (const line of idle) out.push(...idleRow(line, scorer, language))
  }
  if (assessment.determined) {
    out.push('', say('determined'))
    for (const { determination, record } of assessment.determined.by) {
      const cites = ruleset.determinations?.find((each) => each.id === determination)?.cite ?? []
      out.push(
        `  ${assessment.determined.grade}　${determination}　${record ?? ''}　${[cites].flat().join('、')}`,
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

function ladderRow(line: Line, scorer: Scorer, language: Language, sum: string): string[] {
  const rows = [row(label(line, scorer), itemText(line, scorer), signed(line.points), sum)]
  if (line.because) rows.push(`${' '.repeat(16)}${line.because.text[language]}`)
  return rows
}

function idleRow(line: Line, scorer: Scorer, language: Language): string[] {
  const would = line.would === undefined || line.would === 0 ? '' : `(${signed(line.would)})`
  const cite = line.because?.cite ? `　${line.because.cite}` : ''
  const reason = line.because ? `${line.because.text[language]}${cite}` : ''
  return [row(label(line, scorer), itemText(line, scorer), would, ''), `${' '.repeat(16)}${reason}`]
}

function label(line: Line, scorer: Scorer): [string, string] {
  const item = scorer.standard.compiled.items.find(({ id }) => id === line.item)
  return [item ? String(item.row) : '—', line.record ?? '']
}

function itemText(line: Line, scorer: Scorer): string {
  return scorer.standard.compiled.items.find(({ id }) => id === line.item)?.text.trim() ?? ''
}

function row(
  [number, record]: [string, string],
  text: string,
  points: string,
  sum: string,
): string {
  const left = `${cell(number, 4, 'right')}  ${cell(record, 10)}`
  return `${left}${cell(text, 62)}${cell(points, 9, 'right')}${cell(sum, 9, 'right')}`.trimEnd()
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : signless(points)
}

function signless(points: number): string {
  return String(points).replace('-', '−')
}
