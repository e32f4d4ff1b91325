// Captions of the page that shows the parts; its figures are marked as samples.
import type { Catalogue } from '../base/say.ts'

export const SAMPLE = {
  title: { zh: '界面零件', en: 'Parts of the interface' },
  note: {
    zh: '以下数字均为示例，用来看样式。',
    en: 'All figures below are samples that show the form.',
  },
  grades: { zh: '等级', en: 'Grades' },
  ramp: (n: number) => ({ zh: `${n}个等级`, en: `${n} grades` }),
  chips: { zh: '版本状态', en: 'States of a version' },
  bands: { zh: '分数尺', en: 'The rule' },
  limits: { zh: '分数线', en: 'Limits' },
  matrix: { zh: '等级变化矩阵', en: 'Matrix' },
  ladder: { zh: '得分阶梯', en: 'Ladder' },
  diff: { zh: '修改语句', en: 'Diff sentences' },
  problems: { zh: '问题', en: 'Problems' },
  statute: { zh: '条文', en: 'Statute' },
  dialog: { zh: '确认', en: 'Confirmation' },
  ask: { zh: '打开确认…', en: 'Open a confirmation…' },
  deduct: { zh: '扣分', en: 'Deduction' },
  controls: { zh: '控件', en: 'Controls' },
  error: { zh: '出错', en: 'Trouble' },
} satisfies Catalogue
