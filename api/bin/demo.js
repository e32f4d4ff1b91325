#!/usr/bin/env node
// npm run demo: the service with sample staff, on this machine only.
import { buildPages } from './ready.js'

buildPages()
process.argv.splice(2, process.argv.length, 'demo')
await import('../../dist/liangxin.js')
