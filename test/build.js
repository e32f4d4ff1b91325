// Before any test: the program and the pages that tests run are those of these sources, and there
// is a place for data that several tests begin with.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../api/bin/ready.js'

export function setup() {
  buildPages()
  process.env.LIANGXIN_PREPARED = mkdtempSync(join(tmpdir(), 'liangxin-prepared-'))
}

export function teardown() {
  rmSync(process.env.LIANGXIN_PREPARED, { recursive: true, force: true })
}
