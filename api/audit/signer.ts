// The Ed25519 key that signs checkpoints and receipts.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { Refusal } from '../refusal/refusal.ts'

/** Signs as the key with this id; `publicKey` is SPKI PEM. */
export type Signer = { id: string; publicKey: string; sign: (bytes: Uint8Array) => Buffer }

/** The signer of a PKCS#8 PEM file. */
export function readSigner(file: string): Signer {
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(file))
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not Ed25519')
  } catch {
    throw new Refusal('key-file-unreadable', { file })
  }
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  return { id: keyId(publicKey), publicKey, sign: (bytes) => sign(null, bytes, key) }
}

/** Makes a new key in a file that only its owner reads; an existing file stays. */
export function makeSigner(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  fsyncSync(handle)
  closeSync(handle)
}

/** The short name of a public key. */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16)
}

/** Whether the signature is this key's; a key or signature of another shape is simply not. */
export function isSigned(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey(publicKey)
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature)
  } catch {
    return false
  }
}
