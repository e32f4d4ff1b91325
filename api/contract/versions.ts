// Rulesets and their versions as the API shows them.
import { type Static, Type } from 'typebox'
import { Bilingual, CivilDate, closed, oneOf } from '../../engine/schema/words.ts'
import { Hash, Instant, PersonRef, ProblemItem, Words } from './common.ts'
import { answer, input, orNull } from './define.ts'

const Part = Type.String({ minLength: 1, maxLength: 64 })

export const RulesetParams = input('RulesetParams', closed({ ruleset: Part }, '评价标准'))
export const VersionParams = input(
  'VersionParams',
  closed({ ruleset: Part, version: Part }, '评价标准的版本'),
)
/** A query that must be empty. */
export const NoQuery = input('NoQuery', closed({}, '没有查询参数'))

const summary = {
  ruleset: Type.String(),
  version: Type.String(),
  title: orNull(Bilingual),
  state: oneOf(['draft', 'inReview', 'approved', 'published', 'withdrawn'], '状态'),
  phase: Type.Unsafe<'scheduled' | 'inForce' | 'superseded' | null>({
    enum: ['scheduled', 'inForce', 'superseded', null],
    title: '施行阶段，只有已发布的版本有',
  }),
  effectiveFrom: orNull(CivilDate),
  basedOn: orNull(Type.String()),
  author: orNull(PersonRef),
  contributors: Type.Array(PersonRef),
  hash: orNull(Hash),
  sourceHash: Hash,
  problems: closed({ errors: Type.Integer(), warnings: Type.Integer() }, '问题数'),
  createdAt: Instant,
  submittedAt: orNull(Instant),
  approvals: Type.Array(closed({ person: PersonRef, at: Instant }, '审核意见')),
  publishedBy: orNull(PersonRef),
  publishedAt: orNull(Instant),
  returned: orNull(closed({ by: PersonRef, at: Instant, reason: Type.String() }, '退回')),
  retroactive: Type.Boolean(),
}

export const VersionSummary = answer('VersionSummary', closed(summary, '版本'))

const May = Type.Unsafe<true | Static<typeof Words>>({
  anyOf: [{ const: true }, Words],
  title: 'true，或者不能办理的理由',
})

export const VersionDetail = answer(
  'VersionDetail',
  closed(
    {
      ...summary,
      text: Type.String({ title: '规则全文（YAML）' }),
      cases: orNull(Type.String({ title: '核对案例（YAML）' })),
      casesHash: orNull(Hash),
      revision: Type.Optional(
        Type.Unsafe<string>({ ...Hash, title: '全文、案例、状态和轮次的摘要，可作 If-Match' }),
      ),
      course: Type.Array(
        closed(
          {
            did: oneOf(
              ['created', 'submitted', 'returned', 'approved', 'published', 'withdrawn'],
              '办理的事项',
            ),
            at: Instant,
            by: orNull(PersonRef),
            reason: orNull(Type.String({ title: '说明的理由' })),
          },
          '经过的一步',
        ),
        { title: '从起草到现在的经过，先发生的在前' },
      ),
      may: closed(
        {
          edit: May,
          submit: May,
          return: May,
          approve: May,
          publish: May,
          withdraw: May,
          delete: May,
        },
        '当前人员可以办理的事项',
      ),
    },
    '版本和全文',
  ),
)

export const RulesetList = answer(
  'RulesetList',
  closed(
    {
      rulesets: Type.Array(
        closed(
          {
            id: Type.String(),
            title: orNull(Bilingual),
            inForce: orNull(Type.String({ title: '今天施行的版本' })),
            versions: Type.Array(VersionSummary),
          },
          '评价标准',
        ),
      ),
    },
    '评价标准一览',
  ),
)

export const VersionList = answer(
  'VersionList',
  closed({ versions: Type.Array(VersionSummary) }, '版本，新的在前'),
)

export const Clauses = answer(
  'Clauses',
  closed(
    {
      sources: Type.Array(
        closed(
          {
            id: Type.String(),
            title: Type.String(),
            clauses: Type.Array(
              Type.Object(
                {
                  id: Type.Optional(Type.String({ title: '条款编号，标题没有' })),
                  heading: Type.Optional(Type.String({ title: '章节标题' })),
                  text: Type.Optional(Type.String({ title: '原文' })),
                  printed: Type.Optional(Type.String({ title: '表中的分值一栏' })),
                  rules: Type.Optional(Type.Array(Type.String(), { title: '对应的规则' })),
                  reason: Type.Optional(Words),
                },
                { title: '条款' },
              ),
            ),
          },
          '官方文本',
        ),
      ),
    },
    '官方文本逐条',
  ),
)

/** Any text of the rule format. */
export const Yaml = answer('Yaml', Type.String({ title: '全文（YAML）' }))

export const CasesDetail = answer(
  'CasesDetail',
  closed(
    {
      text: Type.String({ title: '核对案例（YAML）' }),
      hash: Hash,
      cases: orNull(Type.Array(Type.Object({}), { title: '逐个案例，读不出时为 null' })),
    },
    '核对案例',
  ),
)

export const CheckBody = input(
  'CheckBody',
  closed({ text: Type.Optional(Type.String({ title: '要检查的全文，缺省为该版本' })) }, '检查请求'),
)

export const CheckResult = answer(
  'CheckResult',
  closed({ problems: Type.Array(ProblemItem) }, '检查结果'),
)

/** A version without its text. */
export type VersionSummary = Static<typeof VersionSummary>
/** A version with its text and cases. */
export type VersionDetail = Static<typeof VersionDetail>
/** All rulesets. */
export type RulesetList = Static<typeof RulesetList>
/** The clauses of a version's sources. */
export type Clauses = Static<typeof Clauses>
