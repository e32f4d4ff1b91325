// The one catalogue of problems: texts in YAML, before they are read as rules.
import { hint, type Words } from './form.ts'

export const TEXTS = {
  'text-too-large': (v) => ({
    zh: `文件有${v.size}字节，超过${v.most}字节`,
    en: `the file has ${v.size} bytes, more than ${v.most}`,
    ...hint('拆成几个版本或删去无关内容', 'split it or remove what does not belong'),
  }),
  'text-syntax': (v) => ({ zh: `YAML写法有误：${v.zh}`, en: `not valid YAML: ${v.detail}` }),
  'text-punctuation': (v) => ({
    zh: v.nameZh
      ? `这里的空格是${v.nameZh}，要用半角的空格`
      : `「${v.value}」是全角的，这里要用半角的「${v.instead}」`,
    en: v.nameZh
      ? `the blank here is ${v.name}; an ordinary one is meant`
      : `「${v.value}」 is full-width; 「${v.instead}」 is meant here`,
    ...(v.nameZh
      ? hint('删去，用空格键重新输入一个', 'delete it and type a blank')
      : v.write
        ? hint(
            `写成 ${v.write}；确实是文字的，加双引号`,
            `write ${v.write}; put it in double quotes if it is text`,
          )
        : hint('改成半角；冒号和逗号后面空一格', 'a blank follows a colon and a comma')),
  }),
  'text-forbidden': (v) => ({
    zh: `不能使用${v.zh}「${v.value}」`,
    en: `${v.en} 「${v.value}」 is not allowed`,
    ...hint('直接写出内容', 'write the content itself'),
  }),
  'text-depth': (v) => ({ zh: `嵌套超过${v.most}层`, en: `nested deeper than ${v.most} levels` }),
  'text-empty': () => ({ zh: '文件没有内容', en: 'the file is empty' }),
  'text-character': (v) => ({
    zh: v.value === 'U+0009' ? `含有制表符（Tab，${v.value}）` : `含有不可见的控制字符${v.value}`,
    en:
      v.value === 'U+0009'
        ? `contains a tab (${v.value})`
        : `contains the invisible control character ${v.value}`,
    ...(v.value === 'U+0009'
      ? hint('改用空格，每一级缩进两个', 'use blanks, two for each level')
      : hint('删去该字符', 'remove it')),
  }),
  'key-duplicate': (v) => ({
    zh: `「${v.key}」写了两次，第一次在第${v.first}行`,
    en: `「${v.key}」 is written twice, first on line ${v.first}`,
    ...(v.begins
      ? hint(
          '新的一项以「- 」开头；本来是同一项的，只保留一处',
          'a new entry begins with 「- 」; if this is one entry, keep one of them',
        )
      : hint('只保留一处', 'keep one of them')),
  }),
  'key-not-text': (v) => ({
    zh: `键「${v.key}」不是文字`,
    en: `the key 「${v.key}」 is not text`,
    ...hint('给键加上引号', 'put the key in quotes'),
  }),
  'number-form': (v) => ({
    zh: `数字「${v.value}」的写法不能用`,
    en: `the number 「${v.value}」 is not written plainly`,
    ...(v.plain
      ? hint(
          `写成 ${v.plain}；是文字的，加双引号`,
          `write ${v.plain}; put it in double quotes if it is text`,
        )
      : hint('写成普通小数，如 -1.5', 'write a plain decimal such as -1.5')),
  }),
} satisfies Record<string, Words>
