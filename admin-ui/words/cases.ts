// Words of the page of worked cases.
import type { Catalogue } from '../base/say.ts'

export const CASES = {
  title: (version: string) => ({ zh: `${version}的核对案例`, en: `Worked cases of ${version}` }),
  run: (n: number, failing: number) => ({
    zh: failing === 0 ? `${n}个案例全部符合期望。` : `${n}个案例，${failing}个与期望不同。`,
    en:
      failing === 0
        ? `All ${n} cases agree.`
        : `${failing} of ${n} cases differ from what is expected.`,
  }),
  all: (n: number) => ({ zh: `全部 ${n}`, en: `All ${n}` }),
  failing: (n: number) => ({ zh: `与期望不同 ${n}`, en: `Differ ${n}` }),
  moved: (n: number) => ({ zh: `较底稿有变 ${n}`, en: `Moved ${n}` }),
  filter: { zh: '筛选', en: 'Filter' },
  find: { zh: '查编号、名称、评分项', en: 'Id, name or item' },
  none: { zh: '这个版本没有案例。', en: 'This version has no cases.' },
  noneShown: { zh: '没有这样的案例。', en: 'No such case.' },
  case: { zh: '案例', en: 'Case' },
  expected: { zh: '期望', en: 'Expected' },
  actual: { zh: '现为', en: 'Now' },
  result: { zh: '结果', en: 'Result' },
  agrees: { zh: '符合', en: 'agrees' },
  differs: { zh: '不同', en: 'differs' },
  derivation: { zh: '推算过程', en: 'Derivation' },
  openSheet: { zh: '看得分单', en: 'Score sheet' },
  more: (n: number) => ({
    zh: `另有${n}个，筛选后查看。`,
    en: `${n} more: narrow the filter to see them.`,
  }),
  coverage: { zh: '覆盖', en: 'Coverage' },
  covered: (n: number, of: number) => ({
    zh: `${of}处中${n}处有案例`,
    en: `${n} of ${of} parts have a case`,
  }),
  coverageNote: {
    zh: '每个评分项要有计入的和不计入的案例，每个直接判定、措施和可以改用的口径要有案例。',
    en: 'Every item needs a case that counts and one that does not; every determination, measure and alternative reading needs a case.',
  },
  full: { zh: '全部有案例。', en: 'Everything has a case.' },
  add: { zh: '写案例', en: 'Write a case' },
  addNote: {
    zh: '填写主体和信用信息，核对算得的结果，写明推算过程，再存入案例。',
    en: 'Enter the subject, check the result, say how it is derived, and keep it as a case.',
  },
  id: { zh: '案例编号', en: 'Case id' },
  name: { zh: '案例名称', en: 'Name' },
  asOf: { zh: '评价日', en: 'As of' },
  derivationNeeded: {
    zh: '推算过程（照条文逐步写明）',
    en: 'Derivation, step by step from the text',
  },
  says: { zh: '本版本算得', en: 'This version gives' },
  fill: {
    zh: '填写主体编号和事实，即可看到结果。',
    en: 'Enter the id and the facts of the subject to see what it gives.',
  },
  confirm: {
    zh: '我已照条文核对，这就是应有的结果',
    en: 'I checked it against the text: this is what it must give',
  },
  save: { zh: '存入案例', en: 'Keep the case' },
  saved: (id: string) => ({ zh: `案例${id}已存入。`, en: `Case ${id} is kept.` }),
  determined: (grade: string) => ({ zh: `直接判定${grade}级`, en: `determination ${grade}` }),
  row: (n: string) => ({ zh: `第${n}项`, en: `item ${n}` }),
  comma: { zh: '，', en: ', ' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  taken: { zh: '这个编号已有案例。', en: 'There is a case with this id.' },
  back: { zh: '收起', en: 'Close' },
} satisfies Catalogue

export const CASE_PARTS = {
  applicable: { zh: '是否适用', en: 'applicable' },
  score: { zh: '得分', en: 'score' },
  scoreGrade: { zh: '得分等级', en: 'grade by score' },
  determined: { zh: '直接判定', en: 'determined' },
  grade: { zh: '等级', en: 'grade' },
  points: { zh: '计入的分值', en: 'points' },
  measures: { zh: '措施', en: 'measures' },
} satisfies Catalogue
