// The one catalogue of problems: requests that cannot be scored.
import { hint, type Words } from './form.ts'
import { isoDay } from './half-width.ts'

const CIVIL = /^\d{4}-\d{2}-\d{2}$/

// What stands where JSON ends to be JSON, and what JSON writes there.
function jsonHint(value: string): Partial<ReturnType<typeof hint>> {
  if (/^[“”‘’＂']/.test(value)) return hint('引号用半角的双引号', 'use plain double quotes')
  if (/^[，：｛｝［］]/.test(value)) return hint('标点用半角的', 'use half-width punctuation')
  if (value.startsWith(','))
    return hint(
      '多了一个逗号，或者逗号后面少了内容',
      'there is a comma too many, or nothing behind it',
    )
  if (value.startsWith('{')) return hint('一行只放一个主体', 'put one subject on a line')
  return {}
}

export const REQUESTS = {
  'json-syntax': (v) =>
    v.value === ''
      ? { zh: '不是有效的JSON：内容不完整', en: 'not valid JSON: it ends too early' }
      : {
          zh: `不是有效的JSON：「${v.value}」`,
          en: `not valid JSON: 「${v.value}」`,
          ...jsonHint(String(v.value)),
        },
  'json-duplicate': (v) => ({
    zh: `键「${v.key}」写了两次`,
    en: `the key 「${v.key}」 is written twice`,
    ...hint('只保留一处', 'keep one of them'),
  }),
  'json-number': (v) => ({
    zh: `数字「${v.value}」不能精确表示`,
    en: `the number 「${v.value}」 cannot be held exactly`,
  }),
  'line-too-long': (v) => ({
    zh: `这一行有${v.size}字节，超过${v.most}字节`,
    en: `the line has ${v.size} bytes, more than ${v.most}`,
  }),
  'encoding-not-utf8': () => ({
    zh: '不是UTF-8编码',
    en: 'this is not UTF-8',
    ...hint('另存为UTF-8', 'save it as UTF-8'),
  }),
  'date-impossible': (v) => {
    const value = String(v.value)
    if (CIVIL.test(value))
      return {
        zh: `日期「${value}」不存在`,
        en: `there is no such date as 「${value}」`,
        ...hint('核对月和日', 'check the month and the day'),
      }
    const form = isoDay(value) ?? (value === 'YYYY-MM-DD' ? '2026-01-31' : 'YYYY-MM-DD')
    return {
      zh: `日期「${value}」的写法不对`,
      en: `「${value}」 is not how dates are written`,
      ...hint(`写成 ${form}`, `write ${form}`),
    }
  },
  'date-order': (v) => ({
    zh: `发生日「${v.occurredOn}」晚于录入日「${v.recordedOn}」`,
    en: `occurredOn 「${v.occurredOn}」 lies after recordedOn 「${v.recordedOn}」`,
  }),
  'date-missing': () => ({
    zh: '没有评价日asOf',
    en: 'there is no asOf',
    ...hint('写明按哪一天评价', 'say on which day to score'),
  }),
  'subject-type-unknown': (v) => ({
    zh: `主体类型「${v.value}」不在评价标准中`,
    en: `the subject type 「${v.value}」 is not in the standard`,
    ...hint(`可取：${v.allowed}`, `allowed: ${v.allowed}`),
  }),
  'record-type-unknown': (v) => ({
    zh: v.item
      ? `「${v.value}」是评分项的编号，不是信息类型`
      : `信息类型「${v.value}」不在评价标准中`,
    en: v.item
      ? `「${v.value}」 is the id of an item, not a record type`
      : `the record type 「${v.value}」 is not in the standard`,
    ...(v.item === 'record'
      ? hint(`这一项的信息类型是「${v.nearest}」`, `the type of this item is 「${v.nearest}」`)
      : v.item === 'subject'
        ? hint(
            '这一项只看主体，不用填信用信息',
            'this item looks at the subject and takes no records',
          )
        : v.nearest
          ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
          : hint(
              '没有对应评分项的信息按标准另设的类型填写',
              'use the type the standard has for information without an item',
            )),
  }),
  'record-duplicate': (v) => ({
    zh: `信用信息编号「${v.id}」用了两次，第一次在第${v.first}条`,
    en: `the record id 「${v.id}」 is used twice, first by record ${v.first}`,
  }),
  'fact-unknown': (v) => {
    if (v.of === 'record')
      return {
        zh: `事实「${v.fact}」属于信用信息，不属于主体`,
        en: `the fact 「${v.fact}」 belongs to records, not to the subject`,
        ...hint('写在信用信息的facts中', 'write it in the facts of a record'),
      }
    if (v.of === 'subject')
      return {
        zh: `事实「${v.fact}」属于主体，不属于信用信息`,
        en: `the fact 「${v.fact}」 belongs to the subject, not to records`,
        ...hint('写在主体的facts中', 'write it in the facts of the subject'),
      }
    return {
      zh: `事实「${v.fact}」不在评价标准中`,
      en: `the fact 「${v.fact}」 is not in the standard`,
      ...(v.nearest
        ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
        : hint('删去，或核对写法', 'remove it or check its spelling')),
    }
  },
  'fact-missing': (v) => ({
    zh: `缺少必填的事实「${v.fact}」（${v.text}）`,
    en: `the required fact 「${v.fact}」 is missing`,
    ...hint('补充后再评价，系统不作推定', 'supply it; nothing is assumed'),
  }),
  'fact-derived': (v) => ({
    zh: `事实「${v.fact}」由日期推算，不能填写`,
    en: `the fact 「${v.fact}」 is derived and cannot be given`,
  }),
  'reading-unknown': (v) => ({
    zh: `解释口径「${v.value}」不存在`,
    en: `there is no reading 「${v.value}」`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : v.allowed
        ? hint(`可取：${v.allowed}`, `allowed: ${v.allowed}`)
        : {}),
  }),
  'alternative-unknown': (v) => ({
    zh: `解释口径「${v.reading}」没有「${v.value}」这一选择`,
    en: `the reading 「${v.reading}」 has no alternative 「${v.value}」`,
    ...hint(`可取：${v.allowed}`, `allowed: ${v.allowed}`),
  }),
  'not-in-force': (v) => ({
    zh: `${v.asOf}没有施行中的版本`,
    en: `no version is in force on ${v.asOf}`,
    ...hint('指定一个版本', 'name a version'),
  }),
  'ruleset-unknown': (v) => ({
    zh: `没有评价标准「${v.value}」`,
    en: `there is no ruleset 「${v.value}」`,
    ...(v.allowed ? hint(`现有：${v.allowed}`, `there are: ${v.allowed}`) : {}),
  }),
  'version-unknown': (v) => ({
    zh: `没有版本「${v.value}」${v.file ? `：旁边没有文件「${v.file}」` : ''}`,
    en: `there is no version 「${v.value}」${v.file ? `: no file 「${v.file}」 stands beside this one` : ''}`,
    ...(v.allowed ? hint(`现有：${v.allowed}`, `there are: ${v.allowed}`) : {}),
  }),
  'effective-date-taken': (v) => ({
    zh: `施行日期「${v.date}」已由「${v.file}」使用`,
    en: `the effective date 「${v.date}」 is already that of 「${v.file}」`,
    ...hint('两个版本不能同日施行', 'two versions cannot take effect on one day'),
  }),
  'file-mismatch': (v) => ({
    zh: `文件写的是「${v.value}」，应为「${v.expected}」`,
    en: `the file says 「${v.value}」 but should say 「${v.expected}」`,
  }),
  'file-unreadable': (v) => ({
    zh: `读不到文件「${v.value}」`,
    en: `the file 「${v.value}」 cannot be read`,
    ...hint('核对路径', 'check the path'),
  }),
  'more-problems': (v) => ({
    zh: `另有${v.count}处问题未列出`,
    en: `${v.count} more problems are not listed`,
  }),
} satisfies Record<string, Words>
