// What commander finds wrong with a command line, in Chinese beside its own English.

const WORDS: [english: RegExp, chinese: (...found: string[]) => string][] = [
  [/^unknown command '(.*)'/, (name) => `没有命令「${name}」`],
  [/^unknown option '(.*)'/, (name) => `没有选项「${name}」`],
  [/^missing required argument '(.*)'/, (name) => `缺少参数「${name}」`],
  [/^option '(.*)' argument missing/, (name) => `选项「${name}」后面缺少内容`],
  [/^required option '(.*)' not specified/, (name) => `缺少选项「${name}」`],
  [/^too many arguments(?: for '(.*?)')?/, (name) => `「${name}」的参数太多`],
]

/** A complaint of commander's as one line of ours, with the command it takes for meant. */
export function usageLine(complaint: string): string {
  const [said = '', guess = ''] = complaint.trim().split('\n')
  const english = said.replace(/^error: /, '')
  const meant = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(guess)?.[1]
  for (const [words, chinese] of WORDS) {
    const found = words.exec(english)
    if (!found) continue
    const zh = `${chinese(found[1] ?? 'liangxin')}${meant ? `，是否想写「${meant}」` : ''}`
    const en = `${english.replace(/\.$/, '')}${meant ? `; did you mean ${meant}` : ''}`
    return `liangxin: ${zh} (${en})\n`
  }
  return `liangxin: ${english}${guess ? ` ${guess}` : ''}\n`
}
