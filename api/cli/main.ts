// The command line: the same engine as everywhere, with files instead of HTTP.
import { Command, CommanderError } from 'commander'
import { usageLine } from './usage.ts'

const DONE = 0
const USAGE = 2

type End = (code: number) => void
type Register = (program: Command, end: End) => void

const evidence = async () => (await import('./evidence.ts')).registerEvidence

// Only what is asked for is loaded: a start of `score` should not wait for the server's parts.
const VERBS: Record<string, () => Promise<Register>> = {
  score: async () => (await import('./score.ts')).registerScore,
  test: async () => (await import('./test.ts')).registerTest,
  check: async () => (await import('./check.ts')).registerCheck,
  format: async () => (await import('./format.ts')).registerFormat,
  diff: async () => (await import('./diff.ts')).registerDiff,
  population: async () => (await import('./population.ts')).registerPopulation,
  simulate: async () => (await import('./simulate.ts')).registerSimulate,
  serve: async () => (await import('./serve.ts')).registerServe,
  demo: async () => (await import('./demo.ts')).registerDemo,
  audit: evidence,
  receipt: evidence,
  backup: evidence,
  restore: evidence,
  migrate: evidence,
  export: evidence,
  prepare: async () => (await import('./prepare.ts')).registerPrepare,
}

/** Runs the command line and returns its exit code: 0 done, 1 problems in the input, 2 usage. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = DONE
  const program = new Command('liangxin')
    .description('量信：按评价标准给信用主体评分 (score subjects under a scoring standard)')
    .exitOverride()
    .configureOutput({
      writeErr: (text) => void process.stderr.write(text),
      outputError: (text, write) => write(usageLine(text)),
    })
  for (const load of new Set(wanted(argv[0]))) {
    const register = await load()
    register(program, (exit) => {
      code = exit
    })
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? DONE : USAGE
  }
  return code
}

// All of them where none is named: help lists them, and a mistyped one is told its neighbour.
function wanted(verb: string | undefined): (() => Promise<Register>)[] {
  const named = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  return named ? [named] : Object.values(VERBS)
}
