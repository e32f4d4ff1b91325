// The pages as hashed files of our own origin: one small first load, the rest when it is needed.
import { defineConfig } from 'vite'

const folder = new URL('.', import.meta.url).pathname

export default defineConfig({
  root: folder,
  base: './',
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: process.env['LIANGXIN_BUILD_NAME'] ?? '../dist/admin-ui',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // A page may not carry data: scripts or styles, and the polyfill would be an inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  worker: { format: 'es' },
})
