// Words of the page that compares two versions.
import type { Catalogue } from '../base/say.ts'

export const COMPARE = {
  title: (from: string, to: string) => ({ zh: `${from}与${to}对照`, en: `${from} and ${to}` }),
  from: { zh: '修改前', en: 'Before' },
  to: { zh: '修改后', en: 'After' },
  swap: { zh: '对调', en: 'Swap' },
  view: { zh: '对照方式', en: 'View' },
  sentences: { zh: '逐句', en: 'Sentences' },
  table: { zh: '新旧条文对照表', en: 'Wording side by side' },
  source: { zh: '源文本', en: 'Source' },
  same: { zh: '两个版本的内容相同。', en: 'The two versions say the same.' },
  sameVersion: { zh: '选两个不同的版本来对照。', en: 'Choose two different versions.' },
  broken: {
    zh: '有一个版本还有须处理的问题，只能对照源文本。',
    en: 'One of the versions has problems that must be dealt with: only the sources can be compared.',
  },
  count: (n: number) => ({ zh: `共${n}处修改`, en: `${n} change${n === 1 ? '' : 's'}` }),
  number: { zh: '序号', en: 'No.' },
  clause: { zh: '条款', en: 'Clause' },
  reason: { zh: '修改理由', en: 'Reason' },
  none: { zh: '（无）', en: '(none)' },
  sourceNote: {
    zh: '左为修改前，右为修改后；相同的部分折起。',
    en: 'Old on the left, new on the right; what is the same is folded.',
  },
  sourceNoteNarrow: {
    zh: '修改前在上，修改后在下；相同的部分折起。',
    en: 'Old above, new below; what is the same is folded.',
  },
  unchangedLines: { zh: '$行相同', en: '$ unchanged lines' },
  sourceOld: { zh: '修改前的源文本', en: 'Source before' },
  sourceNew: { zh: '修改后的源文本', en: 'Source after' },
} satisfies Catalogue
