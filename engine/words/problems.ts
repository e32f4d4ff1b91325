// The one catalogue of what can be wrong, in Chinese and English. A code without words, or
// words without a code, is a compile error. Voice: what, where, what to do; the user's own
// words in 「」; no final period.

import { hint, LINTS, type Words } from './lints.ts'
import { POPULATIONS } from './populations.ts'

export const PROBLEMS = {
  // Text
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
  // Schema
  'type-wrong': (v) => ({
    zh: `「${v.value}」应为${v.expectedZh}`,
    en: `「${v.value}」 should be ${v.expected}`,
    ...(v.half
      ? hint(`用半角、不加引号，写成 ${v.half}`, `write ${v.half}, half-width and without quotes`)
      : {}),
  }),
  'key-missing': (v) => ({ zh: `缺少「${v.key}」`, en: `「${v.key}」 is missing` }),
  'key-unknown': (v) => ({
    zh: `不认识「${v.key}」`,
    en: `「${v.key}」 is not known here`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('删去，或核对写法', 'remove it or check its spelling')),
  }),
  'value-not-listed': (v) => ({
    zh: `「${v.value}」不在可取的值之中`,
    en: `「${v.value}」 is not one of the values allowed`,
    ...hint(`可取：${v.allowed}`, `allowed: ${v.allowed}`),
  }),
  'value-form': (v) => ({
    zh: `「${v.value}」的写法不对，应为${v.expectedZh}`,
    en: `「${v.value}」 has the wrong form, expected ${v.expected}`,
    ...(v.half ? hint(`用半角写成 ${v.half}`, `write ${v.half} in half-width characters`) : {}),
  }),
  'value-range': (v) => ({
    zh: `「${v.value}」超出范围，应${v.boundZh}`,
    en: `「${v.value}」 is out of range, it must be ${v.bound}`,
  }),
  'list-empty': () => ({ zh: '列表不能为空', en: 'the list must not be empty' }),
  'list-length': (v) => ({
    zh: `项数或字数应${v.boundZh}`,
    en: `its size must be ${v.bound}`,
  }),
  'list-repeats': (v) => ({
    zh: `第${v.first}个和第${v.second}个相同`,
    en: `entries ${v.first} and ${v.second} are the same`,
  }),
  'sentence-shape': (v) => ({
    zh: `一个条件只能有fact、condition、all、any、not之一，这里有「${v.keys}」`,
    en: `a condition has exactly one of fact, condition, all, any, not; here: 「${v.keys}」`,
  }),
  'points-shape': (v) => ({
    zh: `评分项「${v.item}」须有且只有一种分值写法，这里有${v.count}种`,
    en: `item 「${v.item}」 needs exactly one shape of points, it has ${v.count}`,
    ...hint(
      'points、pointsBy、pointsEach、pointsRecorded任选其一',
      'choose one of points, pointsBy, pointsEach, pointsRecorded',
    ),
  }),
  'points-precision': (v) => ({
    zh: `分值「${v.value}」超过两位小数`,
    en: `the points 「${v.value}」 have more than two decimals`,
  }),
  'points-size': (v) => ({
    zh: `评分项「${v.item}」的分值可能大到不能精确相加`,
    en: `item 「${v.item}」 could give more points than can be added exactly`,
    ...hint('给相乘的事实写上 max', 'give a max to the fact it multiplies by'),
  }),
  'id-duplicate': (v) => ({
    zh: `编号「${v.id}」用了两次，已见于${v.first}`,
    en: `the id 「${v.id}」 is used twice, already at ${v.first}`,
  }),
  'fact-undeclared': (v) => ({
    zh: `事实「${v.fact}」没有声明`,
    en: `the fact 「${v.fact}」 is not declared`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('在 facts 中声明', 'declare it under facts')),
  }),
  'fact-scope': (v) => ({
    zh: `事实「${v.fact}」属于信用信息，这里只能用主体的事实`,
    en: `the fact 「${v.fact}」 belongs to records; only facts of subjects can be used here`,
  }),
  'fact-shape': (v) => ({
    zh: `事实「${v.fact}」${v.zh}`,
    en: `the fact 「${v.fact}」 ${v.en}`,
  }),
  'comparison-type': (v) => ({
    zh: `事实「${v.fact}」是${v.typeZh}，不能与「${v.value}」作「${v.comparator}」比较`,
    en: `the fact 「${v.fact}」 is ${v.type}; it cannot be compared by 「${v.comparator}」 with 「${v.value}」`,
  }),
  'comparison-missing': (v) => ({
    zh: `条件只写了事实「${v.fact}」，没有写怎样比较`,
    en: `the condition names the fact 「${v.fact}」 but no comparison`,
  }),
  'choice-unknown': (v) => ({
    zh: `「${v.value}」不是事实「${v.fact}」可取的值`,
    en: `「${v.value}」 is not a value of the fact 「${v.fact}」`,
    ...hint(`可取：${v.allowed}`, `allowed: ${v.allowed}`),
  }),
  'reference-unknown': (v) => ({
    zh: `${v.kindZh}「${v.id}」不存在`,
    en: `there is no ${v.kind} 「${v.id}」`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('核对编号', 'check the id')),
  }),
  'reference-cycle': (v) => ({
    zh: `${v.kindZh}互相引用成环：${v.chain}`,
    en: `${v.kind} refer to each other in a circle: ${v.chain}`,
  }),
  'condition-size': (v) => ({
    zh: `条件「${v.id}」把引用的条件都写出来有${v.most}处以上`,
    en: `condition 「${v.id}」 has more than ${v.most} parts once the conditions it names are written out`,
    ...hint('减少重复引用', 'name other conditions less often'),
  }),
  'item-scope': (v) => ({
    zh: `评分项「${v.item}」的条件只看主体，不清楚它是否对应信用信息`,
    en: `item 「${v.item}」 reads only the subject; it is unclear whether records match it`,
    ...hint(
      '只看主体的写 record: none；对应信用信息的写 record 和类型编号',
      'write record: none for an item of the subject, or record with the type for one of records',
    ),
  }),
  'item-subject-shape': (v) => ({
    zh: `评分项「${v.item}」只看主体，不能用${v.part}`,
    en: `item 「${v.item}」 reads only the subject and cannot have ${v.part}`,
  }),
  'points-by-gap': (v) => ({
    zh: `评分项「${v.item}」没有给事实「${v.fact}」的取值「${v.value}」分值`,
    en: `item 「${v.item}」 gives no points to 「${v.value}」 of the fact 「${v.fact}」`,
  }),
  'fact-not-required': (v) => ({
    zh: `评分项「${v.item}」按事实「${v.fact}」给分，但类型「${v.type}」的信用信息不必填它`,
    en: `item 「${v.item}」 takes its points from 「${v.fact}」, which records of type 「${v.type}」 need not have`,
    ...hint('把该类型加入 required', 'add the type to required'),
  }),
  'limit-sign': (v) => ({
    zh: `「${v.where}」的上限${v.value}分与项目的加减方向不符，或为0`,
    en: `the limit of ${v.value} points at 「${v.where}」 does not go the way of its section, or is 0`,
  }),
  'points-sign': (v) => ({
    zh: `评分项「${v.item}」在${v.kindZh}项目中，分值却是${v.value}`,
    en: `item 「${v.item}」 stands in a ${v.kind} section but gives ${v.value}`,
  }),
  'kind-reversed': (v) => ({
    zh: `项目「${v.name}」写的是${v.kind}，其中每一项的正负号却都相反`,
    en: `the section 「${v.name}」 is a ${v.kind}, but every item in it has the other sign`,
    ...hint('核对 kind', 'check its kind'),
  }),
  'direction-reversed': (v) => ({
    zh: `写的是${v.direction}，每一项分值的正负号却都相反`,
    en: `it says ${v.direction}, but every item has the other sign`,
    ...hint('核对 direction', 'check the direction'),
  }),
  'grade-order': (v) => ({
    zh: `等级${v.lower}的下限${v.value}没有排在等级${v.upper}之后`,
    en: `the limit ${v.value} of grade ${v.lower} does not come after that of grade ${v.upper}`,
    ...hint('等级从优到劣排列', 'order the grades from best to worst'),
  }),
  'grade-open-end': (v) => ({
    zh: `等级「${v.grade}」${v.zh}`,
    en: `grade 「${v.grade}」 ${v.en}`,
  }),
  'clamp-order': (v) => ({
    zh: `得分下限${v.min}高于上限${v.max}`,
    en: `the lowest score ${v.min} lies above the highest ${v.max}`,
  }),
  'validity-shape': () => ({
    zh: '保存期限须写 years 或 months 之一',
    en: 'a validity needs one of years and months',
  }),
  'measures-shape': (v) => ({
    zh: `等级「${v.grade}」的措施须写 list、inherits 或 none`,
    en: `the measures of grade 「${v.grade}」 need list, inherits or none`,
  }),
  'reading-chosen': (v) => ({
    zh: `解释口径「${v.reading}」的备选「${v.alternative}」与现行口径同名`,
    en: `the alternative 「${v.alternative}」 of reading 「${v.reading}」 has the name of the chosen one`,
  }),
  'reading-breaks': (v) => ({
    zh: `改用解释口径「${v.reading}」的「${v.alternative}」后：${v.zh}`,
    en: `with reading 「${v.reading}」 switched to 「${v.alternative}」: ${v.en}`,
  }),
  'edit-shape': (v) => ({
    zh: `一处修改须是 set、add、remove、move 之一，这里有「${v.keys}」`,
    en: `an edit is exactly one of set, add, remove, move; here: 「${v.keys}」`,
  }),
  'edit-path': (v) => ({
    zh: `找不到「${v.path}」中的「${v.part}」`,
    en: `「${v.part}」 of 「${v.path}」 is not there`,
    ...hint('核对位置', 'check the path'),
  }),
  'edit-clash': (v) => ({
    zh: `解释口径「${v.first}」和「${v.second}」改同一处「${v.path}」，不能同时改用`,
    en: `the readings 「${v.first}」 and 「${v.second}」 change the same place 「${v.path}」 and cannot be switched together`,
  }),
  // Requests
  'json-syntax': (v) =>
    v.value === ''
      ? { zh: '不是有效的JSON：内容不完整', en: 'not valid JSON: it ends too early' }
      : { zh: `不是有效的JSON：「${v.value}」`, en: `not valid JSON: 「${v.value}」` },
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
  'date-impossible': (v) => ({
    zh: `日期「${v.value}」不存在`,
    en: `there is no such date as 「${v.value}」`,
    ...hint('写成 YYYY-MM-DD', 'write YYYY-MM-DD'),
  }),
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
    zh: `信息类型「${v.value}」不在评价标准中`,
    en: `the record type 「${v.value}」 is not in the standard`,
    ...(v.nearest
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
  'fact-unknown': (v) => ({
    zh: `事实「${v.fact}」不在评价标准中`,
    en: `the fact 「${v.fact}」 is not in the standard`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('删去，或核对写法', 'remove it or check its spelling')),
  }),
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
    ...(v.nearest ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`) : {}),
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
    zh: `没有版本「${v.value}」`,
    en: `there is no version 「${v.value}」`,
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
  // Lints, in a file of their own
  ...LINTS,
  // Populations and simulations, in a file of their own
  ...POPULATIONS,
  // Worked cases
  'case-differs': (v) => ({
    zh: `案例「${v.case}」${v.under}的${v.part}应为${v.expected}，实为${v.actual}`,
    en: `case 「${v.case}」${v.under}: ${v.part} should be ${v.expected} but is ${v.actual}`,
  }),
  'case-shape': (v) => ({
    zh: `案例「${v.case}」的${v.path}：${v.zh}`,
    en: `case 「${v.case}」, ${v.path}: ${v.en}`,
  }),
  'case-coverage': (v) => ({
    zh: `没有案例涉及${v.kindZh}「${v.id}」`,
    en: `no case touches the ${v.kind} 「${v.id}」`,
  }),
} satisfies Record<string, Words>
