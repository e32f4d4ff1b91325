// The frame of every page: areas, who is there, signing in, and what can go wrong anywhere.
import type { Catalogue } from '../base/say.ts'

export const AREAS = {
  rulesets: { zh: '评价标准', en: 'Standards' },
  simulations: { zh: '影响模拟', en: 'Simulation' },
  subject: { zh: '信用主体', en: 'Subject' },
  populations: { zh: '主体样本', en: 'Populations' },
  review: { zh: '复核与发布', en: 'Review' },
  audit: { zh: '审计', en: 'Audit' },
  people: { zh: '人员与密钥', en: 'People and keys' },
} satisfies Catalogue

export const SHELL = {
  product: { zh: '量信', en: 'Liangxin' },
  find: { zh: '查找', en: 'Find' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  menu: { zh: '菜单', en: 'Menu' },
  areas: { zh: '各区', en: 'Areas' },
  waiting: (n: number) => ({ zh: `${n}件待办`, en: `${n} waiting` }),
  otherLanguage: { zh: 'EN', en: '中文' },
  switchLanguage: { zh: 'EN，切换为英文', en: '中文: switch to Chinese' },
  theme: { zh: '明暗', en: 'Theme' },
  system: { zh: '随系统', en: 'System' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  account: { zh: '修改密码', en: 'Change password' },
  parts: { zh: '界面零件', en: 'Parts of the interface' },
  keys: { zh: '按键', en: 'Keys' },
  back: { zh: '返回', en: 'Back' },
  printedBy: (who: string, when: string) => ({
    zh: `打印：${who}，${when}`,
    en: `Printed by ${who}, ${when}`,
  }),
  checksum: (digests: string) => ({ zh: `校验码 ${digests}`, en: `Checksum ${digests}` }),
  pageOf: (page: string, pages: string) => ({
    zh: `第${page}页　共${pages}页`,
    en: `Page ${page} of ${pages}`,
  }),
  print: { zh: '打印', en: 'Print' },
  noPage: { zh: '没有这一页。', en: 'There is no such page.' },
  toRulesets: { zh: '看评价标准', en: 'See the standards' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  retry: { zh: '再试一次', en: 'Try again' },
  more: { zh: '更多', en: 'More' },
} satisfies Catalogue

export const SIGN_IN = {
  title: { zh: '登录', en: 'Sign in' },
  purpose: {
    zh: '评价标准的修订、模拟、复核与发布',
    en: 'Amend, simulate, review and publish scoring standards',
  },
  name: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  show: { zh: '显示', en: 'Show' },
  hide: { zh: '隐藏', en: 'Hide' },
  submit: { zh: '登录', en: 'Sign in' },
  wrong: { zh: '用户名或密码不对。', en: 'The user name or the password is wrong.' },
  locked: {
    zh: '输错次数过多，账号暂时锁定。过15分钟再试，或者找本单位系统管理员。',
    en: 'Too many wrong passwords: the account is locked for a while. Try again in 15 minutes or ask your administrator.',
  },
  rules: {
    zh: '忘记密码，请找本单位系统管理员。会话到期时，已输入的内容保存在本机和草稿中。',
    en: 'If you forgot your password, ask your administrator. When a session ends, what you typed stays in this browser and in the draft.',
  },
  here: { zh: '数据保存在本单位服务器', en: 'Data stays on your own server' },
  again: { zh: '会话已到期，重新登录后继续', en: 'Your session ended: sign in again to go on' },
  againNote: {
    zh: '页面上的内容都在，登录后自动保存。',
    en: 'Everything on the page is still here and is saved once you are back.',
  },
  clauses: {
    zh: '《杭州市计量信用管理办法（试行）》第十五条',
    en: 'Article 15 of the Hangzhou measures on metrology credit (verbatim, in Chinese)',
  },
} satisfies Catalogue

export const ACCOUNT = {
  title: { zh: '修改密码', en: 'Change your password' },
  must: { zh: '首次登录须先修改密码。', en: 'Change your password before you go on.' },
  elsewhere: {
    zh: '你用统一身份认证登录。这里修改的是本系统的密码，没有密码的请找系统管理员。',
    en: 'You signed in with an account kept elsewhere. This is your password here; ask an administrator if you have none.',
  },
  current: { zh: '当前密码', en: 'Current password' },
  next: { zh: '新密码（至少10个字符）', en: 'New password (at least 10 characters)' },
  repeat: { zh: '再输一次新密码', en: 'New password again' },
  differ: { zh: '两次输入的新密码不同。', en: 'The two new passwords differ.' },
  save: { zh: '修改密码', en: 'Change password' },
  done: { zh: '密码已修改。', en: 'The password has been changed.' },
} satisfies Catalogue

export const TROUBLE = {
  unreachable: {
    zh: '没有连上服务器。恢复后再试一次；已输入的内容留在本机。',
    en: 'The server cannot be reached. Try again later; what you typed stays in this browser.',
  },
  down: (status: number) => ({
    zh: `服务器暂时不能答复（${status}）。稍后再试一次；已输入的内容留在本机。`,
    en: `The server cannot answer for the moment (${status}). Try again later; what you typed stays in this browser.`,
  }),
  unloaded: {
    zh: '没有取到这一页：服务器连不上，或者页面已经更新。已输入的内容留在本机，重新载入即可继续。',
    en: 'This page could not be fetched: the server cannot be reached, or the pages were updated. What you typed stays in this browser; load them again to go on.',
  },
  partless: {
    zh: '这一页有一部分没有取到：服务器连不上，或者页面已经更新。已输入的内容留在本机，重新载入即可继续。',
    en: 'A part of this page could not be fetched: the server cannot be reached, or the pages were updated. What you typed stays in this browser; load them again to go on.',
  },
  reload: { zh: '重新载入', en: 'Load again' },
  forbidden: { zh: '你没有这一页的权限。', en: 'You may not see this page.' },
  whose: (roles: string) => ({
    zh: `这一页由${roles}人员使用。`,
    en: `This page is the task of: ${roles}.`,
  }),
  missing: {
    zh: '没有找到。可能已被删除，或者地址有误。',
    en: 'Not found: it may have been deleted, or the address is wrong.',
  },
  failed: (detail: string) => ({ zh: `没有办成：${detail}`, en: `It did not work: ${detail}` }),
  changed: {
    zh: '内容已被他人改动。已读取最新内容，核对后再办。',
    en: 'Somebody has changed it meanwhile. The newest content is shown: check it and do it again.',
  },
} satisfies Catalogue
