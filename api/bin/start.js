#!/usr/bin/env node
// npm start: the service, built where needed.
import { build } from './ready.js'

build()
process.argv.splice(2, 0, 'serve')
await import('../../dist/liangxin.js')
