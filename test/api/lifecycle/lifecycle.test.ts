// From a draft to a version in force, by three different people and in no other way.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '../../../api/audit/list.ts'
import { addComment, listComments } from '../../../api/lifecycle/comments.ts'
import { createDraft, deleteDraft, saveCases, saveText } from '../../../api/lifecycle/drafts.ts'
import { may } from '../../../api/lifecycle/may.ts'
import { open, revisionOf, textOf } from '../../../api/lifecycle/office.ts'
import { publish, withdraw } from '../../../api/lifecycle/release.ts'
import { approve, giveBack, submit } from '../../../api/lifecycle/review.ts'
import type { Person } from '../../../api/people/principal.ts'
import { Refusal } from '../../../api/refusal/refusal.ts'
import { approval, audit, version } from '../../../api/store/schema.ts'
import { type Bench, bench, smallCases, smallText } from '../service.ts'

let here: Bench
beforeAll(async () => {
  here = await bench()
})
afterAll(() => here.end())

const office = () => here.service.office
const name = (v: string) => ({ ruleset: 'small', version: v })
const folder = (v: string) => here.service.store.read((db) => open(db, name(v)))
const tag = async (v: string) => `"${(await folder(v)).row.sourceHash}"`
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (found: unknown) => found,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('it was allowed')
  return error.code
}

/** A draft with this effective date, saved by its author. */
async function draft(from: string, author: Person = here.staff.editor): Promise<string> {
  const made = await createDraft(office(), author, { ruleset: 'small', from: 'v1' })
  const text = smallText({ version: made.version, from })
  await saveText(office(), author, made, text, await tag(made.version))
  return made.version
}

async function approved(from: string): Promise<string> {
  const v = await draft(from)
  await submit(office(), here.staff.editor, name(v), await tag(v))
  await approve(office(), here.staff.reviewer, name(v), await tag(v))
  return v
}

describe('A version', () => {
  it('goes from draft to publication by three people.', async () => {
    const { editor, reviewer, publisher } = here.staff
    const v = await draft('2026-09-01')
    expect((await folder(v)).row).toMatchObject({ state: 'draft', errors: 0, basedOn: 'v1' })
    await submit(office(), editor, name(v), await tag(v), '请审')
    await approve(office(), reviewer, name(v), await tag(v))
    await publish(office(), publisher, name(v), await tag(v))
    const { row } = await folder(v)
    expect(row).toMatchObject({ state: 'published', publishedBy: publisher.id, retroactive: false })
    const log = await here.service.store.read((db) =>
      db
        .select({ action: audit.action })
        .from(audit)
        .where(eq(audit.object, `small/${v}`)),
    )
    expect(log.map(({ action }) => action)).toEqual([
      'version.create',
      'version.edit',
      'version.submit',
      'version.approve',
      'version.publish',
    ])
  })

  it('hands its reasons to nobody who starts from it.', async () => {
    const { editor } = here.staff
    const v = await draft('2026-12-01')
    const text = `${smallText({ version: v, from: '2026-12-01' }).trimEnd()}\nreasons:\n  score: 试行\n`
    const { problems, hash } = await saveText(office(), editor, name(v), text, await tag(v))
    expect(problems).toEqual([])
    // They are no content: the standard is the same with and without them.
    const bare = smallText({ version: v, from: '2026-12-01' })
    expect((await saveText(office(), editor, name(v), bare, await tag(v))).hash).toBe(hash)
    await saveText(office(), editor, name(v), text, await tag(v))
    const next = await createDraft(office(), editor, { ruleset: 'small', from: v })
    const kept = await here.service.store.read(async (db) =>
      textOf(db, (await open(db, next)).row.sourceHash),
    )
    expect(kept).not.toContain('reasons')
    expect(kept).toContain(`version: ${next.version}`)
    await deleteDraft(office(), editor, next, await tag(next.version))
    await deleteDraft(office(), editor, name(v), await tag(v))
  })

  it('takes each step only in its order, and only from who may.', async () => {
    const { editor, reviewer, publisher, viewer, administrator, auditor } = here.staff
    const v = await draft('2026-09-02')
    const t = await tag(v)
    expect(await refused(approve(office(), reviewer, name(v), t))).toBe('state-wrong')
    expect(await refused(publish(office(), publisher, name(v), t))).toBe('state-wrong')
    for (const who of [viewer, administrator, auditor, reviewer, publisher]) {
      expect(await refused(saveText(office(), who, name(v), 'x', t))).toBe('role-missing')
      expect(await refused(submit(office(), who, name(v), t))).toBe('role-missing')
      expect(await refused(createDraft(office(), who, { ruleset: 'small', from: 'v1' }))).toBe(
        'role-missing',
      )
    }
    await submit(office(), editor, name(v), t)
    expect(await refused(saveText(office(), editor, name(v), 'x', t))).toBe('state-wrong')
    expect(await refused(publish(office(), publisher, name(v), t))).toBe('state-wrong')
    for (const who of [editor, viewer, administrator, auditor, publisher])
      expect(await refused(approve(office(), who, name(v), t))).toBe('role-missing')
    await approve(office(), reviewer, name(v), t)
    for (const who of [editor, viewer, administrator, auditor, reviewer])
      expect(await refused(publish(office(), who, name(v), t))).toBe('role-missing')
    expect(await refused(publish(office(), publisher, name(v), undefined))).toBe('if-match-missing')
    expect(await refused(publish(office(), publisher, name(v), '"sha256:0"'))).toBe(
      'if-match-stale',
    )
    expect((await folder(v)).row.state).toBe('approved')
  })

  it('is never approved or published by anyone who wrote it, whatever roles they hold.', async () => {
    const { all, editor, publisher, reviewer } = here.staff
    const v = await draft('2026-09-03')
    const text = smallText({ version: v, from: '2026-09-03', points: -6 })
    await saveText(office(), all, name(v), text, await tag(v))
    await saveCases(
      office(),
      all,
      name(v),
      smallCases(v, 84),
      `"${(await folder(v)).row.casesHash}"`,
    )
    // The author takes it over again: who once contributed stays a contributor.
    await submit(office(), editor, name(v), await tag(v))
    expect(await refused(approve(office(), all, name(v), await tag(v)))).toBe('own-work-approve')
    await approve(office(), reviewer, name(v), await tag(v))
    expect(await refused(publish(office(), all, name(v), await tag(v)))).toBe('own-work-publish')
    await publish(office(), publisher, name(v), await tag(v))
  })

  it('is not published by its approver.', async () => {
    const { all, editor } = here.staff
    const v = await draft('2026-09-04')
    await submit(office(), editor, name(v), await tag(v))
    await approve(office(), all, name(v), await tag(v))
    expect(await refused(publish(office(), all, name(v), await tag(v)))).toBe('approver-publishes')
  })

  it('is approved once by a person, however often they click.', async () => {
    const v = await approved('2026-09-05')
    await approve(office(), here.staff.reviewer, name(v), await tag(v))
    const rows = await here.service.store.read((db) =>
      db.select().from(approval).where(eq(approval.version, v)),
    )
    expect(rows).toHaveLength(1)
  })

  it('loses its approvals when it goes back to draft.', async () => {
    const { editor, publisher, reviewer } = here.staff
    const v = await approved('2026-09-06')
    expect(await refused(giveBack(office(), publisher, name(v), await tag(v), '  '))).toBe(
      'reason-missing',
    )
    await giveBack(office(), publisher, name(v), await tag(v), '日期不对')
    expect((await folder(v)).row).toMatchObject({ state: 'draft', returnedReason: '日期不对' })
    await submit(office(), editor, name(v), await tag(v))
    expect(await refused(publish(office(), publisher, name(v), await tag(v)))).toBe('state-wrong')
    await approve(office(), reviewer, name(v), await tag(v))
    await publish(office(), publisher, name(v), await tag(v))
  })

  it('does not slip other cases past a reviewer who looked at the old ones.', async () => {
    const { editor, reviewer } = here.staff
    const v = await draft('2026-09-07')
    await submit(office(), editor, name(v), await tag(v))
    const seen = `"${revisionOf((await folder(v)).row)}"`
    await giveBack(office(), reviewer, name(v), await tag(v), '再看')
    const other = smallCases(v).replace('一次迟报', '另一次迟报')
    await saveCases(office(), editor, name(v), other, `"${(await folder(v)).row.casesHash}"`)
    await submit(office(), editor, name(v), await tag(v))
    expect(await refused(approve(office(), reviewer, name(v), seen))).toBe('if-match-stale')
  })

  it('shares its date with no other that is published.', async () => {
    const late = await draft('2026-09-01')
    const submitting = submit(office(), here.staff.editor, name(late), await tag(late))
    await expect(submitting).rejects.toMatchObject({
      code: 'problems-block',
      more: { problems: [{ code: 'effective-date-taken' }] },
    })
    // Two that were both approved while the date was free.
    const [one, two] = [await approved('2026-09-15'), await approved('2026-09-15')]
    await publish(office(), here.staff.publisher, name(one), await tag(one))
    const second = publish(office(), here.staff.publisher, name(two), await tag(two))
    expect(await refused(second)).toBe('date-taken')
    expect((await folder(two)).row.state).toBe('approved')
  })

  it('that reaches back needs two approvals and a reason; tomorrow does not.', async () => {
    const { publisher, reviewer2 } = here.staff
    const today = here.options.today()
    expect(today).toBe('2026-07-01')
    const back = await approved(today)
    const attempt = async (v: string) => publish(office(), publisher, name(v), await tag(v))
    expect(await refused(attempt(back))).toBe('retroactive')
    await approve(office(), reviewer2, name(back), await tag(back), { reason: '补正公告' })
    await attempt(back)
    expect((await folder(back)).row.retroactive).toBe(true)
    const ahead = await approved('2026-07-02')
    await attempt(ahead)
    expect((await folder(ahead)).row.retroactive).toBe(false)
    // Two approvals without a reason are not enough.
    const silent = await approved('2026-06-30')
    await approve(office(), reviewer2, name(silent), await tag(silent))
    expect(await refused(attempt(silent))).toBe('retroactive')
  })

  it('in force is withdrawn only where another takes its place.', async () => {
    const { publisher, editor } = here.staff
    expect(await refused(withdraw(office(), editor, name('v1'), await tag('v1'), '错'))).toBe(
      'role-missing',
    )
    const other = await bench()
    try {
      const v1 = await other.service.store.read((db) => open(db, name('v1')))
      const act = withdraw(
        other.service.office,
        other.staff.publisher,
        name('v1'),
        `"${v1.row.sourceHash}"`,
        '错',
      )
      expect(await refused(act)).toBe('in-force-alone')
    } finally {
      await other.end()
    }
    const scheduled = await approved('2026-10-01')
    await publish(office(), publisher, name(scheduled), await tag(scheduled))
    await withdraw(office(), publisher, name(scheduled), await tag(scheduled), '另行公告')
    expect((await folder(scheduled)).row.state).toBe('withdrawn')
    // Its date is free again.
    const again = await approved('2026-10-01')
    await publish(office(), publisher, name(again), await tag(again))
  })
})

describe('A draft', () => {
  it('keeps any text, and is submitted only without errors and with passing cases.', async () => {
    const { editor } = here.staff
    const v = await draft('2026-11-01')
    const save = async (text: string) => saveText(office(), editor, name(v), text, await tag(v))
    const broken = await save('format: [')
    expect(broken.hash).toBeNull()
    expect(broken.problems.length).toBeGreaterThan(0)
    expect(await refused(submit(office(), editor, name(v), await tag(v)))).toBe('problems-block')
    // Another version's name in the text is an error too.
    expect((await save(smallText({ version: 'v1' }))).problems.map(({ code }) => code)).toContain(
      'file-mismatch',
    )
    await save(smallText({ version: v, from: '2026-11-01', points: -7 }))
    const failing = submit(office(), editor, name(v), await tag(v))
    await expect(failing).rejects.toMatchObject({
      code: 'problems-block',
      more: { problems: [{ code: 'case-differs' }] },
    })
    const cases = (await folder(v)).row.casesHash
    await saveCases(office(), editor, name(v), smallCases(v, 83), `"${cases}"`)
    await submit(office(), editor, name(v), await tag(v))
  })

  it('answers a save over a newer text with that text.', async () => {
    const { editor, editor2 } = here.staff
    const v = await draft('2026-11-02')
    const seen = await tag(v)
    const theirs = smallText({ version: v, from: '2026-11-02', points: -8 })
    await saveText(office(), editor2, name(v), theirs, seen)
    await expect(
      saveText(
        office(),
        editor,
        name(v),
        smallText({ version: v, from: '2026-11-02', points: -9 }),
        seen,
      ),
    ).rejects.toMatchObject({
      code: 'if-match-stale',
      more: {
        text: theirs,
        mine: [{ at: 'items.late.points', after: -9 }],
        theirs: [{ at: 'items.late.points', after: -8 }],
      },
    })
  })

  it('is deleted by its author only, and never once approved.', async () => {
    const { editor, editor2, publisher } = here.staff
    const v = await draft('2026-11-03')
    expect(await refused(deleteDraft(office(), editor2, name(v), await tag(v)))).toBe('author-only')
    await deleteDraft(office(), editor, name(v), await tag(v))
    expect(await refused(deleteDraft(office(), editor, name(v), '"x"'))).toBe('version-unknown')
    const once = await approved('2026-11-04')
    await giveBack(office(), publisher, name(once), await tag(once), '退')
    expect(await refused(deleteDraft(office(), editor, name(once), await tag(once)))).toBe(
      'approved-once',
    )
  })

  it('begins with the day it is to apply from, and with nothing else changed.', async () => {
    const { editor } = here.staff
    const start = (effectiveFrom?: string) =>
      createDraft(office(), editor, { ruleset: 'small', from: 'v1', effectiveFrom })
    const day = async ({ version: v }: { version: string }) => (await folder(v)).row.effectiveFrom
    expect(await day(await start())).toBe('2021-01-01')
    const made = await start('2031-02-28')
    expect(await day(made)).toBe('2031-02-28')
    const { sourceHash } = (await folder(made.version)).row
    const text = await here.service.store.read((db) => textOf(db, sourceHash))
    expect(text).toBe(smallText({ version: made.version, from: '2031-02-28' }))
  })

  it('takes the next free number, or a name of its own.', async () => {
    const { editor } = here.staff
    const make = (version?: string) =>
      createDraft(office(), editor, { ruleset: 'small', from: 'v1', version })
    const all = await here.service.store.read((db) =>
      db.select({ v: version.version }).from(version),
    )
    const most = Math.max(...all.map(({ v }) => Number(v.slice(1))))
    expect((await make()).version).toBe(`v${most + 1}`)
    expect((await make('trial-1')).version).toBe('trial-1')
    expect(await refused(make('trial-1'))).toBe('version-exists')
    for (const bad of ['../v1', '__proto__', 'V2', '', 'a b'])
      expect(await refused(make(bad)), bad).toBe('version-name')
  })
})

describe('What a person may do', () => {
  it('is told beforehand exactly as it is decided afterwards.', async () => {
    const v = await approved('2026-12-01')
    const told = may(await folder(v), here.staff.all, here.options.today())
    const sure = (action: keyof typeof told) => told[action] === true || told[action].code
    expect({ edit: sure('edit'), approve: sure('approve'), publish: sure('publish') }).toEqual({
      edit: 'state-wrong',
      approve: true,
      publish: true,
    })
    await approve(office(), here.staff.all, name(v), await tag(v))
    const after = may(await folder(v), here.staff.all, here.options.today())
    expect(after.publish).toMatchObject({ code: 'approver-publishes' })
    expect(may(await folder('v1'), here.staff.all, here.options.today())).toMatchObject({
      withdraw: true,
      delete: { code: 'state-wrong' },
    })
  })
})

describe('A comment', () => {
  it('stays with its version, its place and its writer.', async () => {
    const { viewer, reviewer } = here.staff
    await addComment(office(), reviewer, name('v1'), { at: '标准/14', text: ' 这一条含糊 ' })
    await addComment(office(), viewer, name('v1'), { text: '同意' })
    const all = await listComments(office(), name('v1'))
    expect(all.map(({ place, text, person }) => ({ place, text, person }))).toEqual(
      expect.arrayContaining([
        { place: '标准/14', text: '这一条含糊', person: reviewer.id },
        { place: null, text: '同意', person: viewer.id },
      ]),
    )
    expect(await refused(addComment(office(), viewer, name('v1'), { text: ' ' }))).toBe(
      'comment-empty',
    )
    expect(await refused(listComments(office(), name('v99')))).toBe('version-unknown')
  })
})

describe('The audit', () => {
  it('is read page by page, by who, what and on what.', async () => {
    const { ledger } = here.service
    const first = await listAudit(ledger, { limit: 2 })
    expect(first.rows.map(({ seq }) => seq)).toEqual([ledger.head(), ledger.head() - 1])
    const second = await listAudit(ledger, { limit: 2, before: first.next! })
    expect(second.rows[0]!.seq).toBe(ledger.head() - 2)
    const own = await listAudit(ledger, { actor: here.staff.publisher.id, limit: 500 })
    expect(own.rows.length).toBeGreaterThan(3)
    expect(own.rows.every(({ actor }) => actor === here.staff.publisher.id)).toBe(true)
    const one = await listAudit(ledger, { object: 'small/v1', action: 'version.publish' })
    expect(one.rows).toMatchObject([{ actor: 'system', detail: { bundled: true } }])
    expect(one.next).toBeNull()
  })
})
