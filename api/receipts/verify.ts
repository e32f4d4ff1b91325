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
  if (!hasShape(receipt)) {
    say('这不是评价凭证', 'this is no receipt')
    return { ok: false, findings }
  }
  const { statement, signature, salt, input, assessment, erased } = receipt
  const signed = Buffer.from(signature, 'base64')
  // Base64 has several spellings of the same bytes; a receipt has one.
  const plain = signed.toString('base64') === signature
  if (!plain || !isSigned(publicKey, statementBytes(statement), signed))
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

const PARTS = ['assessment', 'erased', 'input', 'salt', 'signature', 'statement']

// Exactly the parts of a receipt: what is not looked at must not be there to be believed.
function hasShape(receipt: Receipt): boolean {
  if (typeof receipt !== 'object' || receipt === null) return false
  const { statement, salt, signature } = receipt
  return (
    Object.keys(receipt).sort().join() === PARTS.join() &&
    typeof statement === 'object' &&
    statement !== null &&
    typeof signature === 'string' &&
    (salt === null || /^[0-9a-f]{64}$/.test(salt))
  )
}
