// The server side as one file to start and the parts it loads when they are asked for: no
// TypeScript at run time, and a start in a blink.
import { defineConfig } from 'vite'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  logLevel: 'warn',
  build: {
    ssr: 'api/cli/run.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      output: {
        entryFileNames: process.env['LIANGXIN_BUILD_NAME'] ?? 'liangxin.js',
        chunkFileNames: 'program/[name]-[hash].js',
      },
    },
  },
  // piscina starts its threads from a file of its own, the database's driver is a native module,
  // and openid-client is wanted by few: they stay packages.
  ssr: { noExternal: true, external: ['piscina', '@libsql/client', 'openid-client'] },
})
