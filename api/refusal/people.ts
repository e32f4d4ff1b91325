// What the service refuses: people and keys.
import { hint, type Words } from './form.ts'

export const PEOPLE = {
  'sign-in-failed': () => ({
    status: 401,
    zh: '用户名或密码不对',
    en: 'the name or the password is wrong',
  }),
  'sign-in-locked': (v) => ({
    status: 429,
    zh: `尝试次数过多，请${v.seconds}秒后再试`,
    en: `too many attempts; try again in ${v.seconds} seconds`,
  }),
  'password-wrong': () => ({
    status: 403,
    zh: '密码不对',
    en: 'the password is wrong',
    ...hint('再输入一次本人的密码', 'enter your own password again'),
  }),
  'password-missing': () => ({
    status: 422,
    zh: '缺少密码',
    en: 'the password is missing',
    ...hint('再输入一次本人的密码', 'enter your own password again'),
  }),
  'password-weak': () => ({
    status: 422,
    zh: '密码须为10至128个字符，不含用户名，不与现密码相同',
    en: 'a password has 10 to 128 characters, does not hold your name, and is a new one',
  }),
  'password-must-change': () => ({
    status: 403,
    zh: '首次登录须先修改密码',
    en: 'change the password first',
    ...hint('PUT /v1/me/password', 'PUT /v1/me/password'),
  }),
  'sign-in-needed': () => ({
    status: 401,
    zh: '未登录，或登录已失效',
    en: 'not signed in, or no longer',
    ...hint('登录，或带上服务密钥', 'sign in, or send a service key'),
  }),
  'key-invalid': () => ({
    status: 401,
    zh: '服务密钥无效、已过期或已吊销',
    en: 'the service key is unknown, expired or revoked',
  }),
  forbidden: (v) => ({
    status: 403,
    zh: `无权办理，需要：${v.needed}`,
    en: `not allowed; needed: ${v.needed}`,
  }),
  'origin-foreign': () => ({
    status: 403,
    zh: '请求来自别的网站',
    en: 'the request comes from another site',
  }),
  'rate-exceeded': (v) => ({
    status: 429,
    zh: `请求过多，请${v.seconds}秒后再试`,
    en: `too many requests; try again in ${v.seconds} seconds`,
  }),
  'checkpoint-none': () => ({
    status: 404,
    zh: '还没有检查点',
    en: 'there is no checkpoint yet',
  }),
  'name-taken': (v) => ({
    status: 409,
    zh: `用户名「${v.value}」已被使用`,
    en: `the name 「${v.value}」 is taken`,
  }),
  'name-form': (v) => ({
    status: 422,
    zh: `「${v.value}」不能作用户名`,
    en: `「${v.value}」 cannot be a name`,
    ...hint(
      '用小写字母、数字、点、连字符，1至64个',
      'use 1 to 64 lower-case letters, digits, dots and hyphens',
    ),
  }),
  'roles-clash': () => ({
    status: 422,
    zh: '管理员不得兼任其他角色',
    en: 'an administrator holds no other role',
  }),
  'person-unknown': (v) => ({
    status: 404,
    zh: `没有人员「${v.value}」`,
    en: `there is no person 「${v.value}」`,
  }),
  'key-unknown': (v) => ({
    status: 404,
    zh: `没有服务密钥「${v.value}」`,
    en: `there is no service key 「${v.value}」`,
  }),
  'key-ended': (v) => ({
    status: 409,
    zh: `服务密钥「${v.value}」已失效`,
    en: `the service key 「${v.value}」 has ended`,
  }),
  'key-expiry': () => ({
    status: 422,
    zh: '服务密钥的有效期须在今后365天之内',
    en: 'a service key ends within the next 365 days',
  }),
  'confirm-at-provider': () => ({
    status: 403,
    zh: '须在登录时的身份认证处再次确认',
    en: 'confirm once more where you signed in',
    ...hint(
      'GET /v1/me/confirmation，五分钟内办理',
      'GET /v1/me/confirmation, then act within five minutes',
    ),
  }),
} satisfies Record<string, Words>
