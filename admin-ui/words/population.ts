// Words of populations.
import type { Catalogue } from '../base/say.ts'

export const POP = {
  title: { zh: '主体样本', en: 'Populations' },
  note: {
    zh: '样本是某一天全部主体和信用信息的定格，内容不再改变。',
    en: 'A population is everybody and everything recorded on one day, frozen.',
  },
  name: { zh: '名称', en: 'Name' },
  size: { zh: '主体', en: 'Subjects' },
  records: { zh: '信用信息', en: 'Records' },
  asOf: { zh: '评价日', en: 'As of' },
  created: { zh: '建立', en: 'Created' },
  state: { zh: '状态', en: 'State' },
  hash: { zh: '校验码', en: 'Hash' },
  ready: { zh: '可用', en: 'ready' },
  working: (percent: string) => ({ zh: `正在建立 ${percent}`, en: `being made, ${percent}` }),
  failed: { zh: '没有建成', en: 'failed' },
  none: {
    zh: '还没有主体样本。生成一份虚构的，或者导入真实数据。',
    en: 'No population yet. Generate an invented one, or import real data.',
  },
  generate: { zh: '生成样本', en: 'Generate' },
  generateNote: {
    zh: '按13个区、县（市）的规模生成虚构主体，同一种子得到同一份样本。',
    en: 'Invented subjects in 13 districts; the same seed gives the same population.',
  },
  seed: { zh: '种子', en: 'Seed' },
  import: { zh: '导入样本', en: 'Import' },
  importNote: {
    zh: '全部成功或者全部不导入，有误的行逐行列出。',
    en: 'All or nothing, with a line for every fault.',
  },
  columns: {
    zh: '主体表的列：id、type、name、district和主体的事实。信用信息表的列：subject、id、type、case、occurredOn、recordedOn、status、repairedOn、validUntil和信用信息的事实。',
    en: 'Columns of subjects: id, type, name, district and their facts; of records: subject, id, type, case, occurredOn, recordedOn, status, repairedOn, validUntil and their facts.',
  },
  importForm: { zh: '文件形式', en: 'Form of the files' },
  tables: { zh: '两个表（CSV、XLSX）', en: 'Two tables (CSV, XLSX)' },
  requests: { zh: '评价请求（NDJSON）', en: 'Score requests (NDJSON)' },
  subjectTable: { zh: '主体表', en: 'Subjects' },
  recordTable: { zh: '信用信息表', en: 'Records' },
  requestFile: { zh: '文件', en: 'File' },
  uscc: {
    zh: '主体编号是统一社会信用代码，核对校验位',
    en: 'Subject ids are USCCs: check their digits',
  },
  sending: (name: string, part: string) => ({
    zh: `正在上传${name} ${part}`,
    en: `sending ${name}, ${part}`,
  }),
  cancel: { zh: '取消', en: 'Cancel' },
  rowsRead: (n: string) => ({ zh: `${n}行`, en: `${n} rows` }),
  nothingImported: {
    zh: '文件有误，没有导入。改正后整份重新导入。',
    en: 'The files have faults; nothing was imported. Mend them and import them again.',
  },
  generated: (seed: number) => ({ zh: `虚构，种子${seed}`, en: `invented, seed ${seed}` }),
  stop: { zh: '停止…', en: 'Stop…' },
  remove: { zh: '删除…', en: 'Delete…' },
  removeTitle: (name: string) => ({ zh: `删除样本「${name}」？`, en: `Delete 「${name}」?` }),
  removeBody: {
    zh: '主体和信用信息一并删除，不能恢复；用过它的模拟保留结果。',
    en: 'Its subjects and records go for good; simulations over it keep their results.',
  },
  removeVerb: { zh: '删除样本', en: 'Delete it' },
  subjects: (n: string) => ({ zh: `${n}户`, en: n }),
  recordCount: (n: string) => ({ zh: `${n}条`, en: n }),
  noRight: {
    zh: '建立样本由编辑、复核和发布人员进行。',
    en: 'Populations are made by editors, reviewers and publishers.',
  },
  simulate: { zh: '模拟影响', en: 'Simulate' },
  quality: (n: number) => ({ zh: `数据质量：${n}点`, en: `Data quality: ${n} notes` }),
  first: { zh: '看第1户', en: 'See the first subject' },
} satisfies Catalogue
