// The tables as drizzle sees them; migrations/*.sql make them and hold what must never happen.
import { sql } from 'drizzle-orm'
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Problem } from '../../engine/words/problem.ts'
import type { Origin, Quality } from '../population/file.ts'
import type { FileProblem } from '../population/import/faults.ts'
import type { Build } from '../receipts/statement.ts'

export const touched = sqliteTable('touched', {
  entity: text().notNull(),
  id: text().notNull(),
})

export const document = sqliteTable('document', {
  hash: text().primaryKey(),
  body: blob({ mode: 'buffer' }).notNull(),
})

export const person = sqliteTable('person', {
  id: text().primaryKey(),
  name: text().notNull(),
  displayName: text('display_name').notNull(),
  password: text(),
  mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull(),
  disabled: integer({ mode: 'boolean' }).notNull(),
  externalSubject: text('external_subject'),
  createdAt: integer('created_at').notNull(),
})

export const personRole = sqliteTable(
  'person_role',
  { person: text().notNull(), role: text().notNull() },
  (table) => [primaryKey({ columns: [table.person, table.role] })],
)

export const version = sqliteTable(
  'version',
  {
    ruleset: text().notNull(),
    version: text().notNull(),
    state: text({
      enum: ['draft', 'inReview', 'approved', 'published', 'withdrawn'],
    }).notNull(),
    sourceHash: text('source_hash').notNull(),
    casesHash: text('cases_hash'),
    hash: text(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    effectiveFrom: text('effective_from'),
    errors: integer().notNull(),
    warnings: integer().notNull(),
    basedOn: text('based_on'),
    bundled: integer({ mode: 'boolean' }).notNull(),
    author: text(),
    editedBy: text('edited_by'),
    round: integer().notNull(),
    createdAt: integer('created_at').notNull(),
    submittedAt: integer('submitted_at'),
    note: text(),
    returnedBy: text('returned_by'),
    returnedAt: integer('returned_at'),
    returnedReason: text('returned_reason'),
    retroactive: integer({ mode: 'boolean' }).notNull(),
    publishedBy: text('published_by'),
    publishedAt: integer('published_at'),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAt: integer('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (table) => [primaryKey({ columns: [table.ruleset, table.version] })],
)

export const contributor = sqliteTable('contributor', {
  ruleset: text().notNull(),
  version: text().notNull(),
  person: text().notNull(),
})

export const approval = sqliteTable('approval', {
  ruleset: text().notNull(),
  version: text().notNull(),
  round: integer().notNull(),
  person: text().notNull(),
  at: integer().notNull(),
  hash: text().notNull(),
  sourceHash: text('source_hash').notNull(),
  casesHash: text('cases_hash'),
  simulation: text(),
  reason: text(),
})

export const comment = sqliteTable('comment', {
  id: text().primaryKey(),
  ruleset: text().notNull(),
  version: text().notNull(),
  place: text(),
  text: text().notNull(),
  person: text().notNull(),
  createdAt: integer('created_at').notNull(),
})

export const session = sqliteTable('session', {
  tokenHash: blob('token_hash', { mode: 'buffer' }).primaryKey(),
  person: text().notNull(),
  createdAt: integer('created_at').notNull(),
  seenAt: integer('seen_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  byProvider: integer('by_provider', { mode: 'boolean' }).notNull().default(false),
  confirmedAt: integer('confirmed_at'),
})

export const signIn = sqliteTable('sign_in', {
  person: text().primaryKey(),
  lastLoginAt: integer('last_login_at').notNull(),
})

export const serviceKey = sqliteTable('service_key', {
  id: text().primaryKey(),
  name: text().notNull(),
  scopes: text({ mode: 'json' }).$type<string[]>().notNull(),
  secretHash: blob('secret_hash', { mode: 'buffer' }).notNull(),
  createdBy: text('created_by'),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  replaces: text(),
  revokedAt: integer('revoked_at'),
})

export const keyUse = sqliteTable('key_use', {
  key: text().primaryKey(),
  lastUsedAt: integer('last_used_at').notNull(),
})

export const audit = sqliteTable('audit', {
  seq: integer().primaryKey(),
  prev: blob({ mode: 'buffer' }).notNull(),
  hash: blob({ mode: 'buffer' }).notNull(),
  body: blob({ mode: 'buffer' }).notNull(),
  // Read from the body by the database, so that what is searched cannot differ from what is hashed.
  at: integer().generatedAlwaysAs(sql`body`),
  actor: text().generatedAlwaysAs(sql`body`),
  action: text().generatedAlwaysAs(sql`body`),
  object: text().generatedAlwaysAs(sql`body`),
})

export const signingKey = sqliteTable('signing_key', {
  id: text().primaryKey(),
  publicKey: text('public_key').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const checkpoint = sqliteTable('checkpoint', {
  seq: integer().primaryKey(),
  body: blob({ mode: 'buffer' }).notNull(),
  signature: blob({ mode: 'buffer' }).notNull(),
})

export const receipt = sqliteTable('receipt', {
  id: text().primaryKey(),
  principal: text().notNull(),
  idempotencyKey: text('idempotency_key').notNull(),
  requestHash: blob('request_hash', { mode: 'buffer' }).notNull(),
  at: integer().notNull(),
  body: blob({ mode: 'buffer' }).notNull(),
  signature: blob({ mode: 'buffer' }).notNull(),
})

export const receiptPayload = sqliteTable('receipt_payload', {
  receipt: text().primaryKey(),
  subjectHash: blob('subject_hash', { mode: 'buffer' }).notNull(),
  salt: blob({ mode: 'buffer' }).notNull(),
  input: blob({ mode: 'buffer' }).notNull(),
  assessment: blob({ mode: 'buffer' }).notNull(),
})

export const erasure = sqliteTable('erasure', {
  receipt: text().primaryKey(),
  at: integer().notNull(),
  reason: text().notNull(),
})

export const population = sqliteTable('population', {
  id: text().primaryKey(),
  name: text().notNull(),
  ruleset: text().notNull(),
  state: text({ enum: ['making', 'done', 'failed', 'cancelled', 'deleted'] }).notNull(),
  asOf: text('as_of').notNull(),
  origin: text({ mode: 'json' }).$type<Origin>().notNull(),
  size: integer().notNull(),
  records: integer(),
  hash: text(),
  quality: text({ mode: 'json' }).$type<Quality>().notNull(),
  problems: text({ mode: 'json' }).$type<FileProblem[]>().notNull(),
  createdBy: text('created_by'),
  createdAt: integer('created_at').notNull(),
  finishedAt: integer('finished_at'),
})

export const simulation = sqliteTable('simulation', {
  id: text().primaryKey(),
  state: text({ enum: ['running', 'done', 'failed', 'cancelled'] }).notNull(),
  population: text().notNull(),
  populationHash: text('population_hash').notNull(),
  asOf: text('as_of').notNull(),
  build: text({ mode: 'json' }).$type<Build>().notNull(),
  result: text(),
  gradesHash: text('grades_hash'),
  rechecked: integer(),
  different: integer(),
  milliseconds: integer(),
  problems: text({ mode: 'json' }).$type<Problem[]>().notNull(),
  createdBy: text('created_by'),
  createdAt: integer('created_at').notNull(),
  finishedAt: integer('finished_at'),
})

export const simulationSide = sqliteTable('simulation_side', {
  simulation: text().notNull(),
  side: text({ enum: ['from', 'to', 'also'] }).notNull(),
  ruleset: text().notNull(),
  version: text().notNull(),
  hash: text().notNull(),
  sourceHash: text('source_hash').notNull(),
  readings: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
})
