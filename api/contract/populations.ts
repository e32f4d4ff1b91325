// Populations: what may be asked of them, and what comes back.
import { Type } from 'typebox'
import { CivilDate, closed } from '../../engine/schema/words.ts'
import { Hash, Instant } from './common.ts'
import { answer, input, orNull } from './define.ts'
import { Count, Id, JobState } from './jobs.ts'

export const PopulationParams = input('PopulationParams', closed({ population: Id }, '主体样本'))
export const PopulationSubject = input(
  'PopulationSubject',
  closed({ population: Id, n: Type.String({ pattern: '^\\d{1,9}$' }) }, '样本中的主体'),
)

export const MakePopulation = input(
  'MakePopulation',
  closed(
    {
      name: Type.String({ minLength: 1, maxLength: 100, title: '名称' }),
      generate: closed(
        {
          size: Type.Integer({ minimum: 1, maximum: 5_000_000, title: '主体数' }),
          seed: Type.Integer({ minimum: 0, maximum: 1_000_000_000, title: '种子' }),
          asOf: CivilDate,
        },
        '生成一座虚构城市',
      ),
    },
    '新的主体样本',
  ),
)

export const Population = answer(
  'Population',
  closed(
    {
      id: Id,
      name: Type.String(),
      ruleset: Type.String(),
      state: JobState,
      progress: Type.Number({ minimum: 0, maximum: 1 }),
      size: Count,
      records: orNull(Count),
      asOf: CivilDate,
      hash: orNull(Hash),
      createdAt: Instant,
      quality: Type.Array(
        closed(
          { code: Type.String(), zh: Type.String(), en: Type.String(), count: Count },
          '数据质量',
        ),
      ),
    },
    '主体样本',
  ),
)
export const PopulationList = answer(
  'PopulationList',
  closed({ populations: Type.Array(Population) }, '主体样本，新的在前'),
)
