// The settings of the service: defaults, and a sentence for each that cannot be used.
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../api/settings.ts'

describe('the settings', () => {
  it('are loopback and 8080 where nothing is said', () => {
    expect(readSettings({})).toEqual({ settings: { port: 8080, host: '127.0.0.1' }, wrong: [] })
  })

  it.each(['0', '1', '65535'])('take the port %s', (port) => {
    const { settings, wrong } = readSettings({ LIANGXIN_PORT: port })
    expect([settings.port, wrong]).toEqual([Number(port), []])
  })

  it.each(['', '-1', '65536', '80.5', '8080x', '0x50', ' 80', '１'])(
    'refuse the port %j',
    (port) => {
      const { wrong } = readSettings({ LIANGXIN_PORT: port })
      expect(wrong).toEqual([expect.stringContaining('LIANGXIN_PORT')])
    },
  )
})
