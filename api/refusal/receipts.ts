// What the service refuses: receipts.
import { hint, type Words } from './form.ts'

export const RECEIPTS = {
  'idempotency-missing': () => ({
    status: 400,
    zh: '评价凭证需要 Idempotency-Key',
    en: 'a receipt needs an Idempotency-Key',
    ...hint(
      '每次新的请求用一个新的值，重试时用同一个',
      'a new value for each request, the same one for a retry',
    ),
  }),
  'idempotency-form': () => ({
    status: 400,
    zh: 'Idempotency-Key 须为1至255个可见字符',
    en: 'an Idempotency-Key has 1 to 255 visible characters',
  }),
  'idempotency-differs': () => ({
    status: 422,
    zh: '同一个 Idempotency-Key 用于另一个请求',
    en: 'this Idempotency-Key was used for another request',
    ...hint('新的请求用新的值', 'take a new value for a new request'),
  }),
  'receipt-readings': () => ({
    status: 422,
    zh: '评价凭证不能改用解释口径',
    en: 'a receipt cannot switch readings',
    ...hint('去掉 readings', 'leave readings out'),
  }),
  'receipt-unknown': (v) => ({
    status: 404,
    zh: `没有评价凭证「${v.value}」`,
    en: `there is no receipt 「${v.value}」`,
  }),
  'receipt-erased': (v) => ({
    status: 410,
    zh: `该凭证的数据已于${v.at}删除：${v.reason}`,
    en: `the data of this receipt was erased on ${v.at}: ${v.reason}`,
  }),
  'replay-differs': (v) => ({
    status: 500,
    zh: `凭证「${v.value}」重算的结果不同`,
    en: `receipt 「${v.value}」 does not replay to the same bytes`,
    ...hint('停止使用该结果并查明原因', 'do not use it, and find the cause'),
  }),
} satisfies Record<string, Words>
