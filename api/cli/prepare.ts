// liangxin prepare: the last step of a build, so that no start reads the shipped YAML again.
import type { Command } from 'commander'
import { ruleFiles } from '../rules/library.ts'
import { prepareRules } from '../rules/prepared.ts'

/** Adds the verb, which is for the build alone. */
export function registerPrepare(program: Command): void {
  program.command('prepare', { hidden: true }).action(() => {
    for (const file of ruleFiles()) prepareRules(file)
  })
}
