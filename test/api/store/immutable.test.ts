// What the database itself refuses, whoever asks and by whatever statement.
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft, saveText } from '../../../api/lifecycle/drafts.ts'
import { open } from '../../../api/lifecycle/office.ts'
import { publish } from '../../../api/lifecycle/release.ts'
import { approve, submit } from '../../../api/lifecycle/review.ts'
import { version } from '../../../api/store/schema.ts'
import { type Bench, bench, smallText } from '../service.ts'

let here: Bench
beforeAll(async () => {
  here = await bench()
  const { office, store } = here.service
  const { editor, reviewer, publisher } = here.staff
  const tag = async (name: { ruleset: string; version: string }) =>
    `"${(await store.read((db) => open(db, name))).row.sourceHash}"`
  // v2 published, v3 approved, v4 in review, v5 a draft.
  for (const [v, from, steps] of [
    ['v2', '2027-01-01', 3],
    ['v3', '2027-02-01', 2],
    ['v4', '2027-03-01', 1],
    ['v5', '2027-04-01', 0],
  ] as const) {
    const name = await createDraft(office, editor, { ruleset: 'small', from: 'v1' })
    expect(name.version).toBe(v)
    await saveText(office, editor, name, smallText({ version: v, from }), await tag(name))
    if (steps > 0) await submit(office, editor, name, await tag(name))
    if (steps > 1) await approve(office, reviewer, name, await tag(name))
    if (steps > 2) await publish(office, publisher, name, await tag(name))
  }
})
afterAll(() => here.end())

const VERSION_COLUMNS = `ruleset, version, state, source_hash, cases_hash, hash, title_zh, title_en,
  effective_from, errors, warnings, based_on, bundled, author, edited_by, round, created_at,
  submitted_at, note, returned_by, returned_at, returned_reason, retroactive, published_by,
  published_at, withdrawn_by, withdrawn_at, withdrawn_reason`

/** The same columns with some replaced, as an INSERT … SELECT over an existing version. */
function copy(verb: string, from: string, change: Record<string, string>): string {
  const columns = VERSION_COLUMNS.split(',').map((each) => each.trim())
  const values = columns.map((column) => change[column] ?? column)
  return `${verb} INTO version (${columns.join(', ')})
    SELECT ${values.join(', ')} FROM version WHERE version = '${from}'`
}

async function run(sql: string): Promise<string> {
  const before = await state()
  const error = await here.service.store.client.execute(sql).then(
    () => 'done',
    (found: Error) => found.message,
  )
  // A refusal leaves nothing behind; whatever else happened, the caller says.
  if (error !== 'done') expect(await state()).toBe(before)
  return error
}

async function state(): Promise<string> {
  const { client } = here.service.store
  const tables = [
    'version',
    'approval',
    'contributor',
    'document',
    'audit',
    'person',
    'person_role',
  ]
  const all = []
  for (const table of tables) all.push((await client.execute(`SELECT * FROM ${table}`)).rows)
  return createHash('sha256')
    .update(
      JSON.stringify(all, (_key, value) =>
        value instanceof ArrayBuffer ? Buffer.from(value).toString('hex') : value,
      ),
    )
    .digest('hex')
}

const other = "(SELECT source_hash FROM version WHERE version = 'v1')"
const person = (role: string) => `(SELECT id FROM person WHERE name = '${role}')`

describe('The database refuses', () => {
  it.each([
    // Content, once it has left the draft.
    ...['v1', 'v2', 'v3', 'v4'].flatMap((v) => [
      `UPDATE version SET source_hash = ${v === 'v1' ? "(SELECT source_hash FROM version WHERE version = 'v2')" : other} WHERE version = '${v}'`,
      `UPDATE version SET hash = 'sha256:${'0'.repeat(64)}' WHERE version = '${v}'`,
      `UPDATE version SET effective_from = '2020-01-01' WHERE version = '${v}'`,
      `UPDATE version SET cases_hash = NULL WHERE version = '${v}'`,
      `UPDATE OR REPLACE version SET title_zh = '别的' WHERE version = '${v}'`,
      `DELETE FROM version WHERE version = '${v}'`,
    ]),
    // Names, authors and origins, in every state.
    ...['v1', 'v2', 'v3', 'v4', 'v5'].flatMap((v) => [
      `UPDATE version SET version = 'v9' WHERE version = '${v}'`,
      `UPDATE version SET author = ${person('editor2')} WHERE version = '${v}'`,
      `UPDATE version SET bundled = 1 - bundled WHERE version = '${v}'`,
      copy('INSERT OR REPLACE', v, {}),
      copy('INSERT OR REPLACE', v, {
        state: "'draft'",
        author: person('editor2'),
        edited_by: person('editor2'),
        round: '0',
        published_by: 'NULL',
        published_at: 'NULL',
      }),
    ]),
    // A version that does not begin as a draft.
    copy('INSERT', 'v1', { version: "'v9'" }),
    copy('INSERT', 'v1', { version: "'v9'", effective_from: "'2030-01-01'" }),
    copy('INSERT', 'v2', { version: "'v9'", effective_from: "'2030-01-01'" }),
    copy('INSERT', 'v5', { version: "'v9'", state: "'approved'" }),
    copy('INSERT', 'v5', { version: "'v9'", author: 'NULL', edited_by: 'NULL' }),
    // Steps out of order.
    "UPDATE version SET state = 'draft' WHERE version = 'v2'",
    "UPDATE version SET state = 'approved' WHERE version = 'v2'",
    "UPDATE version SET state = 'approved' WHERE version = 'v4'",
    "UPDATE version SET state = 'approved' WHERE version = 'v5'",
    "UPDATE version SET state = 'withdrawn' WHERE version = 'v2'",
    `UPDATE version SET state = 'withdrawn', withdrawn_by = ${person('editor')}, withdrawn_at = 1, withdrawn_reason = 'x' WHERE version = 'v2'`,
    `UPDATE version SET state = 'withdrawn', withdrawn_by = ${person('publisher')}, withdrawn_at = 1, withdrawn_reason = ' ' WHERE version = 'v2'`,
    `UPDATE version SET state = 'published', published_by = ${person('publisher')}, published_at = 1 WHERE version IN ('v4', 'v5')`,
    "UPDATE version SET state = 'draft' WHERE version = 'v3'",
    // Publishing without a publisher, by an author, by an approver, or backwards in time.
    "UPDATE version SET state = 'published', published_at = 1 WHERE version = 'v3'",
    ...['editor', 'reviewer', 'viewer', 'administrator'].map(
      (role) =>
        `UPDATE version SET state = 'published', published_by = ${person(role)}, published_at = 1 WHERE version = 'v3'`,
    ),
    `UPDATE version SET state = 'published', published_by = ${person('publisher')}, published_at = 1, retroactive = 1 WHERE version = 'v3'`,
    `UPDATE version SET state = 'published', published_by = ${person('publisher')}, published_at = 4102444800000, retroactive = 1 WHERE version = 'v3'`,
    `UPDATE version SET published_by = ${person('publisher')} WHERE version = 'v5'`,
    // Approvals of something else, by somebody else, or of what is not in review.
    ...[
      ['v4', 'editor'],
      ['v4', 'publisher'],
      ['v4', 'administrator'],
      ['v5', 'reviewer'],
      ['v2', 'reviewer'],
      ['v3', 'reviewer'],
    ].map(
      ([v, role]) =>
        `INSERT OR REPLACE INTO approval SELECT ruleset, version, round, ${person(role!)}, 1, hash, source_hash, cases_hash, NULL, NULL FROM version WHERE version = '${v}'`,
    ),
    ...['hash', 'source_hash', 'cases_hash', 'round'].map((column) => {
      const columns = ['round', 'hash', 'source_hash', 'cases_hash'].map((each) =>
        each !== column ? each : each === 'round' ? 'round - 1' : `'sha256:${'1'.repeat(64)}'`,
      )
      return `INSERT INTO approval SELECT ruleset, version, ${columns[0]}, ${person('reviewer2')}, 1, ${columns.slice(1).join(', ')}, NULL, NULL FROM version WHERE version = 'v4'`
    }),
    'UPDATE approval SET reason = NULL, at = 0',
    'DELETE FROM approval',
    'DELETE FROM contributor',
    'UPDATE contributor SET person = person',
    // Texts, people, roles, keys, the audit.
    "UPDATE document SET body = x'00'",
    'DELETE FROM document',
    'DELETE FROM person',
    "UPDATE person SET name = 'x'",
    `INSERT OR REPLACE INTO person SELECT * FROM person`,
    `INSERT INTO person_role VALUES (${person('administrator')}, 'auditor')`,
    `INSERT INTO person_role VALUES (${person('auditor')}, 'administrator')`,
    "UPDATE person_role SET role = 'publisher' WHERE role = 'viewer'",
    'UPDATE service_key SET expires_at = expires_at + 1',
    "UPDATE service_key SET scopes = '[]'",
    'DELETE FROM service_key',
    'UPDATE audit SET body = body',
    'DELETE FROM audit',
    'DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)',
    "INSERT INTO audit (seq, prev, hash, body) VALUES (1000000, zeroblob(32), zeroblob(32), x'7b7d')",
    "INSERT OR REPLACE INTO audit (seq, prev, hash, body) SELECT seq, prev, hash, x'7b7d' FROM audit WHERE seq = 1",
    'UPDATE checkpoint SET seq = seq + 1',
    'DELETE FROM checkpoint',
    'DELETE FROM signing_key',
    "INSERT INTO document VALUES ('sha256:x', x'00')",
    "UPDATE version SET effective_from = '2027-02-30' WHERE version = 'v5'",
    "UPDATE version SET effective_from = 'now' WHERE version = 'v5'",
    "UPDATE version SET source_hash = 'sha256:none' WHERE version = 'v5'",
  ])('%s', async (sql) => {
    expect(await run(sql)).toMatch(/constraint|frozen|lifecycle|persons|taken|roles|date\(\)/i)
  })

  it('to take another text in the place of a known one, silently.', async () => {
    const { client } = here.service.store
    const hash = '(SELECT hash FROM document LIMIT 1)'
    await client.execute(`INSERT OR REPLACE INTO document VALUES (${hash}, x'00')`)
    const { rows } = await client.execute("SELECT count(*) FROM document WHERE body = x'00'")
    expect(rows[0]![0]).toBe(0)
  })

  it('to lose its last administrator.', async () => {
    const admins = "(SELECT person FROM person_role WHERE role = 'administrator')"
    expect(await run(`UPDATE person SET disabled = 1 WHERE id IN ${admins}`)).toMatch(
      /administrator/,
    )
    expect(await run("DELETE FROM person_role WHERE role = 'administrator'")).toMatch(
      /administrator/,
    )
  })

  it('the same through drizzle, and a whole-table update that somebody wrote by mistake.', async () => {
    const { store } = here.service
    const act = (work: Parameters<typeof store.transact>[0]) =>
      store.transact(work).then(
        () => 'done',
        (error: Error) => error.message,
      )
    expect(await act((tx) => tx.update(version).set({ titleZh: 'x' }).where(undefined))).toMatch(
      /frozen|lifecycle/,
    )
    expect(await act((tx) => tx.delete(version).where(and()))).toMatch(/frozen/)
    expect(
      await act((tx) =>
        tx.update(version).set({ state: 'published' }).where(eq(version.version, 'v3')),
      ),
    ).toMatch(/lifecycle|persons/)
  })

  it('a change that nobody recorded.', async () => {
    const { store } = here.service
    const change = store.transact((tx) =>
      tx
        .update(version)
        .set({ warnings: 3, editedBy: here.staff.editor.id })
        .where(eq(version.version, 'v5')),
    )
    await expect(change).rejects.toThrow('a change of version was not recorded')
    const after = await store.read((db) => open(db, { ruleset: 'small', version: 'v5' }))
    expect(after.row.warnings).toBe(0)
  })
})
