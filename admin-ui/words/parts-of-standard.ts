// Words of the tabs of the editor beside the items.
import type { Catalogue } from '../base/say.ts'

export const VALIDITY = {
  title: { zh: '信用信息的保存期限', en: 'How long records are kept' },
  own: { zh: '单独规定', en: 'its own' },
  years: { zh: '年', en: 'years' },
  months: { zh: '个月', en: 'months' },
  length: { zh: '期限', en: 'Length' },
  from: { zh: '起算', en: 'From' },
  recordedOn: { zh: '录入之日', en: 'the day of recording' },
  occurredOn: { zh: '行为之日', en: 'the day of conduct' },
  lastDay: { zh: '最后一天', en: 'The last day' },
  inclusive: { zh: '计入（含当日）', en: 'counts' },
  exclusive: { zh: '不计入', en: 'does not count' },
  cite: { zh: '依据', en: 'Clause' },
  step: { zh: '改保存期限', en: 'validity' },
} satisfies Catalogue

export const GRADES = {
  limits: { zh: '分数线', en: 'Limits' },
  note: {
    zh: '拖动分数线，或者用左右方向键；相邻的分数线不能交叉。',
    en: 'Drag a limit or use the arrow keys; neighbours cannot cross.',
  },
  base: { zh: '基本分', en: 'Base' },
  grade: { zh: '等级', en: 'Grade' },
  name: { zh: '名称', en: 'Name' },
  from: { zh: '下限（含）', en: 'From' },
  none: { zh: '不设', en: 'none' },
  printed: { zh: '印刷的分数段', en: 'Printed' },
  cite: { zh: '依据', en: 'Clause' },
  direction: { zh: '方向', en: 'Direction' },
  higherIsBetter: { zh: '分高为好', en: 'higher is better' },
  lowerIsBetter: { zh: '分低为好', en: 'lower is better' },
  sameCase: { zh: '同一行为', en: 'Same conduct' },
  highest: { zh: '就高', en: 'the highest counts' },
  sum: { zh: '累加', en: 'added up' },
  rounding: { zh: '定级前取整', en: 'Rounding before grading' },
  noRounding: { zh: '不取整', en: 'none' },
  halfUp: { zh: '四舍五入', en: 'half up' },
  combine: { zh: '与直接判定不一致时', en: 'Where score and determination differ' },
  worse: { zh: '取较差者', en: 'the worse one' },
  determinationOverrides: { zh: '以直接判定为准', en: 'the determination' },
  effective: { zh: '施行日期', en: 'In force from' },
  title: { zh: '名称', en: 'Title' },
  titleEn: { zh: '英文名称', en: 'Title in English' },
  limitStep: (grade: string, before: string, after: string) => ({
    zh: `${grade}级下限由${before}分改为${after}分`,
    en: `lower limit of ${grade} from ${before} to ${after}`,
  }),
  step: (what: string) => ({ zh: `改${what}`, en: `${what}` }),
  was: (version: string, value: string) => ({
    zh: `${version}为${value}`,
    en: `${value} in ${version}`,
  }),
} satisfies Catalogue

export const DETERMINATIONS = {
  title: { zh: '不看得分，直接判定等级', en: 'A grade set without regard to the score' },
  sets: (grade: string) => ({ zh: `判定为${grade}级`, en: `Sets grade ${grade}` }),
  grade: { zh: '判定的等级', en: 'Grade set' },
  when: { zh: '条件', en: 'When' },
  cite: { zh: '依据', en: 'Clauses' },
  add: { zh: '新增直接判定…', en: 'Add a determination…' },
  addTitle: { zh: '新增一项直接判定', en: 'Add a determination' },
  addVerb: { zh: '新增直接判定', en: 'Add the determination' },
  remove: { zh: '停用', en: 'Remove' },
  none: { zh: '没有直接判定。', en: 'There is no determination.' },
  step: (grade: string) => ({
    zh: `改直接判定为${grade}级的规定`,
    en: `determination of grade ${grade}`,
  }),
  stepCondition: (words: string) => ({ zh: `改条件「${words}」`, en: `condition 「${words}」` }),
  counts: { zh: '信用信息还要满足什么', en: 'What a record must meet besides' },
  countsPoints: { zh: '才计分', en: 'to score' },
  countsDetermination: { zh: '才据以直接判定', en: 'to determine' },
  always: { zh: '不另设条件', en: 'no further condition' },
  otherwise: (text: string) => ({ zh: `不满足时写明：${text}`, en: `otherwise: ${text}` }),
  named: { zh: '已命名的条件', en: 'Named conditions' },
  namedNote: {
    zh: '几处共用，或者由解释口径分别改动。',
    en: 'Shared by several rules, or changed by readings.',
  },
} satisfies Catalogue

export const REPAIR = {
  title: { zh: '修复以后', en: 'After a repair' },
  points: { zh: '计分', en: 'Points' },
  determination: { zh: '直接判定', en: 'Determination' },
  exclude: { zh: '自修复之日起不再计', en: 'no longer counts from that day' },
  keep: { zh: '照旧计算', en: 'counts as before' },
  rules: {
    zh: '修复规定（供经办人员查阅，不由程序判断）',
    en: 'Rules of repair (for officers; not judged by the program)',
  },
  step: { zh: '改修复的效果', en: 'effect of repair' },
} satisfies Catalogue

export const MEASURES = {
  title: (grade: string, name: string) => ({ zh: `${grade}级（${name}）`, en: `Grade ${grade}` }),
  inherits: { zh: '同时适用', en: 'Also those of' },
  inheritsNone: { zh: '不适用其他等级的措施', en: 'of no other grade' },
  from: (grade: string) => ({ zh: `来自${grade}级`, en: `from ${grade}` }),
  none: { zh: '这一级没有措施。', en: 'This grade has no measures.' },
  shall: { zh: '应当', en: 'shall' },
  may: { zh: '可以', en: 'may' },
  asAppropriate: { zh: '视情况', en: 'as appropriate' },
  encourage: { zh: '鼓励', en: 'encouraged' },
  incentive: { zh: '激励', en: 'incentive' },
  penalty: { zh: '惩戒', en: 'penalty' },
  modality: { zh: '效力', en: 'Force' },
  add: { zh: '新增措施…', en: 'Add a measure…' },
  addTitle: (grade: string) => ({
    zh: `新增一项${grade}级的措施`,
    en: `Add a measure to grade ${grade}`,
  }),
  addVerb: { zh: '新增措施', en: 'Add the measure' },
  kind: { zh: '种类', en: 'Kind' },
  remove: { zh: '停用', en: 'Remove' },
  text: { zh: '措施（照录原文）', en: 'Text (verbatim)' },
  step: (grade: string) => ({ zh: `改${grade}级措施`, en: `measures of ${grade}` }),
} satisfies Catalogue

export const READINGS = {
  title: {
    zh: '条文没有写明的问题，按声明的口径计算',
    en: 'Where the text leaves a question open, a declared reading decides',
  },
  chosen: { zh: '采用', en: 'Chosen' },
  alternatives: { zh: '可以改用', en: 'Alternative' },
  fixed: { zh: '不设可切换的口径', en: 'No executable alternative' },
  open: (n: number) => ({ zh: `可切换 ${n}`, en: `Switchable ${n}` }),
  all: (n: number) => ({ zh: `全部 ${n}`, en: `All ${n}` }),
  changed: (n: number) => ({ zh: `已改 ${n}`, en: `Changed ${n}` }),
  switch: { zh: '改用', en: 'Use this' },
  step: ({ zh, en }: { zh: string; en: string }) => ({
    zh: `改解释口径「${zh}」`,
    en: `switch the reading 「${en}」`,
  }),
  switched: (version: string) => ({ zh: `与${version}不同`, en: `differs from ${version}` }),
  wouldChange: (what: string) => ({ zh: `将改动${what}`, en: `would change: ${what}` }),
  cannot: {
    zh: '这一口径不能在草稿里自动改用，在源文本中修改。',
    en: 'This one cannot be switched by itself: edit the source.',
  },
} satisfies Catalogue

export const CASES = {
  run: (n: number, failed: number) => ({
    zh:
      failed === 0
        ? `${n}个案例全部符合`
        : `${n}个案例，${failed}个与期望不同（按现行口径或者案例写明的其他口径）`,
    en:
      failed === 0
        ? `All ${n} cases agree`
        : `${n} cases, ${failed} differ (as the text is read, or as a case reads it otherwise)`,
  }),
  running: { zh: '正在运行案例…', en: 'Running the cases…' },
  all: (n: number) => ({ zh: `全部 ${n}`, en: `All ${n}` }),
  failing: (n: number) => ({ zh: `不同 ${n}`, en: `Differ ${n}` }),
  moved: (n: number) => ({ zh: `与底稿不同 ${n}`, en: `Moved ${n}` }),
  id: { zh: '案例', en: 'Case' },
  expected: { zh: '期望', en: 'Expected' },
  actual: { zh: '现在', en: 'Now' },
  before: { zh: '底稿', en: 'Base' },
  result: { zh: '结果', en: 'Result' },
  agrees: { zh: '符合', en: 'agrees' },
  differs: { zh: '不同', en: 'differs' },
  cannot: { zh: '不能计算', en: 'cannot be scored' },
  derivation: { zh: '推算', en: 'Derivation' },
  about: { zh: '涉及', en: 'About' },
  accept: { zh: '按现在的结果改写期望', en: 'Write the present result as expected' },
  removeLost: (n: number) => ({
    zh: `删除不能计算的${n}个…`,
    en: `Remove ${n} that cannot run…`,
  }),
  removeTitle: (n: number) => ({
    zh: `删除${n}个不能计算的案例？`,
    en: n === 1 ? 'Remove 1 case that cannot run?' : `Remove ${n} cases that cannot run?`,
  }),
  removeBody: (ids: string) => ({
    zh: `${ids}。它们的信用信息是这一版没有的类型，没有结果可以核对。`,
    en: `${ids}. Their records are of types that this version does not have; there is no result to check.`,
  }),
  removeVerb: { zh: '删除案例', en: 'Remove them' },
  acceptAll: { zh: '全部改写期望…', en: 'Accept all…' },
  acceptTitle: (n: number) => ({
    zh: `把${n}个案例的期望改为现在的结果？`,
    en: `Write present results into ${n} cases?`,
  }),
  acceptBody: {
    zh: '案例是对条文的独立推算。改写前逐个核对：期望变了，是因为条文变了，不是因为算错了。',
    en: 'Cases are worked out from the text independently. Check each: it may change because the text changed, not because something is wrong.',
  },
  acceptVerb: { zh: '改写期望', en: 'Accept' },
  add: { zh: '新增案例…', en: 'Add a case…' },
  none: { zh: '这个版本没有案例。', en: 'This version has no cases.' },
  nothing: { zh: '没有这样的案例。', en: 'No such case.' },
  coverage: { zh: '覆盖', en: 'Coverage' },
  covered: (n: number, of: number) => ({
    zh: `${of}处规则和口径，${n}处有案例`,
    en: `${n} of ${of} rules and readings have a case`,
  }),
  uncovered: { zh: '没有案例的', en: 'Without a case' },
  openSubject: { zh: '看得分单', en: 'See the score sheet' },
} satisfies Catalogue
