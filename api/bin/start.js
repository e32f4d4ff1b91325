#!/usr/bin/env node
// npm start: the service, built where needed.
import { buildPages } from './ready.js'

buildPages()
process.argv.splice(2, 0, 'serve')
await import('../../dist/liangxin.js')
