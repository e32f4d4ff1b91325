// The settings of the service, read from the environment once and told in full where wrong.

/** Where the service listens. */
export type Settings = { port: number; host: string }

const LOOPBACK = /^(localhost|::1|127(\.\d{1,3}){3})$/

/** The settings, or one sentence for each that cannot be used. */
export function readSettings(environment: Record<string, string | undefined>): {
  settings: Settings
  wrong: string[]
} {
  const wrong: string[] = []
  const { LIANGXIN_PORT: port = '8080', LIANGXIN_HOST: host = '127.0.0.1' } = environment
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    wrong.push(`LIANGXIN_PORT=${port}：应为 0 到 65535 的整数 (a whole number from 0 to 65535)`)
  }
  // Nobody has to show a key yet, so nobody from outside may come in.
  if (!LOOPBACK.test(host)) {
    wrong.push(
      `LIANGXIN_HOST=${host}：还没有密钥，只能是本机地址 127.0.0.1、::1 或 localhost (without keys only loopback)`,
    )
  }
  return { settings: { port: Number(port), host }, wrong }
}
