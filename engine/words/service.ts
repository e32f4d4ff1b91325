// The one catalogue goes on: what can be wrong with a request to the service. These stand apart
// because people who write rules never meet them.
import { hint, type Words } from './form.ts'

export const SERVICE_PROBLEMS = {
  'http-path-unknown': (v) => ({
    zh: `没有地址「${v.path}」`,
    en: `there is nothing at 「${v.path}」`,
  }),
  'http-method': (v) => ({
    zh: `地址「${v.path}」不接受${v.method}`,
    en: `「${v.path}」 does not take ${v.method}`,
    ...hint(`可用：${v.allowed}`, `allowed: ${v.allowed}`),
  }),
  'http-media-type': (v) => ({
    zh: `请求体的类型是「${v.value}」，应为${v.expected}`,
    en: `the body has the type 「${v.value}」, it must be ${v.expected}`,
    ...hint(`写明 Content-Type: ${v.expected}`, `send Content-Type: ${v.expected}`),
  }),
  'http-body-size': (v) => ({
    zh: `请求体超过${v.most}字节`,
    en: `the body has more than ${v.most} bytes`,
    ...hint('大量主体用 score/batch 分行发送', 'send many subjects line by line to score/batch'),
  }),
  'http-body-broken': () => ({
    zh: '请求体没有收完',
    en: 'the body did not arrive whole',
  }),
  'http-request-broken': () => ({
    zh: '这不是有效的HTTP请求',
    en: 'this is not a valid HTTP request',
  }),
  'http-timeout': (v) => ({
    zh: `请求在${v.seconds}秒内没有收完`,
    en: `the request did not arrive within ${v.seconds} seconds`,
  }),
  'query-repeated': (v) => ({
    zh: `查询参数「${v.key}」写了两次`,
    en: `the query parameter 「${v.key}」 is written twice`,
    ...hint('只保留一处', 'keep one of them'),
  }),
  'as-of-contradiction': (v) => ({
    zh: `查询参数的评价日「${v.query}」与请求体的「${v.body}」不同`,
    en: `the query says asOf 「${v.query}」, the body 「${v.body}」`,
    ...hint('只写一处，或写成同一天', 'give it once, or the same day twice'),
  }),
  'rules-broken': (v) => ({
    zh: `「${v.ruleset}」的规则本身有错，暂不能评价`,
    en: `the rules of 「${v.ruleset}」 have errors themselves; nothing can be scored by them now`,
    ...hint('请联系规则的维护人员', 'tell those who maintain the rules'),
  }),
  'server-fault': (v) => ({
    zh: `服务端出了故障，编号${v.id}`,
    en: `the server failed; this failure has the id ${v.id}`,
    ...hint('把编号告诉运维人员', 'tell it to those who run the service'),
  }),
} satisfies Record<string, Words>
