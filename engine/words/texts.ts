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
    zh: `「${v.value}」是全角的，这里要用半角的「${v.instead}」`,
    en: `「${v.value}」 is full-width; 「${v.instead}」 is meant here`,
    ...hint('改成半角；冒号和逗号后面空一格', 'a blank follows a colon and a comma'),
  }),
  'text-forbidden': (v) => ({
    zh: `不能使用${v.zh}「${v.value}」`,
    en: `${v.en} 「${v.value}」 is not allowed`,
    ...hint('直接写出内容', 'write the content itself'),
  }),
  'text-depth': (v) => ({ zh: `嵌套超过${v.most}层`, en: `nested deeper than ${v.most} levels` }),
  'text-empty': () => ({ zh: '文件没有内容', en: 'the file is empty' }),
  'text-character': (v) => ({
    zh: `含有不可见的控制字符${v.value}`,
    en: `contains the invisible control character ${v.value}`,
    ...hint('删去该字符', 'remove it'),
  }),
  'key-duplicate': (v) => ({
    zh: `「${v.key}」写了两次，第一次在第${v.first}行`,
    en: `「${v.key}」 is written twice, first on line ${v.first}`,
    ...hint('只保留一处', 'keep one of them'),
  }),
  'key-not-text': (v) => ({
    zh: `键「${v.key}」不是文字`,
    en: `the key 「${v.key}」 is not text`,
    ...hint('给键加上引号', 'put the key in quotes'),
  }),
  'number-form': (v) => ({
    zh: `数字「${v.value}」的写法不能用`,
    en: `the number 「${v.value}」 is not written plainly`,
    ...hint('写成普通小数，如 −1.5 写作 -1.5', 'write a plain decimal such as -1.5'),
  }),
} satisfies Record<string, Words>
