// What the service refuses: simulations that approvals bind, and files sent to be imported.
import { hint, type Words } from './form.ts'

export const SIMULATIONS = {
  // Simulations that approvals bind
  'simulation-unknown': (v) => ({
    status: 422,
    zh: `没有影响模拟「${v.value}」`,
    en: `there is no simulation 「${v.value}」`,
  }),
  'simulation-not-done': (v) => ({
    status: 409,
    zh: `影响模拟「${v.value}」没有完成，不能随审核意见一并固定`,
    en: `simulation 「${v.value}」 is not finished, so an approval cannot bind it`,
  }),
  'simulation-other': (v) => ({
    status: 409,
    zh: `影响模拟「${v.value}」模拟的不是现在送审的全文`,
    en: `simulation 「${v.value}」 is not of the text that is in review`,
    ...hint('对送审的全文重新模拟', 'simulate the text in review'),
  }),
  'simulation-not-named': () => ({
    status: 409,
    zh: '现在送审的全文已有影响模拟，批准时须指明依据的是哪一次',
    en: 'the text in review has been simulated; an approval names the simulation it rests on',
    ...hint('在复核页批准', 'approve on the review page'),
  }),
  'losers-unread': (v) => ({
    status: 409,
    zh: `影响模拟「${v.value}」有${v.count}户等级变差，你还没有看过变差名单，不能批准`,
    en: `simulation 「${v.value}」 makes ${v.count} subjects worse, and you have not read their list, so you cannot approve`,
    ...hint(
      '打开报告中的变差名单，再批准',
      'open the list of those worse off in its report, then approve',
    ),
  }),
  // Files sent to be imported
  'upload-missing': (v) => ({
    status: 404,
    zh: `没有待导入的文件「${v.value}」，或者它已过期`,
    en: `there is no file 「${v.value}」 to import, or its hour is over`,
    ...hint('重新上传', 'send it again'),
  }),
  'upload-too-large': (v) => ({
    status: 413,
    zh: `文件超过${v.most}字节`,
    en: `the file has more than ${v.most} bytes`,
    ...hint(
      '调高 LIANGXIN_UPLOAD_MB，或者用 liangxin population import',
      'raise LIANGXIN_UPLOAD_MB, or use liangxin population import',
    ),
  }),
  'upload-broken': () => ({
    status: 400,
    zh: '文件没有收完',
    en: 'the file did not arrive whole',
    ...hint('重新上传', 'send it again'),
  }),
  'uploads-full': () => ({
    status: 429,
    zh: '待导入的文件太多',
    en: 'too many files wait to be imported',
    ...hint('先导入或删除已上传的', 'import or delete those that were sent'),
  }),
  'disk-full': () => ({
    status: 507,
    zh: '磁盘已满或写不进去，什么都没有改变',
    en: 'the disk is full or cannot be written; nothing was changed',
  }),
  'store-busy': () => ({
    status: 503,
    zh: '数据库暂时用不了，什么都没有改变',
    en: 'the database is not available now; nothing was changed',
  }),
} satisfies Record<string, Words>
