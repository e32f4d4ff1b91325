// The one catalogue of problems: rules that do not have the shape of the format.
import { hint, type Words } from './form.ts'

export const SHAPES = {
  'type-wrong': (v) => ({
    zh: v.empty ? `没有写内容，应为${v.expectedZh}` : `「${v.value}」应为${v.expectedZh}`,
    en: v.empty
      ? `nothing is written; it should be ${v.expected}`
      : `「${v.value}」 should be ${v.expected}`,
    ...(v.half
      ? v.half === v.value
        ? hint(`去掉引号，写成 ${v.half}`, `write ${v.half} without quotes`)
        : hint(`用半角、不加引号，写成 ${v.half}`, `write ${v.half}, half-width and without quotes`)
      : v.precise
        ? hint(
            '至多保留两位小数，系统不代为舍入',
            'keep two decimals at most; nothing is rounded for you',
          )
        : v.bare
          ? hint(`只写数，写成 ${v.bare}`, `write the number alone: ${v.bare}`)
          : v.shape
            ? hint(`写成 ${v.shape}`, `write ${v.shape}`)
            : v.plain
              ? hint(`写成 ${v.plain}`, `write ${v.plain}`)
              : v.several
                ? hint('几个值的用 in 或 notIn', 'use in or notIn for several values')
                : v.lines
                  ? hint('一行一个主体，不写成列表', 'write one subject a line, not a list')
                  : v.empty
                    ? hint('写上内容，或者删去这个键', 'write it, or remove the key')
                    : {}),
  }),
  'key-missing': (v) => ({ zh: `缺少「${v.key}」`, en: `「${v.key}」 is missing` }),
  'key-unknown': (v) => ({
    zh: v.elsewhere ? `「${v.key}」不能写在这里` : `不认识「${v.key}」`,
    en: v.elsewhere ? `「${v.key}」 does not stand here` : `「${v.key}」 is not known here`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : v.allowed
        ? hint(
            `${v.elsewhere ? '删去，或者移到它该在的一级' : '删去，或核对写法'}；这里可写 ${v.allowed}`,
            `${v.elsewhere ? 'remove it, or move it to its own level' : 'remove it or check its spelling'}; allowed here: ${v.allowed}`,
          )
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
    ...(v.half
      ? hint(`用半角写成 ${v.half}`, `write ${v.half} in half-width characters`)
      : v.day
        ? hint(`写成 ${v.day}`, `write ${v.day}`)
        : {}),
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
    ...hint('至多写两位小数', 'write at most two decimals'),
  }),
  'points-size': (v) => ({
    zh: `评分项「${v.item}」的分值可能大到不能精确相加`,
    en: `item 「${v.item}」 could give more points than can be added exactly`,
    ...hint('给相乘的事实写上 max', 'give a max to the fact it multiplies by'),
  }),
  'id-duplicate': (v) => ({
    zh: `编号「${v.id}」用了两次，已见于${v.first}`,
    en: `the id 「${v.id}」 is used twice, already at ${v.firstEn ?? v.first}`,
    ...hint('改其中一个', 'change one of them'),
  }),
  'fact-undeclared': (v) => ({
    zh: `事实「${v.fact}」没有声明`,
    en: `the fact 「${v.fact}」 is not declared`,
    ...(v.condition
      ? hint(
          `「${v.condition}」是有名字的条件，写成 { condition: ${v.condition} }`,
          `「${v.condition}」 is a named condition: write { condition: ${v.condition} }`,
        )
      : v.nearest
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
    ...(v.write ? hint(`写成 ${v.write}`, `write ${v.writeEn ?? v.write}`) : {}),
  }),
  'comparison-missing': (v) => ({
    zh: `条件只写了事实「${v.fact}」，没有写怎样比较`,
    en: `the condition names the fact 「${v.fact}」 but no comparison`,
    ...hint(
      '加上 is、atLeast、lessThan 等；真假值写 is: true',
      'add is, atLeast, lessThan or another; for true or false write is: true',
    ),
  }),
  'choice-unknown': (v) => ({
    zh: `「${v.value}」不是事实「${v.fact}」可取的值`,
    en: `「${v.value}」 is not a value of the fact 「${v.fact}」`,
    ...(v.nearest
      ? hint(
          `是否想写「${v.nearest}」；可取：${v.allowed}`,
          `did you mean 「${v.nearest}」; allowed: ${v.allowed}`,
        )
      : hint(`可取：${v.allowed}`, `allowed: ${v.allowed}`)),
  }),
  'reference-unknown': (v) => ({
    zh: `${v.kindZh}「${v.id}」不存在`,
    en: `there is no ${v.kind} 「${v.id}」`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : v.allowed
        ? hint(`可取：${v.allowed}`, `allowed: ${v.allowed}`)
        : v.fact
          ? hint(
              `「${v.fact}」是事实，写成 { fact: ${v.fact}, 比较 }`,
              `「${v.fact}」 is a fact: write { fact: ${v.fact}, a comparison }`,
            )
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
    ...hint(
      '上限与同一项目的分值同号，不写0',
      'a limit has the sign of the points in its section, and is not 0',
    ),
  }),
  'points-sign': (v) => ({
    zh: `评分项「${v.item}」在${v.kindZh}项目中，分值却是${v.value}`,
    en: `item 「${v.item}」 stands in a ${v.kind} section but gives ${v.value}`,
    ...(Number(v.value) === 0
      ? hint('写上不为0的分值', 'give it points other than 0')
      : hint(
          `正负号反了，写成 ${-Number(v.value)}；或者移到另一类项目`,
          `the sign is the wrong way round: write ${-Number(v.value)}, or move it to a section of the other kind`,
        )),
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
    zh: `等级${v.lower}的${v.higher ? '下' : '上'}限${v.value}没有${v.higher ? '小' : '大'}于等级${v.upper}的${v.before}`,
    en: `the ${v.higher ? 'lower' : 'upper'} limit ${v.value} of grade ${v.lower} is not ${v.higher ? 'below' : 'above'} the ${v.before} of grade ${v.upper}`,
    ...(v.higher
      ? hint(
          '分高为好，等级从优到劣排列，from 依次变小',
          'higher is better: from best to worst, each from is smaller',
        )
      : hint(
          '分低为好，等级从优到劣排列，from 依次变大',
          'lower is better: from best to worst, each from is larger',
        )),
  }),
  'grade-open-end': (v) => ({
    zh: `等级「${v.grade}」${v.zh}`,
    en: `grade 「${v.grade}」 ${v.en}`,
  }),
  'clamp-order': (v) => ({
    zh: `得分下限${v.min}高于上限${v.max}`,
    en: `the lowest score ${v.min} lies above the highest ${v.max}`,
    ...hint('min 不大于 max；写反的，两个数对调', 'min is at most max: swap the two'),
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
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('核对位置', 'check the path')),
  }),
  'edit-clash': (v) => ({
    zh: `解释口径「${v.first}」和「${v.second}」改同一处「${v.path}」，不能同时改用`,
    en: `the readings 「${v.first}」 and 「${v.second}」 change the same place 「${v.path}」 and cannot be switched together`,
  }),
} satisfies Record<string, Words>
