#!/usr/bin/env node
import { build } from './ready.js'

build()
// npm runs scripts in the project's folder; file names mean the folder the user stands in.
if (process.env.npm_lifecycle_event === 'liangxin' && process.env.INIT_CWD)
  process.chdir(process.env.INIT_CWD)
await import('../../dist/liangxin.js')
