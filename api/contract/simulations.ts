// Simulations and previews: what may be asked, and what comes back.
import { type Static, Type } from 'typebox'
import { Edit } from '../../engine/schema/readings.ts'
import { CivilDate, closed, mapOf, Word } from '../../engine/schema/words.ts'
import { Hash, Instant, ProblemItem, Words } from './common.ts'
import { answer, input, orNull } from './define.ts'
import { Count, Id, JobState } from './jobs.ts'

const Part = Type.String({ minLength: 1, maxLength: 64 })

export const SimulationParams = input('SimulationParams', closed({ simulation: Id }, '影响模拟'))

const VersionSide = closed(
  { ruleset: Part, version: Part, readings: Type.Optional(mapOf(Word, Word, '改用的解释口径')) },
  '一个版本',
)

export const StartSimulation = input(
  'StartSimulation',
  closed(
    {
      population: Id,
      from: VersionSide,
      to: VersionSide,
      also: Type.Optional(VersionSide),
      asOf: Type.Optional(CivilDate),
    },
    '要比较的版本：from 分别与 to、also 比较',
  ),
)

export const PreviewRequest = input(
  'PreviewRequest',
  closed(
    {
      population: Id,
      from: closed({ ruleset: Part, version: Part }, '与哪个版本比较'),
      text: Type.Optional(Type.String({ title: '草稿全文（YAML）' })),
      changes: Type.Optional(Type.Array(Edit, { title: '对该版本的修改' })),
    },
    '草稿：全文和修改二者取一',
  ),
)

const Uncounted = Type.Optional(
  Type.Array(
    closed(
      { version: Type.String(), type: Type.String(), name: Type.String(), records: Count },
      '一个版本没有的信息类型和样本里的条数',
    ),
    { title: '有的版本没有这些类型的信用信息，按该版本一概不计' },
  ),
)

const Matrix = Type.Unsafe<Record<string, Record<string, number>>>({
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: { type: 'integer' } },
  title: '等级变化矩阵：行为前者，列为后者',
})
const Grades = Type.Unsafe<Record<string, number>>({
  type: 'object',
  additionalProperties: { type: 'integer' },
  title: '各等级户数的增减',
})
const Effect = closed(
  { worse: Type.Integer(), better: Type.Integer(), grades: Grades },
  '变差、变好和各等级的增减',
)

/**
 * `share` = subjects whose grade this line moves, with the lines before it in force; shares add
 * up to the movers of the whole. `alone` = those it moves by itself. `effects` tell both in full.
 */
export const Share = answer(
  'Share',
  closed(
    {
      at: Type.String({ title: '修改的位置' }),
      zh: Type.String(),
      en: Type.String(),
      share: Type.Integer({ title: '份额：前面各处已生效时，这一处再使多少户改变' }),
      alone: orNull(Type.Integer({ title: '单独生效时使多少户改变；单独不成立的为 null' })),
      effects: closed({ share: Effect, alone: orNull(Effect) }, '变差、变好分别计'),
    },
    '一处修改的份额',
  ),
)

export const PreviewAnswer = answer(
  'Preview',
  closed(
    {
      subjects: Count,
      applicable: Count,
      unknown: Count,
      matrix: Matrix,
      worse: Count,
      better: Count,
      same: Count,
      shares: Type.Array(Share),
      hits: mapOf(
        Word,
        Count,
        '各评分项命中的户数：有该项现行信用信息的，就高未计和达到上限的也算',
      ),
      uncounted: Uncounted,
      milliseconds: Type.Number(),
      notice: Words,
    },
    '草稿的影响',
  ),
)

const Bars = Type.Array(closed({ score: Type.Number(), n: Count }, '得分和户数'))
const Slice = closed(
  {
    id: Type.String(),
    name: Type.String(),
    matrix: orNull(Matrix),
    worse: orNull(Count),
    better: orNull(Count),
  },
  '一部分主体；不足10户而无权查看的为 null',
)

const Bounds = closed({ best: Type.String(), worst: Type.String() }, '最好和最差的可能')

const RESULT = {
  notice: Words,
  subjects: Count,
  applicable: Count,
  unknown: Count,
  intervals: Type.Array(
    closed({ from: Bounds, to: Bounds, n: Count }, '事实不全的主体可能的等级'),
    { title: '事实不全的主体：两个版本下最好和最差的可能，各多少户' },
  ),
  uncounted: Uncounted,
  onlyFrom: Count,
  onlyTo: Count,
  asOf: CivilDate,
  matrix: Matrix,
  movers: Count,
  worse: Count,
  better: Count,
  same: Count,
  districts: Type.Array(Slice),
  types: Type.Array(Slice),
  sections: Type.Array(Slice),
  histogram: closed({ from: Bars, to: Bars }, '得分分布'),
  shift: Bars,
  determinations: Type.Array(
    closed({ id: Type.String(), gained: Count, lost: Count }, '直接判定的增减'),
  ),
  shares: Type.Array(Share),
  prices: Type.Array(
    closed(
      { reading: Type.String(), alternative: Type.String(), effect: Effect },
      '换一种解释口径的影响',
    ),
  ),
  hashes: closed({ from: Hash, to: Hash, population: Hash, result: Hash }, '校验码'),
}

export const SimulationResult = answer(
  'SimulationResult',
  closed(
    { ...RESULT, also: Type.Optional(closed(RESULT, '与另一版本比较的结果')) },
    '影响模拟的结果',
  ),
)

const Side = closed(
  {
    ruleset: Type.String(),
    version: Type.String(),
    readings: mapOf(Word, Word, '口径'),
    hash: Hash,
    source: Type.Unsafe<string>({ ...Hash, title: '全文的SHA-256' }),
  },
  '一个版本',
)

export const Simulation = answer(
  'Simulation',
  closed(
    {
      id: Id,
      state: JobState,
      progress: Type.Number({ minimum: 0, maximum: 1 }),
      population: Id,
      from: Side,
      to: Side,
      also: orNull(Side),
      asOf: CivilDate,
      createdAt: Instant,
      finishedAt: orNull(Instant),
      milliseconds: orNull(Count),
      hash: orNull(Hash),
      rechecked: orNull(
        closed({ subjects: Count, different: Count }, '由规则引擎重新评分的户数和不一致的户数'),
      ),
      problems: Type.Array(ProblemItem),
      build: closed({ version: Type.String(), program: Hash, node: Type.String() }, '计算用的程序'),
      losersRead: Type.Optional(
        Type.Boolean({ title: '你是否看过变差名单；批准这一内容前须看过' }),
      ),
      result: Type.Optional(SimulationResult),
    },
    '影响模拟',
  ),
)
export const SimulationList = answer(
  'SimulationList',
  closed({ simulations: Type.Array(Simulation) }, '影响模拟，新的在前'),
)

/** Any text. */
export const ReportText = answer('ReportText', Type.String({ title: '报告' }))
export const EventStream = answer('EventStream', Type.String({ title: '进度（SSE）' }))

export type PreviewAnswer = Static<typeof PreviewAnswer>
export type SimulationResult = Static<typeof SimulationResult>
