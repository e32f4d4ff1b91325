// liangxin format, as people run it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { V1 } from '../../support.ts'
import { folder, runProgram } from './program.ts'

const LOOSE = '# 头\ntitle: {zh: "甲" , en:  a}\nformat: 1   # 版本\n'
const TIDY = '# 头\nformat: 1 # 版本\ntitle: { zh: 甲, en: a }\n'

describe('liangxin format', () => {
  it('prints one file, or standard input, in the canonical layout', () => {
    expect(runProgram(['format', '-'], LOOSE)).toEqual({ code: 0, out: TIDY, err: '' })
    expect(runProgram(['format', V1]).out).toBe(readFileSync(V1, 'utf8'))
  })

  it('--check names the files to be formatted and writes nothing', () => {
    const file = join(folder, 'loose.yaml')
    writeFileSync(file, LOOSE)
    const { code, out } = runProgram(['format', '--check', V1, file])
    expect(code).toBe(1)
    expect(out).toBe(`${file} 写法不统一 (to be formatted)\n`)
    expect(readFileSync(file, 'utf8')).toBe(LOOSE)
    expect(runProgram(['format', '--check', V1])).toEqual({ code: 0, out: '', err: '' })
  })

  it('--write writes what has to change, and leaves a broken file alone', () => {
    const file = join(folder, 'write.yaml')
    const broken = join(folder, 'broken.yaml')
    writeFileSync(file, LOOSE)
    writeFileSync(broken, 'a: [1')
    const { code, err } = runProgram(['format', '--write', broken, file])
    expect(code).toBe(1)
    expect(err).toMatch(/broken\.yaml:1:\d+ text-syntax/)
    expect(readFileSync(file, 'utf8')).toBe(TIDY)
    expect(readFileSync(broken, 'utf8')).toBe('a: [1')
    expect(runProgram(['format', '--write', file])).toEqual({ code: 0, out: '', err: '' })
  })

  it('refuses what cannot be meant', () => {
    expect(runProgram(['format', V1, V1]).code).toBe(2)
    expect(runProgram(['format', '--check', '--write', V1]).code).toBe(2)
    expect(runProgram(['format', '--write', '-']).code).toBe(2)
    expect(runProgram(['format', join(folder, 'nowhere.yaml')]).code).toBe(1)
  })
})
