// The settings of the service, read from the environment once and told in full where wrong.

/** A provider of identities: who it is, who we are to it, and the claim that names a person. */
export type ProviderSettings = {
  /** What people call it. */
  name: string
  issuer: string
  clientId: string
  clientSecret: string
  /** `sub`, or what the institution numbers its people by. */
  claim: string
  /** The address of this service as browsers know it. */
  url: string
}

/**
 * Where the service listens, the largest file it takes to import, and the provider of identities
 * where there is one.
 */
export type Settings = {
  port: number
  host: string
  uploadBytes: number
  provider?: ProviderSettings
}

type Environment = Record<string, string | undefined>

/** The settings, or one sentence for each that cannot be used. */
export function readSettings(environment: Environment): { settings: Settings; wrong: string[] } {
  const wrong: string[] = []
  const {
    LIANGXIN_PORT: port = '8080',
    LIANGXIN_HOST: host = '127.0.0.1',
    LIANGXIN_UPLOAD_MB: megabytes = '1000',
  } = environment
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    wrong.push(`LIANGXIN_PORT=${port}：应为 0 到 65535 的整数 (a whole number from 0 to 65535)`)
  }
  if (!/^[1-9]\d{0,5}$/.test(megabytes)) {
    wrong.push(
      `LIANGXIN_UPLOAD_MB=${megabytes}：应为 1 到 999999 的整数 (a whole number from 1 to 999999)`,
    )
  }
  const uploadBytes = Number(megabytes) * 1_000_000
  const provider = readProvider(environment, wrong)
  const settings = { port: Number(port), host, uploadBytes, ...(provider ? { provider } : {}) }
  return { settings, wrong }
}

// All of it or none of it: half a provider would be a door that looks shut.
function readProvider(environment: Environment, wrong: string[]): ProviderSettings | undefined {
  const of = (name: string) => environment[name] ?? ''
  const named = Object.keys(environment).some(
    (name) => name.startsWith('LIANGXIN_OIDC_') && of(name) !== '',
  )
  if (!named) return undefined
  const needed = ['ISSUER', 'CLIENT', 'SECRET'].map((part) => `LIANGXIN_OIDC_${part}`)
  for (const name of [...needed, 'LIANGXIN_URL'])
    if (of(name) === '') wrong.push(`${name}：统一身份认证需要它 (signing in by OpenID needs it)`)
  for (const name of ['LIANGXIN_OIDC_ISSUER', 'LIANGXIN_URL'])
    if (of(name) !== '' && !isSafe(of(name)))
      wrong.push(`${name}=${of(name)}：应为 https 地址 (an https address; http on a loopback only)`)
  const [issuer, clientId, clientSecret] = needed.map(of) as [string, string, string]
  return {
    name: of('LIANGXIN_OIDC_NAME') || '统一身份认证',
    issuer,
    clientId,
    clientSecret,
    claim: of('LIANGXIN_OIDC_CLAIM') || 'sub',
    url: of('LIANGXIN_URL'),
  }
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  const loopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
  return protocol === 'https:' || (protocol === 'http:' && loopback)
}
