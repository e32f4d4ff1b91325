// The settings of the service, read from the environment once and told in full where wrong.

/** Where the service listens. */
export type Settings = { port: number; host: string }

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
  return { settings: { port: Number(port), host }, wrong }
}
