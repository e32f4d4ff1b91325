// Text to plain data with positions: a narrow YAML 1.2, because everything beyond plain
// maps, lists and scalars can make two readers see two different rulesets.
import { LineCounter, type Node, parseAllDocuments } from 'yaml'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { faultInChinese } from '../words/yaml-faults.ts'
import { guard, MOST_DEPTH } from './guard.ts'
import { forbidden, type Notes, offsetOf, plain, wideProblem } from './plain.ts'
import { wideMarkOn } from './punctuation.ts'

const MOST_PROBLEMS = 100

/** Line and column, both from 1. */
type Position = { line: number; column: number }

/** The data of a text, where each part stands, and what is wrong with it. */
export type Reading = {
  data: unknown
  problems: Problem[]
  /** Where a path stands, or its nearest ancestor that does. */
  locate: (path: Path) => Position
}

/** A reading with its source (no byte order mark, line ends as \n) and the parsed node. */
export type Parsed = Reading & { source: string; root: Node | null }

/**
 * Reads one YAML document of at most 1 MB. Anchors, aliases, tags, directives, merge keys,
 * several documents, keys that are not text, unusual numbers, and hidden characters are
 * problems with line and column; where there are any, `data` must not be used.
 */
export function readText(text: string): Reading {
  return parseText(text, false)
}

/** The same, and the parsed node; `tokens` keeps what edits need to know of the writing. */
export function parseText(text: string, tokens: boolean): Parsed {
  const source = (text.startsWith('\ufeff') ? text.slice(1) : text).replaceAll('\r\n', '\n')
  const lines = new LineCounter()
  const problems: Problem[] = []
  const placeOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const report = (found: Problem, offset: number): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ ...found, ...placeOf(offset) })
  }
  let root: Node | null = null
  const locate = (path: Path): Position =>
    root === null ? { line: 1, column: 1 } : placeOf(offsetOf(root, path))
  const failed = (): Parsed => ({ data: undefined, problems, locate, source, root: null })

  const refused = guard(source)
  if (refused) {
    lines.addNewLine(0)
    for (let i = 0; i < refused.offset; i++) if (source[i] === '\n') lines.addNewLine(i + 1)
    report(refused.problem, refused.offset)
    return failed()
  }
  root = parse(source, lines, report, tokens)
  if (problems.length > 0) return failed()
  if (root === null) {
    report(problem('text-empty'), 0)
    return failed()
  }
  const notes: Notes = {
    report,
    lineOf: (offset) => lines.linePos(offset).line,
    source,
  }
  const data = plain(root, 0, notes)
  return problems.length > 0 ? failed() : { data, problems, locate, source, root }
}

function parse(
  source: string,
  lines: LineCounter,
  report: Notes['report'],
  tokens: boolean,
): Node | null {
  try {
    const documents = parseAllDocuments(source, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      uniqueKeys: false,
      keepSourceTokens: tokens,
      prettyErrors: false,
      logLevel: 'silent',
    })
    if ('empty' in documents || documents.length === 0) return null
    const [document, second] = documents
    const faults = [...document!.errors, ...document!.warnings]
    // After the first fault the parser guesses, and tells of its guesses.
    const first = faults.sort((a, b) => a.pos[0] - b.pos[0])[0]
    if (first) {
      // The composer is recursive, and tells of an exhausted stack as of any other fault.
      const deep = first.message.includes('call stack')
      const wide = deep ? undefined : wideMarkOn(source, first.pos[0])
      if (wide) report(wideProblem(wide), wide.offset)
      else if (deep) report(problem('text-depth', { most: MOST_DEPTH }), first.pos[0])
      else report(syntaxProblem(first.code, first.message), first.pos[0])
    }
    if (second) report(forbidden('第二个文档', 'a second document', '---'), second.range[0])
    const head = source.slice(0, document!.contents?.range?.[0] ?? 0)
    const directive = head.search(/^%/m)
    if (directive !== -1) report(forbidden('指令', 'a directive', '%'), directive)
    return document!.contents as Node | null
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report(problem('text-depth', { most: MOST_DEPTH }), 0)
    return null
  }
}

function syntaxProblem(code: string, message: string): Problem {
  return problem('text-syntax', { zh: faultInChinese(code, message), detail: message })
}
