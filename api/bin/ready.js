// Makes sure that what a command needs is there: installs once, builds when a source is newer
// than the program. Everything it says goes to stderr, so that pipes stay clean.
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const SOURCES = ['engine', 'api', 'package-lock.json']
const PROGRAM = join(root, 'dist', 'liangxin.js')
const PAGES = join(root, 'dist', 'admin-ui')
// Who builds may be a test, and what is built is for everybody.
const PRODUCTION = { NODE_ENV: 'production' }

/** Installs the packages of the lock file where they are missing or older than it. */
export function install() {
  const mark = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(mark) && newest(mark) >= newest(join(root, 'package-lock.json')) - 1) return
  say('正在安装依赖 (installing)…')
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (tries('npm', ['ci', ...quiet])) return
  // A registry that lacks packages for other platforms makes `ci` give up; the versions of the
  // lock file hold either way.
  if (!tries('npm', ['install', '--no-save', ...quiet])) fail('安装依赖失败 (installing failed)')
}

/** Builds dist/liangxin.js where it is missing or a source is newer. */
export function build() {
  install()
  if (['engine/schema', 'api/contract'].some(isUngenerated)) generate()
  if (
    existsSync(PROGRAM) &&
    SOURCES.every((source) => newest(join(root, source)) <= newest(PROGRAM))
  )
    return
  say('正在构建 (building)…')
  generate()
  // Built beside and renamed: another command may be starting the old file this moment.
  const name = `liangxin.${process.pid}.js`
  mkdirSync(join(root, 'dist'), { recursive: true })
  const vite = ['node_modules/vite/bin/vite.js', 'build', '-c', 'api/vite.config.ts']
  if (!tries(process.execPath, vite, { ...PRODUCTION, LIANGXIN_BUILD_NAME: name }))
    fail('构建失败 (building failed)')
  // What one build prepared is not for another.
  rmSync(join(root, 'dist', 'prepared'), { recursive: true, force: true })
  renameSync(join(root, 'dist', name), PROGRAM)
  sweep(join(root, 'dist', 'program'))
  if (!tries(process.execPath, [PROGRAM, 'prepare'])) fail('构建失败 (building failed)')
}

/** Builds dist/admin-ui, the pages that the server serves, where a source is newer. */
export function buildPages() {
  build()
  const built = join(PAGES, 'index.html')
  const sources = ['engine', 'admin-ui', 'api/contract', 'package-lock.json']
  const there = sources.map((each) => join(root, each)).filter((each) => existsSync(each))
  if (existsSync(built) && there.every((each) => newest(each) <= newest(built))) return
  say('正在构建页面 (building the pages)…')
  // Built beside and exchanged, so that a running server never serves half of it.
  const beside = `${PAGES}.${process.pid}`
  const vite = ['node_modules/vite/bin/vite.js', 'build', '-c', 'admin-ui/vite.config.ts']
  if (!tries(process.execPath, vite, { ...PRODUCTION, LIANGXIN_BUILD_NAME: beside }))
    fail('构建页面失败 (building the pages failed)')
  rmSync(PAGES, { recursive: true, force: true })
  renameSync(beside, PAGES)
}

// Parts of programs that were replaced an hour ago or more: a younger one may still be starting.
function sweep(folder) {
  const now = Date.now()
  const used = parts(readFileSync(PROGRAM, 'utf8'), folder)
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (!used.has(name) && now - statSync(path).mtimeMs > 3_600_000) rmSync(path)
  }
}

// The names of all parts that a text loads, and that those load.
function parts(text, folder, found = new Set()) {
  for (const name of readdirSync(folder)) {
    if (found.has(name) || !text.includes(name)) continue
    found.add(name)
    parts(readFileSync(join(folder, name), 'utf8'), folder, found)
  }
  return found
}

function isUngenerated(folder) {
  const validators = join(root, folder, 'validators.js')
  return !existsSync(validators) || newest(join(root, folder)) > newest(validators) + 1
}

/** Writes the validators and the JSON Schema beside the rules. */
export function generate() {
  const generate = ['node_modules/tsx/dist/cli.mjs', 'api/schemas/generate.ts']
  if (!tries(process.execPath, generate)) fail('生成校验代码失败 (generating failed)')
}

function newest(path) {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  let latest = 0
  for (const name of readdirSync(path)) {
    if (name === 'validators.js') continue
    latest = Math.max(latest, newest(join(path, name)))
  }
  return latest
}

function tries(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', process.stderr, process.stderr],
  })
  return status === 0
}

function fail(text) {
  say(text)
  process.exit(1)
}

function say(text) {
  process.stderr.write(`${text}\n`)
}
