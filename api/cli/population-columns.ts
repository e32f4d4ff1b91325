// What help says of the two tables: their columns under each standard, and how they are written.
import type { Compiled, CompiledFact } from '../../engine/compile/model.ts'
import { STATUSES } from '../../engine/frame/frame.ts'
import { factsOf, headerOf, type TableOf } from '../population/import/columns.ts'
import { inForce, rulesetIds } from '../rules/library.ts'
import { shanghaiDate } from '../shanghai.ts'

const WRITTEN = `
两个表 (two tables)
  主体表在前，信用信息表在后。第一行是列名，列的次序任意，不认识的列是错误。
    Subjects first, then records. The first row names the columns, in any order; a column that is
    not known is an error.
  标 * 的列必须有，每行都填；其他的列可以没有，单元格可以空着。
    Columns with * must be there and filled in on every row; any other may be empty or left out.
  必填的事实空着，这一行照样导入，模拟时单独统计。
    A row that lacks a required fact is imported all the same, and simulated apart.
  信用信息表的 subject 填主体表的 id；同一主体的信用信息，id 各不相同，case 相同的是同一行为。
    subject of a record is the id of a subject; the records of a subject have ids of their own, and
    those that share a case are one conduct.
  日期写 YYYY-MM-DD，真假写 true 或 false，数写半角，至多两位小数。
    Dates are YYYY-MM-DD, truths true or false, numbers have two decimals at most.
  CSV 用 UTF-8 或 GB18030 编码。也可以是 .xlsx：读第一张工作表，编号、代码须是文本。
    CSV in UTF-8 or GB18030; or .xlsx: its first sheet, where ids and codes must be text.
  有一处错误就整份不导入，错误按文件和行号列出，至多一百处。
    All or nothing: where anything is wrong nothing is imported, and the faults are told by
    file and line, a hundred at most.

一个文件 (one file)
  NDJSON，UTF-8 或 GB18030：每行一个主体，连同它的信用信息，写法同 liangxin score 的输入。
    NDJSON in UTF-8 or GB18030: on each line a subject with its records, as liangxin score takes it.
`

const KINDS: Record<CompiledFact['kind'], string> = {
  integer: '整数 (a whole number)',
  decimal: '数 (a number)',
  date: '日期 (a date)',
  choice: '选一 (one of)',
  text: '文字 (text)',
  boolean: '真假 (true or false)',
}

/** The help of `population import` beside its options; standards that are not in force have none. */
export function columnsHelp(): string {
  const known = rulesetIds().flatMap((id) => {
    const { scorer } = inForce(id).scorerOn(shanghaiDate())
    return scorer ? [columnsOf(scorer.standard.compiled)] : []
  })
  return WRITTEN + known.join('')
}

function columnsOf(compiled: Compiled): string {
  const wide = Math.max(...compiled.facts.map(({ id }) => id.length))
  const row = (id: string, what: string) => `${id.padEnd(wide)}  ${what}`
  const table = (of: TableOf, fixedOnes: Record<string, string>) => {
    const { required, optional } = headerOf(compiled, of)
    const facts = factsOf(compiled, of)
    const fixed = [...required, ...optional].slice(0, -facts.length || undefined)
    return [
      [...required, ...optional].join(),
      fixed.map((name) => (required.includes(name) ? `${name}*` : name)).join(' '),
      ...Object.entries(fixedOnes).map(([id, what]) => row(id, what)),
      ...facts.map((fact) => row(fact.id, about(fact, compiled))),
    ].join('\n    ')
  }
  return `
${compiled.ruleset}
  主体表 (subjects)
    ${table('subject', {
      type: compiled.subjectTypes.join('、'),
      district: '区划代码，如 330106 (the code of a district)',
    })}
  信用信息表 (records)
    ${table('record', {
      type: '评价标准中的信息类型 (a record type of the standard)',
      status: STATUSES.join('、'),
    })}
`
}

function about({ kind, words, text, required }: CompiledFact, compiled: Compiled): string {
  const what = kind === 'choice' ? `${KINDS[kind]} ${words.join('、')}` : KINDS[kind]
  const types = required === true ? [] : required.map((type) => compiled.types[type]!.id)
  const needed =
    required === true
      ? '，必填 (required)'
      : types.length > 0
        ? `，${types.join('、')} 必填 (required of these)`
        : ''
  return `${text}${needed}：${what}`
}
