// What a service holds once people have worked with it.
import { applyEdits } from '../../engine/text/edit.ts'
import { type Caller, callerOf } from './caller.ts'
import type { LetIn } from './staff.ts'

/** A draft that changes three rows, a population, and it simulated, under a reading, too; its id. */
export async function furnish(service: LetIn & { url: string }, size = 2000): Promise<string> {
  const li = callerOf(service, 'liwenjing')
  const at = '/v1/rulesets/hangzhou-metrology/versions'
  const draft = await li<{ text: string; sourceHash: string }>('POST', at, { from: 'v1' })
  const { text } = applyEdits(draft.text, [
    { set: 'effectiveFrom', to: '2027-01-01' },
    { set: 'items.market-scale-missing.points', to: -10 },
    { set: 'items.red-alert-after-9-days.pointsEach.points', to: -2 },
    { set: 'items.public-service.points', to: 2 },
    { set: 'items.public-service.limit.points', to: 2 },
  ])
  await li('PUT', `${at}/v2`, text, {
    'content-type': 'application/yaml',
    'if-match': `"${draft.sourceHash}"`,
  })
  const population = await makePopulation(li, size)
  const side = (version: string) => ({ ruleset: 'hangzhou-metrology', version })
  const { id } = await li<{ id: string }>('POST', '/v1/simulations', {
    population,
    from: side('v1'),
    to: side('v2'),
    also: { ...side('v2'), readings: { 'half-points': 'favour-subject' } },
  })
  for (;;) {
    const { state } = await li<{ state: string }>('GET', `/v1/simulations/${id}`)
    if (state === 'done') return id
    if (state === 'failed') throw new Error('the simulation failed')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

// Makes a small population and waits for it.
async function makePopulation(call: Caller, size = 2000): Promise<string> {
  await call('POST', '/v1/populations', {
    name: '全市样本',
    generate: { size, seed: 1, asOf: '2026-06-30' },
  })
  for (;;) {
    const { populations } = await call<{ populations: { id: string; state: string }[] }>(
      'GET',
      '/v1/populations',
    )
    const [one] = populations
    if (one?.state === 'done') return one.id
    if (one?.state === 'failed') throw new Error('the population was not made')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
