// The settings of the service: defaults, and a sentence for each that cannot be used.
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../api/settings.ts'

describe('the settings', () => {
  it('are loopback and 8080 where nothing is said', () => {
    const settings = { port: 8080, host: '127.0.0.1', uploadBytes: 1_000_000_000 }
    expect(readSettings({})).toEqual({ settings, wrong: [] })
  })

  it.each(['0', '-1', '1.5', '1e3', '1000000', 'x'])('take no file of %s MB', (megabytes) => {
    const { wrong } = readSettings({ LIANGXIN_UPLOAD_MB: megabytes })
    expect(wrong).toHaveLength(1)
  })

  it.each(['0', '1', '65535'])('take the port %s', (port) => {
    const { settings, wrong } = readSettings({ LIANGXIN_PORT: port })
    expect([settings.port, wrong]).toEqual([Number(port), []])
  })

  const OIDC = {
    LIANGXIN_OIDC_ISSUER: 'https://id.example',
    LIANGXIN_OIDC_CLIENT: 'liangxin',
    LIANGXIN_OIDC_SECRET: 'secret',
    LIANGXIN_URL: 'https://credit.example',
  }

  it('take a provider of identities whole', () => {
    const { settings, wrong } = readSettings(OIDC)
    expect(wrong).toEqual([])
    expect(settings.provider).toEqual({
      name: '统一身份认证',
      issuer: 'https://id.example',
      clientId: 'liangxin',
      clientSecret: 'secret',
      claim: 'sub',
      url: 'https://credit.example',
    })
    // An address alone is no provider.
    expect(readSettings({ LIANGXIN_URL: 'https://x' }).settings.provider).toBeUndefined()
  })

  it.each(Object.keys(OIDC))('refuse a provider without %s', (name) => {
    const { wrong } = readSettings({ ...OIDC, [name]: '' })
    expect(wrong).toEqual([expect.stringContaining(name)])
  })

  it.each([
    ['http://id.example', 1],
    ['ftp://127.0.0.1', 1],
    ['id.example', 1],
    ['http://127.0.0.1:9000', 0],
    ['http://localhost', 0],
    ['http://127.0.0.1.evil.example', 1],
  ])('take the issuer %s or not', (issuer, faults) => {
    const { wrong } = readSettings({ ...OIDC, LIANGXIN_OIDC_ISSUER: issuer })
    expect(wrong).toHaveLength(faults)
  })

  it.each(['', '-1', '65536', '80.5', '8080x', '0x50', ' 80', '１'])(
    'refuse the port %j',
    (port) => {
      const { wrong } = readSettings({ LIANGXIN_PORT: port })
      expect(wrong).toEqual([expect.stringContaining('LIANGXIN_PORT')])
    },
  )
})
