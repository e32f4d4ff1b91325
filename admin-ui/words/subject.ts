// Words of the page of one subject.
import type { Catalogue } from '../base/say.ts'

export const SUBJECT = {
  title: { zh: '信用主体', en: 'One subject' },
  sheet: { zh: '得分单', en: 'Score sheet' },
  facts: { zh: '主体和信用信息', en: 'Facts and records' },
  asOf: { zh: '评价日', en: 'As of' },
  districtCode: (code: string) => ({
    zh: /^\d+$/.test(code) ? `区划代码${code}` : code,
    en: /^\d+$/.test(code) ? `district ${code}` : code,
  }),
  version: { zh: '版本', en: 'Version' },
  beside: { zh: '对照', en: 'Beside' },
  alone: { zh: '不对照', en: 'nothing' },
  plain: (version: string) => ({
    zh: `${version}，默认口径`,
    en: `${version}, readings as chosen`,
  }),
  standard: { zh: '评价标准', en: 'Standard' },
  empty: {
    zh: '填写或粘贴一个主体的信息，即可看到得分怎样得来。',
    en: 'Enter or paste one subject to see how its score comes about.',
  },
  enter: { zh: '填写主体信息', en: 'Enter a subject' },
  noVersions: { zh: '还没有可以评价的版本。', en: 'No version can score yet.' },
  broken: {
    zh: '这个版本还有须处理的问题，不能评价。',
    en: 'This version has problems that must be dealt with first.',
  },
  headline: (score: string, grade: string, name: string) => ({
    zh: `${score}分，${grade}级${name ? `（${name}）` : ''}`,
    en: `${score} points, grade ${grade}`,
  }),
  wasOther: (other: string, score: string, grade: string, name: string) => ({
    zh: `${other}为${score}分，${grade}级${name ? `（${name}）` : ''}`,
    en: `${other}: ${score} points, grade ${grade}`,
  }),
  byScore: {
    zh: '没有直接判定，等级由得分确定。',
    en: 'Nothing determines the grade: the score decides.',
  },
  worseOf: (score: string, determined: string) => ({
    zh: `得分等级${score}级，直接判定${determined}级，取较差者。`,
    en: `By score ${score}, determined ${determined}: the worse of the two holds.`,
  }),
  overrides: (score: string, determined: string) => ({
    zh: `得分等级${score}级，直接判定${determined}级，以直接判定为准。`,
    en: `By score ${score}, determined ${determined}: the determination holds.`,
  }),
  differs: (other: string, by: string, why: string) => ({
    zh: `与${other}相差${by}${why ? `：${why}` : ''}。`,
    en: `Against ${other}: ${by}${why ? ` (${why})` : ''}.`,
  }),
  same: (other: string) => ({
    zh: `得分和等级与${other}相同。`,
    en: `The same as under ${other}.`,
  }),
  rowShift: (row: string, by: string) => ({ zh: `第${row}项${by}`, en: `item ${row} ${by}` }),
  notApplicable: {
    zh: '本标准不适用于这一主体。',
    en: 'The standard does not apply to this subject.',
  },
  notApplicableWhy: (type: string) => ({
    zh: `主体类型是${type}，不参加评价。`,
    en: `The type of subject is ${type}, which is not scored.`,
  }),
  draft: { zh: '按草稿试算，不具有法律效力', en: 'Tried on a draft; without legal effect' },
  trial: { zh: '在本机试算，不是评价凭证', en: 'Computed in this browser; not a receipt' },
  struckPoints: { zh: '未计分值', en: 'Points that do not count' },
  way: (grade: string) => ({ zh: `怎样到${grade}级`, en: `How to reach ${grade}` }),
  short: (n: string) => ({ zh: `还差${n}分`, en: `${n} points short` }),
  best: { zh: '已是最高等级。', en: 'This is the best grade.' },
  noWay: {
    zh: '没有哪一件事单独能使结果变好，也没有将到的日期。',
    en: 'No single act and no coming day betters the result.',
  },
  held: (grade: string, until: string) => ({
    zh: `直接判定至${until}（含当日）有效，此前最高为${grade}级。`,
    en: `Determined until ${until} inclusive: no better than ${grade} before.`,
  }),
  heldOpen: (grade: string) => ({
    zh: `直接判定没有期满之日，修复以前最高为${grade}级。`,
    en: `The determination has no end in sight: no better than ${grade} until it is repaired.`,
  }),
  repair: (rows: string) => ({ zh: `改正后修复${rows}`, en: `Mend and repair ${rows}` }),
  repairRecord: (id: string) => ({ zh: `信用信息${id}`, en: `record ${id}` }),
  onDay: (day: string) => ({ zh: `${day}起`, en: `From ${day}` }),
  insufficient: { zh: '单凭此项不够', en: 'not enough by itself' },
  moreWays: (n: number) => ({ zh: `还有${n}条`, en: `${n} more` }),
  fewer: { zh: '收起', en: 'Fewer' },
  determined: { zh: '直接判定', en: 'Determination' },
  incentives: { zh: '激励措施', en: 'Incentives' },
  penalties: { zh: '惩戒措施', en: 'Penalties' },
  measures: { zh: '措施', en: 'Measures' },
  noMeasures: { zh: '这一等级没有对应的措施。', en: 'This grade brings no measures.' },
  unfounded: { zh: '尚未援引具体规定', en: 'no provision invoked yet' },
  next: { zh: '下一次变化', en: 'Next change' },
  nextChange: (day: string, grade: string) => ({
    zh: `${day}起为${grade}级`,
    en: `Grade ${grade} from ${day}`,
  }),
  noNext: { zh: '信息不变的，等级不会自行变化。', en: 'With no new facts the grade stays.' },
  recordedOn: (day: string) => ({ zh: `${day}录入`, en: `recorded ${day}` }),
  besideOf: (version: string) => ({ zh: `${version}的得分单`, en: `Score sheet under ${version}` }),
} satisfies Catalogue

export const PICK = {
  title: { zh: '从样本中选', en: 'Out of a population' },
  population: { zh: '主体样本', en: 'Population' },
  number: { zh: '第几户', en: 'Subject no.' },
  of: (size: string) => ({ zh: `共${size}户`, en: `of ${size}` }),
  open: { zh: '打开', en: 'Open' },
  any: { zh: '随意一户', en: 'Any one' },
} satisfies Catalogue

export const MODALITIES = {
  shall: { zh: '应当', en: 'shall' },
  may: { zh: '可以', en: 'may' },
  asAppropriate: { zh: '视情况', en: 'as fit' },
  encourage: { zh: '鼓励', en: 'encourage' },
} satisfies Catalogue

export const FACTS = {
  subject: { zh: '信用主体', en: 'Subject' },
  id: { zh: '主体编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  type: { zh: '主体类型', en: 'Type of subject' },
  district: { zh: '所在区、县（市）', en: 'District' },
  records: { zh: '信用信息', en: 'Records' },
  count: (n: number) => ({ zh: `${n}条`, en: `${n}` }),
  none: {
    zh: '没有信用信息，只按主体自身的事实评价。',
    en: 'No records: only the facts of the subject are scored.',
  },
  add: { zh: '增加信用信息', en: 'Add a record' },
  remove: (n: number) => ({ zh: `删除第${n}条`, en: `Remove record ${n}` }),
  nth: (n: number) => ({ zh: `第${n}条`, en: `Record ${n}` }),
  recordType: { zh: '信息类型', en: 'Type of record' },
  recordId: { zh: '编号', en: 'Id' },
  case: { zh: '同一行为（案号）', en: 'Conduct (case)' },
  occurredOn: { zh: '发生之日', en: 'Occurred on' },
  recordedOn: { zh: '录入之日', en: 'Recorded on' },
  status: { zh: '状态', en: 'Status' },
  confirmed: { zh: '已认定', en: 'confirmed' },
  pending: { zh: '尚未认定', en: 'pending' },
  revoked: { zh: '已撤销', en: 'revoked' },
  repairedOn: { zh: '修复之日', en: 'Repaired on' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  more: { zh: '其他事实', en: 'Other facts' },
  choose: { zh: '选择', en: 'choose' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  paste: { zh: '粘贴JSON', en: 'Paste JSON' },
  copy: { zh: '复制为JSON', en: 'Copy as JSON' },
  copied: { zh: '已复制', en: 'Copied' },
  pasteNote: {
    zh: '评价接口的一个请求，与下面的表单是同一份内容。',
    en: 'One request of the scoring API; the form below is the same content.',
  },
  pasteLabel: { zh: '一个主体的JSON', en: 'One subject as JSON' },
  take: { zh: '填入表单', en: 'Fill the form' },
  clear: { zh: '清空', en: 'Clear' },
  shapeless: {
    zh: '内容应当是{"subject": …, "records": […]}。',
    en: 'It should read {"subject": …, "records": […]}.',
  },
} satisfies Catalogue
