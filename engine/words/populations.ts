// The one catalogue of problems: populations, their import, and simulations.
import { hint, type Words } from './form.ts'

export const POPULATIONS = {
  'population-empty': () => ({
    zh: '样本里没有主体',
    en: 'the population has no subjects',
    ...hint('换一个样本', 'choose another population'),
  }),
  'population-subject-unknown': (v) => ({
    zh: `样本里有类型「${v.value}」的主体，版本${v.version}没有这个类型`,
    en: `the population has subjects of type 「${v.value}」, which ${v.version} does not know`,
    ...hint('样本与评价标准须是同一套', 'the population must belong to the standard'),
  }),
  'population-type-unknown': (v) => ({
    zh: `样本里有${v.count}条「${v.value}」类型的信用信息，版本${v.version}没有这个类型，其他类型也都没有`,
    en: `the population has ${v.count} records of type 「${v.value}」, which ${v.version} does not know, nor any other type of it`,
    ...hint('样本与评价标准须是同一套', 'the population must belong to the standard'),
  }),
  'population-fact-unknown': (v) => ({
    zh: `样本里有${v.count}处填了事实「${v.fact}」，版本${v.version}没有声明它`,
    en: `the population gives the fact 「${v.fact}」 ${v.count} times, which ${v.version} does not declare`,
    ...hint('在 facts 中保留该事实', 'keep it under facts'),
  }),
  'population-fact-kind': (v) => ({
    zh: `事实「${v.fact}」在样本里与在版本${v.version}里种类不同`,
    en: `the fact 「${v.fact}」 is of another kind in the population than in ${v.version}`,
  }),
  'population-value': (v) => ({
    zh: `样本里事实「${v.fact}」有取值「${v.value}」，版本${v.version}不允许`,
    en: `the population holds 「${v.value}」 for the fact 「${v.fact}」, which ${v.version} does not allow`,
  }),
  'population-file': (v) => ({
    zh: `「${v.value}」不是主体样本文件`,
    en: `「${v.value}」 is no population file`,
    ...hint('先用 population generate 或 import 生成', 'make one by population generate or import'),
  }),
  'population-damaged': (v) => ({
    zh: `主体样本文件「${v.value}」已损坏，内容与校验码不符`,
    en: `the population file 「${v.value}」 is damaged: its bytes do not match their hash`,
    ...hint('从备份取回，或重新导入', 'restore it or import again'),
  }),
  'file-unwritable': (v) => ({
    zh: `不能写文件「${v.value}」（${v.code}）`,
    en: `the file 「${v.value}」 cannot be written (${v.code})`,
    ...hint('核对路径和权限', 'check the path and the permissions'),
  }),
  'csv-syntax': (v) => ({
    zh: `表格写法有误：${v.zh}`,
    en: `the table is not well formed: ${v.en}`,
  }),
  'table-empty': () => ({ zh: '文件里没有表头', en: 'the file has no header' }),
  'table-alone': (v) => ({
    zh:
      v.given === 'record'
        ? '这是信用信息表，还缺主体表'
        : v.given === 'subject'
          ? '这是主体表，还缺信用信息表'
          : '只有一个表，应有主体和信用信息两个表',
    en:
      v.given === 'record'
        ? 'this is the table of records, and the table of subjects is missing'
        : v.given === 'subject'
          ? 'this is the table of subjects, and the table of records is missing'
          : 'this is one table, and there must be two: subjects and records',
    ...(v.given === 'record'
      ? hint(
          `两个表一起导入，主体表在前，列有 ${v.columns} 等`,
          `import both, subjects first; their columns are ${v.columns} and more`,
        )
      : v.given === 'subject'
        ? hint(
            `两个表一起导入，主体表在前；信用信息表的列有 ${v.columns} 等，没有信用信息的只写表头`,
            `import both, subjects first; the columns of records are ${v.columns} and more; without any records give the header alone`,
          )
        : hint('两个表一起导入，主体表在前', 'import both, subjects first')),
  }),
  'table-too-large': (v) => ({
    zh: `工作表有${v.count}行，超过${v.most}行`,
    en: `the sheet has ${v.count} rows, more than ${v.most}`,
    ...hint('另存为CSV再导入', 'save it as CSV and import that'),
  }),
  'encoding-unknown': () => ({
    zh: '既不是UTF-8也不是GB18030编码',
    en: 'this is neither UTF-8 nor GB18030',
    ...hint('另存为UTF-8', 'save it as UTF-8'),
  }),
  'uscc-wrong': (v) => ({
    zh: `「${v.value}」不是有效的统一社会信用代码（18位，最后一位为校验码）`,
    en: `「${v.value}」 is no valid unified social credit code (18 characters, the last a check digit)`,
    ...hint('核对原件，系统不代为更正', 'look at the original; nothing is repaired'),
  }),
  'subject-duplicate': (v) => ({
    zh: `主体「${v.id}」出现两次，第一次在第${v.first}行`,
    en: `the subject 「${v.id}」 occurs twice, first on line ${v.first}`,
  }),
  'subject-missing': (v) => ({
    zh: `没有主体「${v.id}」`,
    en: `there is no subject 「${v.id}」`,
    ...hint('在主体表中补上', 'add it to the table of subjects'),
  }),
  'row-duplicate': (v) => ({
    zh: `同一主体的信用信息编号「${v.id}」用了两次，第一次在第${v.first}行`,
    en: `a subject has the record id 「${v.id}」 twice, first on line ${v.first}`,
  }),
  'population-missing': (v) => ({
    zh: `没有主体样本「${v.value}」，或者它还没有完成`,
    en: `there is no population 「${v.value}」, or it is not ready`,
  }),
  'simulation-missing': (v) => ({
    zh: `没有影响模拟「${v.value}」`,
    en: `there is no simulation 「${v.value}」`,
  }),
  'simulation-unfinished': () => ({
    zh: '影响模拟还没有完成',
    en: 'the simulation is not finished',
    ...hint('完成后再看', 'look again once it is'),
  }),
  'simulation-finished': () => ({
    zh: '影响模拟已经结束，不能停止或者改变',
    en: 'the simulation has ended and can be neither stopped nor changed',
  }),
  'simulation-also': () => ({
    zh: '这次模拟没有比较第三个版本',
    en: 'this simulation compares no third version',
    ...hint('去掉 of=also', 'leave out of=also'),
  }),
  'simulation-too-large': () => ({
    zh: '结果太大，存不下',
    en: 'the result is too large to be kept',
    ...hint(
      '样本里的区、县（市）太多，多半是填了地址',
      'the population has too many districts; most likely addresses were put there',
    ),
  }),
  'population-in-use': () => ({
    zh: '还有影响模拟正在使用这个样本',
    en: 'a simulation still goes over this population',
    ...hint('等它结束，或者先停止它', 'wait until it ends, or stop it first'),
  }),
  'preview-superseded': () => ({
    zh: '已有更新的修改，这一次不再计算',
    en: 'a newer edit has taken the place of this one',
  }),
  'queue-full': () => ({
    zh: '正在等候的太多',
    en: 'too many are waiting',
    ...hint('稍后再试', 'try again in a moment'),
  }),
} satisfies Record<string, Words>
