// The one catalogue of what the service refuses, in Chinese and English, with the HTTP status.
// Voice as in engine/words/problems.ts: what, where, what to do; the user's own words in 「」.

type Values = Record<string, string | number>
type Words = (v: Values) => {
  status: number
  zh: string
  en: string
  hint?: { zh: string; en: string }
}

const hint = (zh: string, en: string) => ({ hint: { zh, en } })

const STATES: Record<string, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'a draft' },
  inReview: { zh: '复核中', en: 'in review' },
  approved: { zh: '已批准', en: 'approved' },
  published: { zh: '已发布', en: 'published' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

const ROLES: Record<string, { zh: string; en: string }> = {
  viewer: { zh: '查看', en: 'viewer' },
  editor: { zh: '编辑', en: 'editor' },
  reviewer: { zh: '复核', en: 'reviewer' },
  publisher: { zh: '发布', en: 'publisher' },
  auditor: { zh: '审计', en: 'auditor' },
  administrator: { zh: '系统管理', en: 'administrator' },
}

// The roles of a list 「reviewer、publisher」 in words.
const rolesIn = (list: string | number | undefined, language: 'zh' | 'en'): string[] =>
  String(list)
    .split('、')
    .map((role) => ROLES[role]?.[language] ?? role)

export const REFUSALS = {
  // The store and its start
  'folder-in-use': (v) => ({
    status: 503,
    zh: `数据目录「${v.folder}」正由另一个进程使用`,
    en: `the data folder 「${v.folder}」 is in use by another process`,
    ...hint('先停止另一个服务', 'stop the other service first'),
  }),
  'folder-foreign': (v) => ({
    status: 503,
    zh: `数据目录「${v.folder}」里有别的文件（${v.name}），却没有数据库`,
    en: `the data folder 「${v.folder}」 holds other files (${v.name}) but no database`,
    ...hint(
      '用 LIANGXIN_DATA 另指一个空目录，或恢复备份',
      'name an empty folder with LIANGXIN_DATA, or restore a backup',
    ),
  }),
  'database-newer': (v) => ({
    status: 503,
    zh: `数据库由更新的程序建立（${v.name}）`,
    en: `a newer program made this database (${v.name})`,
    ...hint('用那个程序启动', 'start it with that program'),
  }),
  'migration-differs': (v) => ({
    status: 503,
    zh: `数据库的迁移「${v.name}」与程序所带的不同`,
    en: `migration 「${v.name}」 of the database is not the one this program ships`,
    ...hint('用原来的程序启动，或恢复备份', 'start the program that made it, or restore a backup'),
  }),
  'migration-breaks': (v) => ({
    status: 503,
    zh: `迁移「${v.name}」会使数据不一致，未执行`,
    en: `migration 「${v.name}」 would leave the data inconsistent; it was not applied`,
  }),
  'schema-differs': () => ({
    status: 503,
    zh: '数据库的表或触发器被改动过',
    en: 'tables or triggers of the database were changed',
    ...hint('恢复备份，并查明是谁改的', 'restore a backup and find out who changed them'),
  }),
  'rules-differ': (v) => ({
    status: 503,
    zh: `规则文件「${v.file}」与已入库的同名版本不同`,
    en: `the rules file 「${v.file}」 differs from the stored version of that name`,
    ...hint(
      '已入库的版本不可更改；把文件改回，或另起版本号',
      'a stored version never changes; put the file back or give it another version',
    ),
  }),
  'rules-broken': (v) => ({
    status: 503,
    zh: `规则文件「${v.file}」不能入库：${v.zh}`,
    en: `the rules file 「${v.file}」 cannot be stored: ${v.en}`,
  }),
  'key-file-unreadable': (v) => ({
    status: 503,
    zh: `读不出签名私钥「${v.file}」`,
    en: `the signing key 「${v.file}」 cannot be read`,
    ...hint('应为 PKCS#8 PEM 的 Ed25519 私钥', 'it should be an Ed25519 private key in PKCS#8 PEM'),
  }),
  'evidence-broken': (v) => ({
    status: 503,
    zh: `证据核验不通过：${v.zh}`,
    en: `the evidence does not verify: ${v.en}`,
    ...hint(
      '评分已停止；查明原因后恢复备份',
      'scoring has stopped; find the cause, then restore a backup',
    ),
  }),
  // Backups
  'database-missing': (v) => ({
    status: 503,
    zh: `「${v.folder}」里没有数据库`,
    en: `there is no database in 「${v.folder}」`,
    ...hint('核对 LIANGXIN_DATA', 'check LIANGXIN_DATA'),
  }),
  'folder-not-empty': (v) => ({
    status: 503,
    zh: `「${v.folder}」不是空目录（有${v.name}）`,
    en: `「${v.folder}」 is not empty (it holds ${v.name})`,
    ...hint('另指一个空目录', 'name an empty folder'),
  }),
  'backup-missing': (v) => ({
    status: 503,
    zh: `「${v.folder}」不是备份（没有 manifest.json）`,
    en: `「${v.folder}」 is no backup (manifest.json is missing)`,
    ...hint(
      '不要直接复制数据库文件，用 liangxin backup',
      'never copy the file of a database; use liangxin backup',
    ),
  }),
  'backup-broken': (v) => ({
    status: 503,
    zh: `备份核验不通过：${v.zh}`,
    en: `the backup does not verify: ${v.en}`,
    ...hint('用另一份备份', 'take another backup'),
  }),
  'file-exists': (v) => ({
    status: 503,
    zh: `文件「${v.file}」已存在`,
    en: `the file 「${v.file}」 exists already`,
  }),
  // Versions
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
    en: `this is done by those with the role ${rolesIn(v.role, 'en').join(' or ')}, which you have not`,
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
  // People and keys
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
  // A provider of identities
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
  // Receipts
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

/** Every code of a refusal. */
export type RefusalCode = keyof typeof REFUSALS
