// What YAML's parser finds wrong, in Chinese; its own words are English.

const FAULTS: Record<string, string> = {
  MULTILINE_IMPLICIT_KEY: '这一行不是“键: 值”，冒号用半角，后面空一格',
  BLOCK_IN_FLOW: '括号里的写法不对，检查逗号和括号',
  BLOCK_AS_IMPLICIT_KEY: '一行有两个冒号，或者下一行缩进不对；文字里有半角冒号的，整个加双引号',
  BAD_INDENT: '缩进与同级的键不一致',
  UNEXPECTED_TOKEN: '这里多出了内容，检查缩进、引号和括号',
  BAD_SCALAR_START: '文字不能以这个符号开头，整个加双引号',
  BAD_DQ_ESCAPE: '双引号里的反斜线要写两个',
  KEY_OVER_1024_CHARS: '键太长',
  MISSING_CHAR: '少了一个符号',
  BAD_ALIAS: '别名的写法不对',
  BAD_DIRECTIVE: '指令的写法不对',
}

// The same code stands for several faults.
const MORE: [words: RegExp, zh: string][] = [
  [/closing/, '引号没有成对'],
  [/without - indicator/, '缩进与同级的键不一致，或者列表的一项少了短横'],
  [/followed by map values/, '这一行少了冒号，或者冒号不是半角的'],
  [/, or :|missing ,|between flow/i, '项与项之间少了逗号'],
  [/end with a \}/, '花括号没有成对，或者缩进不够'],
  [/end with a \]/, '方括号没有成对，或者缩进不够'],
  [/block-seq-ind/, '列表的短横应另起一行'],
]

/** A fault in Chinese, by its code and its words. */
export function faultInChinese(code: string, message: string): string {
  return MORE.find(([words]) => words.test(message))?.[1] ?? FAULTS[code] ?? '不合YAML的写法'
}
