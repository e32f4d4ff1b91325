#!/usr/bin/env node
import { build } from './ready.js'

build()
await import('../../dist/liangxin.js')
