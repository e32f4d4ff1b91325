// Populations: what may be asked of them, and what comes back.
import { Type } from 'typebox'
import { CivilDate, closed } from '../../engine/schema/words.ts'
import { Hash, Instant, ProblemItem } from './common.ts'
import { answer, input, orNull } from './define.ts'
import { Count, Id, JobState } from './jobs.ts'

export const PopulationParams = input('PopulationParams', closed({ population: Id }, '主体样本'))
export const PopulationSubject = input(
  'PopulationSubject',
  closed({ population: Id, n: Type.String({ pattern: '^\\d{1,9}$' }) }, '样本中的主体'),
)

const Name = Type.String({ minLength: 1, maxLength: 100, title: '名称' })

export const MakePopulation = input(
  'MakePopulation',
  closed(
    {
      name: Name,
      generate: Type.Optional(
        closed(
          {
            size: Type.Integer({ minimum: 1, maximum: 5_000_000, title: '主体数' }),
            seed: Type.Integer({ minimum: 0, maximum: 1_000_000_000, title: '种子' }),
            asOf: CivilDate,
          },
          '生成一座虚构城市',
        ),
      ),
      import: Type.Optional(
        closed(
          {
            files: Type.Array(Id, {
              minItems: 1,
              maxItems: 2,
              title: '上传的文件：评价请求（NDJSON），或者主体、信用信息两个表',
            }),
            asOf: CivilDate,
            uscc: Type.Optional(
              Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
                maxItems: 8,
                title: '主体表中填统一社会信用代码的列',
              }),
            ),
            ruleset: Type.Optional(Type.String({ minLength: 1, maxLength: 64, title: '评价标准' })),
          },
          '导入上传的文件',
        ),
      ),
    },
    '新的主体样本：生成和导入二者取一',
  ),
)

export const UploadQuery = input(
  'UploadQuery',
  closed(
    {
      name: Type.String({
        pattern: '^[^/\\\\\\u0000-\\u001f]{1,200}\\.(ndjson|jsonl|csv|xlsx|NDJSON|JSONL|CSV|XLSX)$',
        title: '文件名，以 .ndjson、.jsonl、.csv 或 .xlsx 结尾',
      }),
    },
    '上传的文件',
  ),
)
export const UploadParams = input('UploadParams', closed({ upload: Id }, '上传的文件'))

/** The bytes of a file. */
export const FileBytes = answer('FileBytes', Type.String({ format: 'binary', title: '文件' }))

export const Upload = answer(
  'Upload',
  closed(
    {
      id: Id,
      name: Type.String(),
      bytes: Count,
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      expiresAt: Instant,
    },
    '待导入的文件',
  ),
)

const FileProblem = Type.Intersect([ProblemItem, Type.Object({ file: Type.String() })], {
  title: '文件中的问题',
})

const Origin = Type.Unsafe<
  | { kind: 'generated'; seed: number; size: number }
  | { kind: 'imported'; files: { name: string; sha256: string }[] }
>({
  anyOf: [
    closed({ kind: Type.Literal('generated'), seed: Type.Integer(), size: Count }, '生成的'),
    closed(
      {
        kind: Type.Literal('imported'),
        files: Type.Array(closed({ name: Type.String(), sha256: Type.String() }, '文件')),
      },
      '导入的',
    ),
  ],
  title: '来源',
})

export const Population = answer(
  'Population',
  closed(
    {
      id: Id,
      name: Type.String(),
      ruleset: Type.String(),
      state: JobState,
      progress: Type.Number({ minimum: 0, maximum: 1 }),
      rows: Type.Integer({ minimum: 0, title: '已生成或已读的行数' }),
      size: Count,
      records: orNull(Count),
      asOf: CivilDate,
      origin: Origin,
      hash: orNull(Hash),
      createdAt: Instant,
      quality: Type.Array(
        closed(
          { code: Type.String(), zh: Type.String(), en: Type.String(), count: Count },
          '数据质量',
        ),
      ),
      problems: Type.Array(FileProblem, { title: '没有导入的原因，按行' }),
    },
    '主体样本',
  ),
)
export const PopulationList = answer(
  'PopulationList',
  closed({ populations: Type.Array(Population) }, '主体样本，新的在前'),
)

export const DistrictList = answer(
  'DistrictList',
  closed(
    {
      districts: Type.Array(closed({ id: Type.String(), name: Type.String() }, '区、县（市）')),
    },
    '区、县（市）的代码和名称',
  ),
)
