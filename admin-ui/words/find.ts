// Finding anything, and the keys.
import type { Catalogue } from '../base/say.ts'

export const FIND = {
  title: { zh: '查找', en: 'Find' },
  placeholder: {
    zh: '评分项、版本、页面；可以用拼音首字母',
    en: 'Items, versions, pages; pinyin initials work',
  },
  none: { zh: '没有找到。', en: 'Nothing found.' },
  page: { zh: '页面', en: 'Page' },
  version: { zh: '版本', en: 'Version' },
  item: (n: string) => ({ zh: `第${n}项`, en: `item ${n}` }),
} satisfies Catalogue

export const KEYS = {
  title: { zh: '按键', en: 'Keys' },
  find: { zh: '查找', en: 'Find' },
  undo: { zh: '撤销、重做', en: 'Undo, redo' },
  rows: { zh: '在表格中移动，进入编辑，离开', en: 'Move in the table, edit, leave' },
  items: { zh: '上一项、下一项', en: 'Previous, next item' },
  columns: { zh: '到条文、评分项、影响', en: 'To statute, items, impact' },
  view: { zh: '表单和源文本', en: 'Form and source' },
  problem: { zh: '到问题', en: 'To the problems' },
  primary: { zh: '本页的主要操作', en: 'The main act of the page' },
  slider: { zh: '分数尺移动1分、5分、0.5分', en: 'Move on the rule by 1, 5, 0.5' },
} satisfies Catalogue
