// What the service refuses: a provider of identities.
import { hint, type Words } from './form.ts'

export const PROVIDER = {
  'provider-none': () => ({
    status: 404,
    zh: '没有设置统一身份认证',
    en: 'no provider of identities is configured',
    ...hint('设置 LIANGXIN_OIDC_ISSUER 等', 'set LIANGXIN_OIDC_ISSUER and what belongs to it'),
  }),
  'provider-ticket': () => ({
    status: 400,
    zh: '这次登录已过期或已用过',
    en: 'this sign-in has expired or was used already',
    ...hint('重新开始', 'begin again'),
  }),
  'provider-declined': () => ({
    status: 403,
    zh: '统一身份认证没有放行',
    en: 'the provider of identities did not let you through',
  }),
  'provider-unreachable': () => ({
    status: 503,
    zh: '连不上统一身份认证',
    en: 'the provider of identities cannot be reached',
    ...hint('稍后再试，或用密码登录', 'try again soon, or sign in with a password'),
  }),
  'provider-untrusted': (v) => ({
    status: 403,
    zh: `统一身份认证的答复不可信（${v.why}）`,
    en: `the answer of the provider of identities is not to be trusted (${v.why})`,
  }),
  'identity-missing': (v) => ({
    status: 403,
    zh: `统一身份认证没有给出「${v.claim}」`,
    en: `the provider of identities does not tell 「${v.claim}」`,
  }),
  'identity-unknown': () => ({
    status: 403,
    zh: '没有人员与这个身份对应',
    en: 'nobody here has this identity',
    ...hint('请管理员登记', 'ask an administrator to link it'),
  }),
  'identity-disabled': () => ({
    status: 403,
    zh: '该人员已停用',
    en: 'this person is disabled',
  }),
  'identity-other': () => ({
    status: 403,
    zh: '再次确认的是另一个人',
    en: 'somebody else has confirmed',
  }),
  'identity-stale': () => ({
    status: 403,
    zh: '统一身份认证没有重新核验本人',
    en: 'the provider of identities did not ask for you again',
  }),
  'identity-taken': (v) => ({
    status: 409,
    zh: `身份「${v.value}」已属于另一人`,
    en: `the identity 「${v.value}」 belongs to somebody else`,
  }),
  'sign-in-way-missing': () => ({
    status: 422,
    zh: '密码和统一身份至少要有一个',
    en: 'a person needs a password or an identity',
  }),
  'too-many-passwords': () => ({
    status: 503,
    zh: '登录请求过多，请稍后再试',
    en: 'too many sign-ins at once; try again soon',
  }),
} satisfies Record<string, Words>
