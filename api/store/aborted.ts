// What the database itself refused, as a refusal people understand.
import { Refusal } from '../refusal/refusal.ts'

/** The refusal behind an error of the database, or the error as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const { message, code } = innermost(error)
  if (!code.startsWith('SQLITE_')) return error
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    if (message.includes('version.effective_from'))
      return new Refusal('date-taken', { date: '', version: '' })
    return new Refusal('store-refuses', { reason: message.replace(/^\w+: /, '') })
  }
  if (/^SQLITE_(FULL|IOERR|READONLY)/.test(code)) return new Refusal('disk-full')
  if (/^SQLITE_(BUSY|LOCKED|CANTOPEN)/.test(code)) return new Refusal('store-busy')
  return error
}

function innermost(error: unknown): { message: string; code: string } {
  let found = error as { message?: string; code?: string; cause?: unknown }
  while (found?.cause instanceof Error && !String(found.code ?? '').startsWith('SQLITE_'))
    found = found.cause as typeof found
  return { message: String(found?.message), code: String(found?.code ?? '') }
}
