// What the service refuses: what may be done with versions.
import { hint, rolesIn, STATES, type Words } from './form.ts'

export const VERSIONS = {
  'version-unknown': (v) => ({
    status: 404,
    zh: `没有版本「${v.value}」`,
    en: `there is no version 「${v.value}」`,
  }),
  'version-exists': (v) => ({
    status: 409,
    zh: `版本「${v.value}」已存在`,
    en: `the version 「${v.value}」 exists already`,
    ...hint('换一个版本号，或不写', 'take another name, or none'),
  }),
  'version-name': (v) => ({
    status: 422,
    zh: `「${v.value}」不能作版本号`,
    en: `「${v.value}」 cannot name a version`,
    ...hint(
      '用小写字母、数字、点和连字符，如 v2',
      'use lower-case letters, digits, dots and hyphens, such as v2',
    ),
  }),
  'if-match-missing': () => ({
    status: 428,
    zh: '没有 If-Match',
    en: 'If-Match is missing',
    ...hint('带上所见内容的 ETag', 'send the ETag of what you saw'),
  }),
  'if-match-stale': () => ({
    status: 412,
    zh: '内容已被他人改动',
    en: 'somebody else has changed it',
    ...hint('取得新内容，核对后再办', 'fetch it, look again, and repeat'),
  }),
  'text-too-large': (v) => ({
    status: 413,
    zh: `全文有${v.size}字节，超过1 MB`,
    en: `the text has ${v.size} bytes, more than 1 MB`,
  }),
  'role-missing': (v) => ({
    status: 403,
    zh: `这一步由${rolesIn(v.role, 'zh').join('、')}人员办理，你没有这个角色`,
    en: `this is done by people with the role ${rolesIn(v.role, 'en').join(' or ')}; you do not have it`,
  }),
  'state-wrong': (v) => ({
    status: 409,
    zh: `该版本处于「${STATES[v.state!]?.zh ?? v.state}」，不能${v.action}`,
    en: `a version that is ${STATES[v.state!]?.en ?? v.state} takes no ${v.actionEn}`,
  }),
  'author-only': () => ({
    status: 403,
    zh: '草稿只能由起草人删除',
    en: 'only its author deletes a draft',
  }),
  'approved-once': () => ({
    status: 409,
    zh: '批准过的版本不能删除',
    en: 'a version that was once approved is not deleted',
  }),
  'own-work-approve': () => ({
    status: 403,
    zh: '你起草或修改过这个版本，不能批准自己的修订，由其他复核人员批准',
    en: 'who wrote a version does not approve it',
  }),
  'own-work-publish': () => ({
    status: 403,
    zh: '起草或修改过该版本的人不能发布',
    en: 'who wrote a version does not publish it',
  }),
  'approver-publishes': () => ({
    status: 403,
    zh: '批准过这个版本的人不能发布，由其他发布人员发布',
    en: 'who approved a version does not publish it',
  }),
  retroactive: (v) => ({
    status: 409,
    zh: `施行日期${v.date}不晚于今天，需要两人批准并写明理由，现有${v.count}人`,
    en: `it takes effect on ${v.date}, not after today: two approvals with a reason are needed, there are ${v.count}`,
    ...hint(
      '请另一位复核人员批准，或退回改期',
      'ask another reviewer, or return it for another date',
    ),
  }),
  'reason-missing': () => ({
    status: 422,
    zh: '没有写理由',
    en: 'the reason is missing',
    ...hint('写明理由', 'give a reason'),
  }),
  'problems-block': (v) => ({
    status: 422,
    zh: `有${v.count}处问题，不能送审`,
    en: `${v.count} problems stand against submitting it`,
    ...hint('改正后再送审', 'mend them first'),
  }),
  'date-missing': () => ({
    status: 422,
    zh: '没有施行日期',
    en: 'the effective date is missing',
    ...hint('填写 effectiveFrom', 'fill in effectiveFrom'),
  }),
  'cases-missing': () => ({
    status: 422,
    zh: '没有核对案例，不能送审',
    en: 'a version without worked cases is not submitted',
    ...hint('至少写一个案例', 'write at least one'),
  }),
  'date-taken': (v) => ({
    status: 409,
    zh: `${v.date}起施行的已有版本「${v.version}」`,
    en: `version 「${v.version}」 takes effect on ${v.date} already`,
    ...hint('退回草稿改日期', 'return it to draft and take another date'),
  }),
  'in-force-alone': (v) => ({
    status: 409,
    zh: `「${v.version}」正在施行，撤回后没有可用的版本`,
    en: `「${v.version}」 is in force and there is none to take its place`,
    ...hint('先发布替代的版本', 'publish its successor first'),
  }),
  'compare-broken': (v) => ({
    status: 422,
    zh: `「${v.value}」的规则有错，不能比较`,
    en: `the rules of 「${v.value}」 have errors and cannot be compared`,
    ...hint('先改正', 'mend them first'),
  }),
  'reader-busy': () => ({
    status: 429,
    zh: '正在检查的规则太多，请稍后再试',
    en: 'too many texts are being checked; try again soon',
  }),
  'text-too-hard': () => ({
    status: 422,
    zh: '检查这份规则用时太长，已停止',
    en: 'checking this text takes too long and was stopped',
    ...hint('分几次修改，找出是哪一处', 'amend it in smaller steps to find the place'),
  }),
  'comment-empty': () => ({
    status: 422,
    zh: '没有写意见',
    en: 'the comment is empty',
  }),
  'store-refuses': (v) => ({
    status: 409,
    zh: `数据库不允许这样做（${v.reason}）`,
    en: `the database does not allow this (${v.reason})`,
  }),
  'population-damaged': (v) => ({
    status: 503,
    zh: `主体样本「${v.value}」的文件损坏，不能使用`,
    en: `the file of population 「${v.value}」 is damaged and cannot be used`,
    ...hint('恢复备份，或者重新导入', 'restore a backup, or import it again'),
  }),
} satisfies Record<string, Words>
