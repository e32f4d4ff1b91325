// liangxin audit verify, receipt verify, backup, restore, migrate, export: what whoever runs or
// audits a service needs without it.
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { backup } from '../backup/backup.ts'
import { exportVersion } from '../backup/export.ts'
import { restore } from '../backup/restore.ts'
import { verify } from '../evidence/verify.ts'
import type { Receipt } from '../receipts/statement.ts'
import { verifyReceipt } from '../receipts/verify.ts'
import { Refusal } from '../refusal/refusal.ts'
import { readPlaces } from '../start/places.ts'
import { hasDatabase, openStore } from '../store/open.ts'
import { onSnapshot } from '../store/snapshot.ts'
import { REAL_WORLD } from '../store/world.ts'

const DONE = 0
const PROBLEMS = 1

/** Adds the verbs; `end` takes the exit code. */
export function registerEvidence(program: Command, end: (code: number) => void): void {
  const { folder, url, checkpoints, signingKey } = readPlaces(process.env)
  const run = (work: () => Promise<number>) => async () => {
    try {
      end(await work())
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      complain(error.text)
      if (error.hint) complain(error.hint)
      end(PROBLEMS)
    }
  }

  program
    .command('audit')
    .description('审计 (the audit)')
    .command('verify')
    .description('核验审计链、全部记录和检查点 (verify the chain, every row and the checkpoints)')
    .option('--public-key <file...>', '公钥 (public keys in PEM)', [])
    .option('--checkpoints <folder...>', '检查点所在目录 (places of checkpoints)', checkpoints)
    .action((options: { publicKey: string[]; checkpoints: string[] }) =>
      run(async () => {
        if (!url && !hasDatabase(folder)) throw new Refusal('database-missing', { folder })
        const publicKeys = options.publicKey.map((file) => readFileSync(file, 'utf8'))
        const verdict = await onSnapshot({ folder, url }, (view) =>
          verify(view, { publicKeys, places: options.checkpoints }),
        )
        for (const found of verdict.findings) complain(found)
        say(
          verdict.ok
            ? `审计${verdict.rows}行，完好；末行 (${verdict.rows} audit rows verify; the last is) ${verdict.head}`
            : `审计核验不通过，${verdict.findings.length}处 (${verdict.findings.length} findings)`,
        )
        return verdict.ok ? DONE : PROBLEMS
      })(),
    )

  program
    .command('receipt')
    .description('评价凭证 (receipts)')
    .command('verify')
    .description('离线核验评价凭证 (verify a receipt offline)')
    .argument('<receipt>', '凭证 (the receipt, as GET /v1/receipts/{id} gives it)')
    .requiredOption('--rules <file>', '该版本的规则文本 (the text of its version)')
    .requiredOption('--public-key <file>', '公钥 (the public key in PEM)')
    .action((file: string, options: { rules: string; publicKey: string }) =>
      run(async () => {
        const receipt = JSON.parse(readFileSync(file, 'utf8')) as Receipt
        const [rules, key] = [options.rules, options.publicKey].map((each) =>
          readFileSync(each, 'utf8'),
        )
        const { ok, findings } = await verifyReceipt(receipt, rules!, key!)
        for (const found of findings) complain(found)
        if (ok) say('凭证属实，重算结果相同 (the receipt holds and scores to the same bytes)')
        return ok ? DONE : PROBLEMS
      })(),
    )

  program
    .command('backup')
    .description('备份，服务运行时也可以 (back up, also while the service runs)')
    .argument('<folder>', '空目录 (an empty folder)')
    .action((target: string) =>
      run(async () => {
        const { seq, database } = await backup(folder, target, REAL_WORLD.now)
        say(`已备份到 (backed up to) ${target}：审计 (audit rows) ${seq}，SHA-256 ${database}`)
        return DONE
      })(),
    )

  program
    .command('restore')
    .description('恢复到空的数据目录 (restore into an empty data folder)')
    .argument('<folder>', '备份 (a backup)')
    .action((source: string) =>
      run(async () => {
        const ownKey = signingKey === undefined
        const { manifest, missing } = await restore(source, folder, { places: checkpoints, ownKey })
        say(`已恢复到 (restored to) ${folder}：审计 (audit rows) ${manifest.seq}`)
        if (!missing) return DONE
        complain({
          zh: `备份之后的审计第${missing.from}至${missing.to}行已丢失`,
          en: `audit rows ${missing.from} to ${missing.to}, written after the backup, are lost`,
        })
        return PROBLEMS
      })(),
    )

  program
    .command('migrate')
    .description('升级数据库，只前进 (bring the database up to this program)')
    .action(
      run(async () => {
        if (!url && !hasDatabase(folder)) throw new Refusal('database-missing', { folder })
        const store = await openStore({ folder, url, world: REAL_WORLD })
        store.close()
        for (const name of store.migrated) say(name)
        const verdict = await onSnapshot({ folder, url }, (view) => verify(view, {}))
        for (const found of verdict.findings) complain(found)
        say(`执行了${store.migrated.length}个迁移 (${store.migrated.length} migrations applied)`)
        return verdict.ok ? DONE : PROBLEMS
      }),
    )

  program
    .command('export')
    .description('把入库的版本写成文件 (write a stored version to files)')
    .argument('<version>', '评价标准/版本 (ruleset/version)')
    .argument('<folder>', '目录 (a folder)')
    .action((wanted: string, target: string) =>
      run(async () => {
        const [ruleset = '', version = ''] = wanted.split('/')
        if (!url && !hasDatabase(folder)) throw new Refusal('database-missing', { folder })
        for (const file of await exportVersion({ folder, url }, { ruleset, version }, target))
          say(file)
        return DONE
      })(),
    )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain({ zh, en }: { zh: string; en: string }): void {
  process.stderr.write(`liangxin: ${zh} (${en})\n`)
}
