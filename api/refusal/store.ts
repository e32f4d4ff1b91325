// What the service refuses: the store, its start and its backups.
import { hint, type Words } from './form.ts'

export const STORE = {
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
} satisfies Record<string, Words>
