#!/usr/bin/env node
// The server is still to come; until then this says so and shows what can be used today.
import { build } from './ready.js'

build()
process.stdout.write(`量信的服务端尚未提供，现在可以用命令行评分：
  npm run -s liangxin -- score FILE --ruleset hangzhou-metrology
  npm run demo
(The server is not there yet; the command line scores today.)
`)
