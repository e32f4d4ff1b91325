// Words of switching readings for a try.
import type { Catalogue } from '../base/say.ts'

export const SWITCHED = {
  plain: { zh: '口径：默认', en: 'Readings: as chosen' },
  some: (n: number) => ({ zh: `口径：改用${n}处`, en: `Readings: ${n} switched` }),
  under: (version: string, n: number) => ({
    zh: `${version}（改用${n}处口径）`,
    en: `${version} (${n} ${n === 1 ? 'reading' : 'readings'} switched)`,
  }),
  back: { zh: '恢复默认口径', en: 'Back to the chosen readings' },
  chosen: (text: string) => ({ zh: `默认：${text}`, en: `as chosen: ${text}` }),
} satisfies Catalogue
