// Two people, one draft.
import type { Catalogue } from '../base/say.ts'

export const CONFLICT = {
  title: { zh: '这份草稿已有他人的修改', en: 'Somebody else has changed this draft' },
  note: {
    zh: '逐项选择留下哪一个。只有一方改动的地方，保留改动的内容。',
    en: 'Choose one by one. Where only one of you changed something, that change stays.',
  },
  theirsOnly: (n: number) => ({
    zh: `他人另有${n}处修改：`,
    en: `${n} further change${n === 1 ? '' : 's'} by the other person:`,
  }),
  nothingMine: {
    zh: '你没有未保存的修改，可以直接取用最新内容。',
    en: 'You have no unsaved changes; the newest content can be taken.',
  },
  mine: { zh: '我的', en: 'Mine' },
  theirs: { zh: '他人的', en: 'Theirs' },
  unchanged: { zh: '没有改动这一处', en: 'left as it was' },
  open: (n: number) => ({
    zh: `还有${n}处没有选择`,
    en: `${n} ${n === 1 ? 'place is' : 'places are'} still to be chosen`,
  }),
  later: { zh: '以后再定', en: 'Later' },
  settle: { zh: '按所选写入草稿', en: 'Write the choice into the draft' },
  step: { zh: '合并他人的修改', en: 'merge the other changes' },
} satisfies Catalogue
