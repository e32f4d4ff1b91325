// Before any test: the program and the pages that tests run are those of these sources, there is a
// browser, and a folder for what the tests of a run share and leave behind.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../api/bin/ready.js'
import { browserPath } from './admin-ui/browser.ts'

export async function setup() {
  buildPages()
  await browserPath()
  process.env.LIANGXIN_SCRATCH = mkdtempSync(join(tmpdir(), 'liangxin-tests-'))
}

export function teardown() {
  rmSync(process.env.LIANGXIN_SCRATCH, { recursive: true, force: true })
}
