// The offline verifier: a receipt, the text of its version, and a public key. Nothing else.
import { assess } from '../../engine/assess/assess.ts'
import type { Text } from '../../engine/words/problem.ts'
import { isSigned } from '../audit/signer.ts'
import { examine } from '../lifecycle/content.ts'
import { commit, partBytes, type Receipt, statementBytes } from './statement.ts'

/** Whether the receipt holds, and every reason why not. */
export type ReceiptVerdict = { ok: boolean; findings: Text[] }

/** Verifies signature and commitments, and scores again to the same bytes. */
export async function verifyReceipt(
  receipt: Receipt,
  rules: string,
  publicKey: string,
): Promise<ReceiptVerdict> {
  const findings: Text[] = []
  const say = (zh: string, en: string) => void findings.push({ zh, en })
  const { statement, signature, salt, input, assessment, erased } = receipt
  if (!isSigned(publicKey, statementBytes(statement), Buffer.from(signature, 'base64')))
    say('签名不是这个公钥的', 'the signature is not that of this public key')
  const { hash, scorer } = examine(rules, statement)
  if (hash !== statement.hash || !scorer) {
    say(
      `规则文本不是凭证所说的版本${statement.version}`,
      `the rules are not version ${statement.version} as the receipt names it`,
    )
    return { ok: false, findings }
  }
  if (salt === null || erased) {
    say('数据已删除，只能核对签名', 'the data was erased; only the signature can be verified')
    return { ok: false, findings }
  }
  const bytes = { input: partBytes(input), assessment: partBytes(assessment) }
  for (const part of ['input', 'assessment'] as const) {
    if (commit(part, Buffer.from(salt, 'hex'), bytes[part]) !== statement[part])
      say(`「${part}」不是出具凭证时的内容`, `「${part}」 is not what the receipt was made of`)
  }
  const again = await assess(scorer, input, { asOf: statement.asOf })
  if (!again.assessment || !partBytes(again.assessment).equals(bytes.assessment))
    say('重算的结果不同', 'scoring again gives another answer')
  return { ok: findings.length === 0, findings }
}
