// The one catalogue of problems: lints, for what is well formed and still likely to be meant
// otherwise. `rules/README.md` has a line for each of them.
import { hint, type Words } from './form.ts'
import type { Text } from './problem.ts'

type Bound = string | number | undefined

function rangeZh(least: Bound, most: Bound): string {
  if (most === undefined) return `不会小于${least}分`
  return least === undefined ? `不会大于${most}分` : `只能在${least}分至${most}分左右`
}

function range(least: Bound, most: Bound): string {
  if (most === undefined) return `at ${least} or above`
  return least === undefined ? `at ${most} or below` : `around ${least} to ${most}`
}

// What an item counts, or where a grade ends.
function printedDiffers({ value, of, ceiling }: Record<string, string | number>): Text {
  const n = Math.abs(Number(value))
  if (of) return { zh: `的界限是${n}分`, en: `has its limit at ${n}` }
  if (ceiling) return { zh: `的上限是${n}分`, en: `has a limit of ${n} points` }
  return { zh: `现用${n}分`, en: `counts ${n} points` }
}

export const LINTS = {
  'score-between-grades': (v) => ({
    zh: `${v.grade}级印到${v.printedTo}分，${v.better}级从${v.from}分起，得分${v.score}落在中间：${v.sum}（第${v.rows}项）`,
    en: `grade ${v.grade} is printed up to ${v.printedTo} and ${v.better} begins at ${v.from}, but a score can be ${v.score}: ${v.sum} (items ${v.rowsEn})`,
    ...hint(
      '用解释口径写明归哪一级，并在 answers 中写 score-between-grades',
      'say in a reading which grade it takes, with answers: score-between-grades',
    ),
  }),
  'score-any-hundredth': (v) => ({
    zh: `第${v.rows}项按录入的分值计，能得出每一个0.01分，相邻两级之间的得分（如${v.example}）都可能出现`,
    en: `item ${v.rowsEn} takes the points recorded, so every hundredth can be reached, also between two printed grades (${v.example}, say)`,
    ...hint(
      '用解释口径写明归哪一级，并在 answers 中写 score-any-hundredth',
      'say in a reading which grade it takes, with answers: score-any-hundredth',
    ),
  }),
  'printed-gap': (v) => ({
    zh: `${v.grade}级印到${v.printedTo}分，${v.better}级从${v.from}分起，中间的整分没有等级`,
    en: `grade ${v.grade} is printed up to ${v.printedTo} and ${v.better} begins at ${v.from}: whole points between them have no grade`,
    ...hint('核对两级的分数段', 'check the bands of both grades'),
  }),
  'printed-overlap': (v) => ({
    zh: `${v.grade}级印到${v.printedTo}分，${v.better}级却从${v.from}分起，两级重叠`,
    en: `grade ${v.grade} is printed up to ${v.printedTo} although ${v.better} begins at ${v.from}: the two overlap`,
    ...hint('核对两级的分数段', 'check the bands of both grades'),
  }),
  'printed-differs': (v) => ({
    zh: `${v.of ? '等级' : ''}「${v.id}」${printedDiffers(v).zh}，原文印的是「${v.printed}」`,
    en: `${v.of ? 'grade ' : ''}「${v.id}」 ${printedDiffers(v).en}, but its wording reads 「${v.printed}」`,
    ...(v.ceiling
      ? hint(
          '核对上限，或者一并改印刷的分值',
          'check the limit, or change the printed wording, too',
        )
      : hint(
          '核对分值，或者一并改印刷的分值',
          'check the number, or change the printed wording, too',
        )),
  }),
  'wording-differs': (v) => ({
    zh: `「${v.own}」与原文不一致，${v.cite}是「${v.official}」`,
    en: `「${v.own}」 is not the official wording; ${v.cite} reads 「${v.official}」`,
    ...hint('照录原文，错字也不改', 'copy the official wording, misprints included'),
  }),
  'grade-unreachable': (v) => ({
    zh: `等级「${v.grade}」达不到：得分${rangeZh(v.least, v.most)}，也没有直接判定判为该级`,
    en: `grade 「${v.grade}」 cannot be reached: scores lie ${range(v.least, v.most)}, and no determination gives it`,
    ...hint('核对该级的 from 和各项分值', 'check its limit and the points'),
  }),
  'item-without-effect': (v) => ({
    zh: `第${v.row}项「${v.id}」的分值再加再减，也不会使任何得分换一个等级`,
    en: `item ${v.row} 「${v.id}」 never moves a score into another grade, whatever else counts`,
    ...hint('核对分值和各级的界限', 'check its points and the limits of the grades'),
  }),
  'limit-too-small': (v) => ({
    zh: v.section
      ? `「${v.id}」每次至少${v.least}分，超过项目「${v.section}」的上限${v.limit}分`
      : `「${v.id}」每次至少${v.least}分，超过它的上限${v.limit}分`,
    en: v.section
      ? `「${v.id}」 gives at least ${v.least}, more than the limit ${v.limit} of its section 「${v.section}」`
      : `「${v.id}」 gives at least ${v.least} at a time, more than its limit ${v.limit}`,
    ...hint('核对上限和分值', 'check limit and points'),
  }),
  'points-unbounded': (v) => ({
    zh: `第${v.row}项「${v.id}」按「${v.fact}」计分，没有上限，可以一直增加`,
    en: `item ${v.row} 「${v.id}」 counts by 「${v.fact}」 without a limit and can grow for ever`,
    ...hint('写上 limit，或者用解释口径、dismissals 说明', 'write a limit, or answer it'),
  }),
  'condition-never': (v) => ({
    zh: `条件「${v.condition}」不可能成立`,
    en: `the condition 「${v.condition}」 can never hold`,
    ...hint('核对界限和事实的取值范围', 'check its limits and the range of the fact'),
  }),
  'condition-contradiction': (v) => ({
    zh: `「${v.second}」与「${v.first}」不可能同时成立`,
    en: `「${v.second}」 can never hold together with 「${v.first}」`,
    ...hint('改其中一处，或者改用 any', 'change one of them, or use any'),
  }),
  'condition-always': (v) => ({
    zh: `条件「${v.condition}」总是成立`,
    en: `the condition 「${v.condition}」 always holds`,
    ...hint('删去，或者核对界限', 'remove it, or check its limits'),
  }),
  'condition-shadowed': (v) => ({
    zh: `「${v.part}」不起作用：符合它的都已符合「${v.by}」`,
    en: `「${v.part}」 decides nothing: whatever meets it already meets 「${v.by}」`,
    ...hint('删去一处，或者改用 all', 'remove one, or use all'),
  }),
  'condition-implied': (v) => ({
    zh: `「${v.part}」不起作用：符合「${v.by}」的都符合它`,
    en: `「${v.part}」 decides nothing: whatever meets 「${v.by}」 meets it`,
    ...hint('删去一处，或者改用 any', 'remove one, or use any'),
  }),
  'condition-unused': (v) => ({
    zh: `条件「${v.id}」没有用到`,
    en: `the condition 「${v.id}」 is not used`,
    ...hint('删去，或者在规则中引用', 'remove it, or use it in a rule'),
  }),
  'fact-unused': (v) => ({
    zh: `事实「${v.id}」没有用到`,
    en: `the fact 「${v.id}」 is not used`,
    ...hint('删去，或者在规则中使用', 'remove it, or use it in a rule'),
  }),
  'tier-overlap': (v) => ({
    zh: `「${v.item}」与「${v.other}」重叠：「${v.fact}」为${v.at}时两项都计`,
    en: `「${v.item}」 and 「${v.other}」 overlap: both count when 「${v.fact}」 is ${v.at}`,
    ...hint(
      '给其中一项写上界限，或者写 onTopOf、sameRecord: highest',
      'bound one of them, or say onTopOf or sameRecord: highest',
    ),
  }),
  'tier-gap': (v) => ({
    zh: `「${v.other}」与「${v.item}」之间有空档：「${v.fact}」为${v.from === v.to ? v.from : `${v.from}～${v.to}`}时两项都不计`,
    en: `there is a gap between 「${v.other}」 and 「${v.item}」: neither counts when 「${v.fact}」 is ${v.from === v.to ? v.from : `${v.from} to ${v.to}`}`,
    ...hint('核对两项的界限', 'check the limits of both'),
  }),
  'on-top-of-order': (v) => ({
    zh: `第${v.row}项「${v.id}」另加在第${v.baseRow}项「${v.base}」上，却排在它前面`,
    en: `item ${v.row} 「${v.id}」 adds to item ${v.baseRow} 「${v.base}」 but stands before it`,
    ...hint('移到所加的那一项之后', 'move it behind the item it adds to'),
  }),
  'on-top-of-never': (v) => ({
    zh: `「${v.id}」另加在「${v.base}」上，两项的条件却不可能同时成立`,
    en: `「${v.id}」 adds to 「${v.base}」, but their conditions never hold together`,
    ...hint('核对两项的条件', 'check both conditions'),
  }),
  'text-cut': (v) => ({
    zh: `「${v.value}」后面的「${v.comment}」成了注释，不在文字里`,
    en: `「${v.comment}」 behind 「${v.value}」 is a comment and no part of the text`,
    ...hint(
      '是原文的，整个加双引号；是注释的，移到上一行',
      'put the whole in double quotes if it is text; a comment goes on the line above',
    ),
  }),
  'quotes-kept': (v) => ({
    zh: `「${v.value}」两端的中文引号成了文字`,
    en: `the Chinese quotes around 「${v.value}」 are part of the text`,
    ...hint(`写成 "${v.bare}"，或者不加引号`, `write "${v.bare}", or no quotes`),
  }),
  'list-parted': (v) => ({
    zh: `「${v.value}」是一个取值：「${v.mark}」是全角的，没有把它分开`,
    en: `「${v.value}」 is one value: 「${v.mark}」 is full-width and does not part it`,
    ...hint(
      `写成 ${v.write}；确实是一个取值的，加双引号`,
      `write ${v.write}; put it in double quotes if it is one value`,
    ),
  }),
  'item-twice': (v) => ({
    zh: `「${v.id}」的评价内容与「${v.other}」相同`,
    en: `「${v.id}」 has the same text as 「${v.other}」`,
    ...hint('删去一项，或者改评价内容', 'remove one, or rewrite its text'),
  }),
  'determination-shadowed': (v) => ({
    zh: `直接判定「${v.id}」（${v.grade}）不起作用：符合它的都已由「${v.other}」判为${v.otherGrade}`,
    en: `the determination 「${v.id}」 (${v.grade}) decides nothing: 「${v.other}」 already gives ${v.otherGrade} wherever it holds`,
    ...hint('删去，或者改条件', 'remove it, or change its condition'),
  }),
  'determination-idle': (v) => ({
    zh: `直接判定「${v.id}」判为最好的${v.grade}级，取较差的一级时从不起作用`,
    en: `the determination 「${v.id}」 gives the best grade ${v.grade}, which the worse of two never is`,
    ...hint('改等级，或者改 combine', 'change the grade, or combine'),
  }),
  'determination-mixed': (v) => ({
    zh: `直接判定「${v.id}」既看主体又看信用信息：对每条信用信息判断，没有信用信息的主体不会被判定`,
    en: `the determination 「${v.id}」 reads subject and record: it is asked of each record, and a subject without records is never determined`,
    ...hint('拆成两条，一条只看主体', 'split it in two, one of the subject alone'),
  }),
  'grade-without-measures': (v) => ({
    zh: `等级「${v.grade}」没有写措施`,
    en: `grade 「${v.grade}」 has no measures`,
    ...hint('写 list，或者写 none 和理由', 'write list, or none with the reason'),
  }),
  'measures-missing': (v) => ({
    zh: `没有写措施，${v.count}个等级都没有`,
    en: `there are no measures, for none of the ${v.count} grades`,
    ...hint(
      '写 measures；没有措施的等级写 none 和理由',
      'write measures, with none for grades that have none',
    ),
  }),
  'clause-unknown': (v) => ({
    zh: `官方文本中没有条款「${v.cite}」`,
    en: `the official texts have no clause 「${v.cite}」`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('核对条款', 'check the clause')),
  }),
  'clause-without-rule': (v) => ({
    zh: `${v.count}个条款既没有写对应的规则，也没有写理由：${v.clauses}`,
    en: `${v.count} clauses name neither rules nor a reason: ${v.clauses}`,
    ...hint(
      '在官方文本的文件中补上 rules 或 reason',
      'add rules or reason in the file of the text',
    ),
  }),
  'clause-rule-gone': (v) => ({
    zh: `官方文本有${v.count}处对应的规则不在标准中：${v.rules}`,
    en: `the official texts name ${v.count} rule${v.count === 1 ? '' : 's'} that the standard does not have: ${v.rules}`,
    ...hint(
      '有意停用的，写明理由；改了编号的，改官方文本文件中的对应',
      'answer it if it was stopped on purpose; else mend the id or what its clause names in the file of the text',
    ),
  }),
  'clause-of-another': (v) => ({
    zh: v.own
      ? `「${v.id}」的依据写的是${v.cite}，官方文本中对应它的条款是${v.own}`
      : `「${v.id}」的依据写的是${v.cite}，这个条款对应的规则却是${v.rules}`,
    en: v.own
      ? `「${v.id}」 cites ${v.cite}, but the clause that names it is ${v.own}`
      : `「${v.id}」 cites ${v.cite}, but that clause names ${v.rules}`,
    ...hint(
      '核对依据，或者改官方文本文件中的对应',
      'check what it cites, or what the clause names in the file of the text',
    ),
  }),
  'subject-named': (v) => ({
    zh: `规则中写了一个主体的代码「${v.value}」`,
    en: `the rules contain the code of a subject, 「${v.value}」`,
    ...hint('规则对所有主体一样，删去代码', 'rules are the same for everybody: remove the code'),
  }),
  'source-unread': (v) => ({
    zh: `读不到官方文本「${v.value}」，没有核对条款`,
    en: `the official text 「${v.value}」 cannot be read, so clauses are not checked`,
    ...hint('核对 file', 'check the file'),
  }),
  'effective-date-missing': (v) => ({
    zh: `版本「${v.version}」没有写施行日期`,
    en: `version 「${v.version}」 has no effective date`,
    ...hint('写上 effectiveFrom', 'write effectiveFrom'),
  }),
  'parts-gone': (v) => ({
    zh: `与${v.version}相比少了${v.zh}，从「${v.first}」到「${v.last}」`,
    en: `compared with ${v.version}, ${v.en} are gone, from 「${v.first}」 to 「${v.last}」`,
    ...hint('核对文件是否不完整', 'check whether the file is complete'),
  }),
  'answer-unmatched': (v) => ({
    zh: v.at ? `没有提醒「${v.lint}」在「${v.at}」，不必答复` : `没有提醒「${v.lint}」，不必答复`,
    en: v.at
      ? `there is no warning 「${v.lint}」 at 「${v.at}」 to answer`
      : `there is no warning 「${v.lint}」 to answer`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('删去，或者核对代码和位置', 'remove it, or check code and place')),
  }),
  'dismissal-expired': (v) => ({
    zh: `对「${v.lint}」在「${v.at}」的答复到${v.until}为止，${v.asOf}已经失效`,
    en: `the dismissal of 「${v.lint}」 at 「${v.at}」 ran until ${v.until} and no longer stands on ${v.asOf}`,
    ...hint('重新答复，或者改正所提醒的地方', 'dismiss it anew, or mend what it is about'),
  }),
} satisfies Record<string, Words>
