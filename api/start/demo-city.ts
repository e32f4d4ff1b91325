// An invented city for the demonstration, and what v2 would do to it: made the way the service
// makes them for everybody, while it already answers.
import { setTimeout as pause } from 'node:timers/promises'
import { load } from '../../engine/assess/load.ts'
import { parseDay } from '../../engine/civil.ts'
import { SYSTEM } from '../audit/actor.ts'
import { open, textOf } from '../lifecycle/office.ts'
import type { City } from '../simulation/city.ts'
import type { SideText } from '../simulation/simulation-rows.ts'
import { RULESET } from './demo.ts'
import type { Service } from './service.ts'

const SIZE = 200_000
const SEED = 330_100
const LOOK_MS = 100

/** Makes the city and simulates v1 → v2 over it; returns once that is finished. */
export async function seedCity({ office, store }: Service, city: City): Promise<void> {
  const asOf = parseDay(office.today())!
  const sideOf = (version: string) =>
    store.read(async (db): Promise<SideText> => {
      const { row } = await open(db, { ruleset: RULESET, version })
      const text = await textOf(db, row.sourceHash)
      return { ruleset: RULESET, version, readings: {}, text, hash: row.hash ?? row.sourceHash }
    })
  const [from, to] = [await sideOf('v1'), await sideOf('v2')]
  const { standard } = load(from.text)
  const wanted = { name: '示例城市（虚构）', size: SIZE, seed: SEED, asOf }
  const population = await city.populations.make(SYSTEM, standard!.compiled, wanted)
  const made = await settled(() => city.populations.get(population!.id)!)
  if (made.state !== 'done') throw new Error('the invented city could not be made')
  const sides = { from, to, also: null }
  const started = await city.simulations.start(SYSTEM, { population: made.id, ...sides, asOf })
  await settled(() => city.simulations.get(started!.id)!)
}

async function settled<T extends { state: string }>(look: () => T): Promise<T> {
  for (;;) {
    const seen = look()
    if (seen.state !== 'queued' && seen.state !== 'running') return seen
    await pause(LOOK_MS)
  }
}
