// One fault, one problem: what only follows from another finding, or says the same of many
// places, is left out or told once.
import type { Ruleset } from '../schema/ruleset.ts'
import type { Path, Problem } from '../words/problem.ts'
import { fault, type Told } from './view.ts'

/** Codes that name something which is not there, however many places ask for it. */
const ABSENT = new Set<Problem['code']>(['reference-unknown', 'fact-undeclared', 'choice-unknown'])

/** The findings of the compiler with each fault once. */
export function quietFindings(ruleset: Ruleset, findings: readonly Told[]): Told[] {
  const grades = findings.filter(({ path }) => path[0] === 'grades')
  const twice = grades.some(({ problem }) => problem.code === 'id-duplicate')
  // Where two grades share a code, one that was meant is missing, and asked for elsewhere.
  const asked = findings.filter(
    ({ problem, path }) =>
      !(twice && problem.code === 'reference-unknown' && problem.text.en.includes('no grade')) &&
      !(twice && problem.code === 'grade-order' && path[0] === 'grades'),
  )
  return onePerAbsence(signs(ruleset, asked))
}

/** The findings of lints without those that follow from an error or from one another. */
export function quietLints(errors: readonly Told[], lints: readonly Told[]): Told[] {
  const places = new Set(errors.map(({ path }) => regionOf(path)))
  if (errors.some(({ problem }) => problem.code === 'direction-reversed')) places.add('grades')
  const cut = lints.some(({ problem }) => problem.code === 'parts-gone')
  const told = new Set(
    lints.flatMap(({ path, problem }) => (problem.code === 'printed-differs' ? [] : [path.join()])),
  )
  const cuts = new Set(
    lints.flatMap(({ path, problem }) => (problem.code === 'text-cut' ? [path.join()] : [])),
  )
  return lints.filter(({ path, problem }) => {
    if (problem.severity === 'error') return true
    if (problem.code === 'clause-rule-gone' && cut) return false
    if (problem.code === 'wording-differs' && cuts.has(path.join())) return false
    if (problem.code === 'printed-differs' && told.has(path.join())) return false
    return !places.has(regionOf(path))
  })
}

// An item, or a top-level part.
function regionOf(path: Path): string {
  return path.slice(0, path[0] === 'sections' ? 4 : 1).join(' ')
}

// Every item of a section the wrong way round is one wrong `kind`; every item of the ruleset,
// one wrong direction.
function signs(ruleset: Ruleset, findings: readonly Told[]): Told[] {
  const wrong = (path: Path, code: Problem['code']) =>
    path[0] === 'sections' && (code === 'points-sign' || code === 'limit-sign')
  const sections = ruleset.sections.map((section, s) => {
    const items = findings.filter(
      ({ path, problem }) => wrong(path, problem.code) && path[1] === s && path[2] === 'items',
    )
    return section.items.every((_, i) => items.some(({ path }) => path[3] === i))
  })
  const items = ruleset.sections.reduce((count, section) => count + section.items.length, 0)
  if (items > 1 && sections.every(Boolean)) {
    const told = fault(['score', 'direction'], 'direction-reversed', {
      direction: ruleset.score.direction,
    })
    const rest = findings.filter(
      ({ path, problem }) => !wrong(path, problem.code) && problem.code !== 'grade-order',
    )
    return [told, ...rest]
  }
  const turned = sections.map((all, s) => all && ruleset.sections[s]!.items.length > 1)
  const kinds = ruleset.sections.flatMap(({ name, kind }, s) =>
    turned[s] ? [fault(['sections', s, 'kind'], 'kind-reversed', { name, kind })] : [],
  )
  const rest = findings.filter(
    ({ path, problem }) => !(wrong(path, problem.code) && turned[Number(path[1])]),
  )
  return [...kinds, ...rest]
}

function onePerAbsence(findings: readonly Told[]): Told[] {
  const counts = new Map<string, number>()
  const key = ({ problem }: Told) => `${problem.code} ${problem.text.en}`
  for (const each of findings) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1)
  const told = new Set<string>()
  return findings.flatMap((each) => {
    const { code, text } = each.problem
    const count = counts.get(key(each))!
    if (!ABSENT.has(code) || count === 1) return [each]
    if (told.has(key(each))) return []
    told.add(key(each))
    const more = { zh: `${text.zh}（共${count}处）`, en: `${text.en} (${count} places)` }
    return [{ ...each, problem: { ...each.problem, text: more } }]
  })
}
