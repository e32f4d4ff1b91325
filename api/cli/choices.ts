// Readings named on the command line: those that no version has are wrong before any subject.
import { alternativesOf } from '../../engine/assess/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { type Loaded, versionIds, versionOf } from '../rules/library.ts'
import type { Source } from './source.ts'

/** Readings typed after a flag as ID=ALTERNATIVE, or what is wrong with how they were typed. */
export function readingsOf(
  flag: string,
  pairs: readonly string[],
):
  | { readings: Record<string, string>; wrong?: undefined }
  | { readings?: undefined; wrong: string } {
  const readings: [string, string][] = []
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1) return { wrong: `${flag} ${pair}：写成 口径=选择 (write ID=ALTERNATIVE)` }
    const [id, choice] = [pair.slice(0, at), pair.slice(at + 1)]
    if (readings.some(([known]) => known === id))
      return { wrong: `${flag} ${pair}：同一口径写了两次 (this reading is given twice)` }
    readings.push([id, choice])
  }
  // From entries: a name such as __proto__ must become a key like any other.
  return { readings: Object.fromEntries(readings) }
}

/** The rulesets that may score: of the version that was named, or of all there are. */
export function rulesetsOf({ ruleset: id = '' }: Source, loaded: Loaded | undefined): Ruleset[] {
  const versions = loaded ? [loaded] : versionIds(id).map((version) => versionOf(id, version))
  return versions.flatMap(({ scorer }) => (scorer ? [scorer.standard.ruleset] : []))
}

/** What is wrong with the readings, with every choice there is; nothing where they may stand. */
export function wrongReading(
  flag: string,
  rulesets: readonly Ruleset[],
  readings: Record<string, string>,
): string | undefined {
  for (const [reading, choice] of Object.entries(readings)) {
    // Which version scores is up to the day of each subject: one that knows it is enough.
    if (rulesets.length === 0 || rulesets.some((ruleset) => knows(ruleset, reading, choice)))
      continue
    const ruleset = rulesets.find((each) => declared(each, reading)) ?? rulesets.at(-1)!
    const found = alternativesOf(ruleset, Object.fromEntries([[reading, choice]])).problems[0]!
    const known = declared(ruleset, reading)
    const choices = known
      ? choicesOf(known)
      : (ruleset.readings ?? []).flatMap((each) => choicesOf(each))
    const zh = choices.length > 0 ? `可取：${choices.join('、')}` : '这一标准没有解释口径'
    return `${flag} ${reading}=${choice}：${found.text.zh}，${zh} (${found.text.en})`
  }
  return undefined
}

type Reading = NonNullable<Ruleset['readings']>[number]

function declared({ readings = [] }: Ruleset, id: string): Reading | undefined {
  return readings.find((reading) => reading.id === id)
}

function knows(ruleset: Ruleset, id: string, choice: string): boolean {
  const reading = declared(ruleset, id)
  if (!reading) return false
  return [reading.chosen, ...(reading.alternatives ?? []).map((each) => each.id)].includes(choice)
}

// As they are typed; a reading without alternatives cannot be switched.
function choicesOf({ id, alternatives = [] }: Reading): string[] {
  return alternatives.map((each) => `${id}=${each.id}`)
}
