// The words of the small parts that every page uses.
import type { Catalogue } from '../base/say.ts'
import { subjects } from './counted.ts'

export const MATRIX = {
  caption: (from: string, to: string) => ({
    zh: `等级变化：行为${from}的等级，列为${to}的等级`,
    en: `Changes of grade: rows are grades under ${from}, columns under ${to}`,
  }),
  moves: (from: string, to: string, n: string) => ({
    zh: `由${from}级变为${to}级，${n}户`,
    en: `from ${from} to ${to}: ${subjects(n)}`,
  }),
  stays: (grade: string, n: string) => ({
    zh: `${grade}级不变，${n}户`,
    en: `${grade} unchanged: ${subjects(n)}`,
  }),
  sum: (version: string) => ({ zh: `${version}合计`, en: `${version} total` }),
  change: { zh: '增减', en: 'change' },
} satisfies Catalogue

export const BANDS = {
  base: (n: string) => ({ zh: `基本分 ${n}`, en: `base ${n}` }),
  lands: (score: string, grade: string) => ({
    zh: `${score}分　${grade}级`,
    en: `${score}, grade ${grade}`,
  }),
  spoken: (points: string, score: string, grade: string) => ({
    zh: `${points}分，仅此一项时为${score}分，${grade}级`,
    en: `${points} points; with this item alone ${score}, grade ${grade}`,
  }),
  limit: (grade: string, name: string, from: string) => ({
    zh: `${grade}级（${name}）下限，${from}分`,
    en: `lower limit of ${grade}, ${from}`,
  }),
  figure: { zh: '分数尺', en: 'the scale of scores' },
} satisfies Catalogue

export const PROBLEMS = {
  none: { zh: '没有问题。', en: 'No problems.' },
  list: { zh: '问题', en: 'Problems' },
  blocking: { zh: '须处理', en: 'must be dealt with' },
  warning: { zh: '提醒', en: 'reminder' },
  answered: { zh: '已有说明', en: 'answered' },
  blockingCount: (n: number) => ({ zh: `${n}项须处理`, en: `${n} to deal with` }),
  warningCount: (n: number) => ({ zh: `${n}项提醒`, en: `${n} reminder${n === 1 ? '' : 's'}` }),
  line: (line: number) => ({ zh: `源文本第${line}行`, en: `line ${line}` }),
  row: (line: number) => ({ zh: `第${line}行`, en: `line ${line}` }),
  also: (line: number) => ({ zh: `另见第${line}行`, en: `see also line ${line}` }),
  fix: { zh: '改正', en: 'Mend' },
  printAs: (text: string) => ({ zh: `原文一并改为「${text}」`, en: `Print it as 「${text}」` }),
  cases: (names: string, n: number) => ({
    zh: `${n}个案例的结果与期望不同：${names}${n > 4 ? '等' : ''}。`,
    en: `${n} case${n === 1 ? ' differs' : 's differ'} from what is expected: ${names}${n > 4 ? '…' : '.'}`,
  }),
} satisfies Catalogue

export const UNCOUNTED = {
  sentence: (version: string, n: string) => ({
    zh: `样本里${n}条信用信息的类型在${version}中不存在，按${version}一概不计，既不计分，也不据以直接判定：`,
    en: `Records of the population whose type ${version} does not have (${n}) are left out under it altogether, neither for points nor for direct determinations: `,
  }),
  type: (name: string, n: string) => ({ zh: `「${name}」${n}条`, en: `「${name}」 ${n}` }),
  comma: { zh: '、', en: ', ' },
  stop: { zh: '。', en: '.' },
} satisfies Catalogue

export const DIALOG = {
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  password: { zh: '密码', en: 'Password' },
  passwordAgain: { zh: '再次输入密码', en: 'Your password again' },
  reason: { zh: '理由', en: 'Reason' },
} satisfies Catalogue

export const NUMBER = {
  less: { zh: '减少', en: 'Decrease' },
  more: { zh: '增加', en: 'Increase' },
} satisfies Catalogue

export const DIFF = {
  before: { zh: '修改前', en: 'before' },
  after: { zh: '修改后', en: 'after' },
  removed: { zh: '（删去）', en: '(removed)' },
  added: { zh: '（新增）', en: '(added)' },
} satisfies Catalogue

export const STATUTE = {
  rule: { zh: '有规则', en: 'has rules' },
  officer: { zh: '由人员认定', en: 'an officer decides' },
  none: { zh: '无需规则', en: 'no rule needed' },
  open: { zh: '未对应', en: 'not covered' },
  verbatim: { zh: '照录原文', en: 'verbatim' },
  value: { zh: '规则取值', en: 'read by a rule' },
  legend: { zh: '图例', en: 'Legend' },
  clauses: (n: number) => ({ zh: `${n}条`, en: `${n} clauses` }),
  rows: (n: number) => ({ zh: `${n}项`, en: `${n} items` }),
  checked: (n: number, of: number) => ({ zh: `已核 ${n}/${of}`, en: `${n}/${of} covered` }),
} satisfies Catalogue

export const LADDER = {
  caption: { zh: '从基本分到得分', en: 'From base to score' },
  clause: { zh: '条款', en: 'Item' },
  record: { zh: '信用信息', en: 'Record' },
  points: { zh: '分值', en: 'Points' },
  sum: { zh: '累计', en: 'Sum' },
  base: { zh: '基本分', en: 'Base' },
  score: { zh: '得分', en: 'Score' },
  row: (n: string) => ({ zh: `第${n}项`, en: `Item ${n}` }),
  total: (base: string, plus: string, minus: string) => ({
    zh: `${base} + 加分${plus} − 扣分${minus}`,
    en: `${base} + ${plus} − ${minus}`,
  }),
  uncounted: { zh: '未计入的信用信息', en: 'Records that do not count' },
  records: (n: number) => ({ zh: `${n}条`, en: `${n}` }),
  none: { zh: '没有加分或扣分的信用信息。', en: 'Nothing adds or deducts points.' },
} satisfies Catalogue

export const DAY = {
  choose: { zh: '从日历中选', en: 'Choose from a calendar' },
  unknown: {
    zh: '写成2026年6月30日或者2026-06-30。',
    en: 'Write it as 2026-06-30 or 30 Jun 2026.',
  },
  outside: (min: string, max: string) => ({
    zh: `应在${min}至${max}之间（含当日）。`,
    en: `It must lie between ${min} and ${max}.`,
  }),
} satisfies Catalogue

export const FILE = {
  choose: { zh: '选择文件…', en: 'Choose a file…' },
  none: { zh: '没有选择', en: 'none chosen' },
} satisfies Catalogue
