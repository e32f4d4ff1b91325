// The bench's processes as plain JavaScript, bundled the way the program itself is.
import { join } from 'node:path'
import { build } from 'vite'

const ENTRIES = [
  'in-process',
  'rivals/plain-process',
  'rivals/floor',
  'rivals/bare-http',
  'loading',
  'city',
]

/** Builds the processes into `folder`, which must lie in the project for native packages. */
export async function buildProcesses(root: string, folder: string): Promise<void> {
  const input = Object.fromEntries(
    ENTRIES.map((entry) => [entry.split('/').at(-1)!, join(root, 'test/bench', `${entry}.ts`)]),
  )
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
    ssr: { noExternal: true, external: ['@gorules/zen-engine', 'piscina'] },
  })
}
