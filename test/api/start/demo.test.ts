// The demonstration goes the real way: v1 in force, v2 in review, and the evidence in order.
import { describe, expect, it } from 'vitest'
import { verify } from '../../../api/evidence/verify.ts'
import { listComments } from '../../../api/lifecycle/comments.ts'
import { compareVersions } from '../../../api/lifecycle/comparing.ts'
import { RULES } from '../../../api/rules/library.ts'
import { summariesOf } from '../../../api/rules/views.ts'
import { STAFF, seedDemo } from '../../../api/start/demo.ts'
import { onSnapshot } from '../../../api/store/snapshot.ts'
import { bench } from '../service.ts'

describe('The demonstration', () => {
  it('has v1 in force, v2 in review with three amendments, and somebody for each role.', async () => {
    const here = await bench({ rules: RULES })
    try {
      const { office, sessions } = here.service
      await seedDemo(here.service, 'a demo password')
      const versions = await summariesOf(office, 'hangzhou-metrology')
      expect(versions).toMatchObject([
        { version: 'v2', state: 'inReview', effectiveFrom: '2027-01-01', problems: { errors: 0 } },
        { version: 'v1', state: 'published', phase: 'inForce' },
      ])
      const { changes } = await compareVersions(office, 'hangzhou-metrology', 'v1', 'v2')
      expect(changes.map(({ at }) => at).sort()).toEqual([
        'effectiveFrom',
        'items.energy-metering-missing.points',
        'items.energy-metering-missing.printed',
        'items.fuel-dispenser-uncertified.points',
        'items.fuel-dispenser-uncertified.printed',
        'items.seal-broken.points',
        'items.seal-broken.printed',
        'version',
      ])
      expect(
        await listComments(office, { ruleset: 'hangzhou-metrology', version: 'v2' }),
      ).toHaveLength(1)
      for (const { name, roles } of STAFF)
        expect((await sessions.signIn(name, 'a demo password', 'here')).person.roles).toEqual(roles)
      const verdict = await onSnapshot({ folder: here.folder }, (view) => verify(view, {}))
      expect(verdict.findings).toEqual([])
    } finally {
      await here.end()
    }
  })
})
