// Signing in with an account kept elsewhere, and being asked there again.
import type { Catalogue, Words } from '../base/say.ts'

export const ELSEWHERE = {
  signIn: (name: string) => ({ zh: `用${name}登录`, en: `Sign in with ${name}` }),
  or: { zh: '或者', en: 'or' },
  back: {
    zh: '可以关闭这个窗口，回到原来的页面。',
    en: 'Close this window and go back to the page.',
  },
  blocked: {
    zh: '浏览器挡住了新窗口。允许本站打开窗口后再试。',
    en: 'The browser blocked the window. Allow this site to open one and try again.',
  },
  confirm: {
    zh: '办理前须到登录时的身份认证处再次确认。',
    en: 'Confirm once more where you signed in before you go on.',
  },
  confirmVerb: { zh: '去确认', en: 'Confirm there' },
  confirmed: { zh: '已确认，五分钟内办理。', en: 'Confirmed; go on within five minutes.' },
} satisfies Catalogue

const REFUSED: Record<string, Words> = {
  'provider-ticket': {
    zh: '这次登录已过期或已用过，请再来一次。',
    en: 'This sign-in has expired or was used already. Begin again.',
  },
  'provider-declined': { zh: '身份认证没有放行。', en: 'The provider did not let you through.' },
  'provider-unreachable': {
    zh: '连不上身份认证。稍后再试，或用密码登录。',
    en: 'The provider cannot be reached. Try again later, or sign in with a password.',
  },
  'provider-untrusted': {
    zh: '身份认证的答复不可信，没有接受。请告诉系统管理员。',
    en: 'The answer of the provider is not to be trusted and was not accepted. Tell your administrator.',
  },
  'identity-missing': {
    zh: '身份认证没有给出本系统需要的标识。请告诉系统管理员。',
    en: 'The provider does not tell what this system needs. Tell your administrator.',
  },
  'identity-unknown': {
    zh: '本系统还没有登记你的身份。请找本单位系统管理员。',
    en: 'Your identity is not known here. Ask your administrator.',
  },
  'identity-disabled': { zh: '你的账号已停用。', en: 'Your account is disabled.' },
  'identity-other': {
    zh: '确认的是另一个人。请用本页登录的身份确认。',
    en: 'Somebody else has confirmed. Confirm as the person signed in here.',
  },
  'identity-stale': {
    zh: '身份认证没有重新核验本人，不能办理。',
    en: 'The provider did not ask for you again, so this cannot be done.',
  },
  'sign-in-needed': { zh: '登录已到期，请重新登录。', en: 'Your session ended. Sign in again.' },
}

/** Why somebody was not let through, in words. */
export function refusedWords(code: string): Words {
  return REFUSED[code] ?? { zh: `没有登录成（${code}）。`, en: `You are not signed in (${code}).` }
}
