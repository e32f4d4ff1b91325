// Words of verifying a receipt.
import type { Catalogue, Words } from '../base/say.ts'

const PARTS = {
  statement: { zh: '签名的内容', en: 'the signed statement' },
  input: { zh: '评价时的信息', en: 'the input' },
  assessment: { zh: '评价结果', en: 'the assessment' },
  signature: { zh: '签名', en: 'the signature' },
  salt: { zh: '随机数', en: 'the salt' },
  erased: { zh: '删除情况', en: 'the erasure' },
} as const satisfies Record<string, Words>

export const RECEIPT = {
  title: { zh: '核对评价凭证', en: 'Verify a receipt' },
  given: {
    zh: '凭证编号，或者凭证全文（JSON）',
    en: 'The number of a receipt, or the whole receipt (JSON)',
  },
  check: { zh: '核对', en: 'Verify' },
  whose: { zh: '核对凭证由审计人员进行。', en: 'Receipts are verified by auditors.' },
  holds: {
    zh: '凭证有效：按当时的版本重算，结果逐字节相同。',
    en: 'The receipt holds: scored again under its version, the result is the same to the byte.',
  },
  fails: { zh: '凭证不成立：', en: 'The receipt does not hold: ' },
  shapeless: { zh: '这不是评价凭证，没有编号。', en: 'this is no receipt: it has no number.' },
  differs: (parts: readonly string[]) => ({
    zh: `${parts.join('、')}与出具时不同，已被改动。`,
    en: `it was changed since it was issued: ${parts.join(', ')}.`,
  }),
  foreign: (part: string) => ({ zh: `「${part}」`, en: `「${part}」` }),
  parts: PARTS as Readonly<Record<string, Words>>,
} satisfies Record<string, Catalogue[string] | Readonly<Record<string, Words>>>
