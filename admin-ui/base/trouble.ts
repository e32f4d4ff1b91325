// A refusal as a sentence: what happened, what was kept, what to do.
import { html, nothing, type TemplateResult } from 'lit'
import { ServerError } from '../client/call.ts'
import { SHELL, TROUBLE } from '../words/shell.ts'
import { say, sentence } from './say.ts'

/** What to tell of an error. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ServerError))
    return say(TROUBLE.failed(error instanceof Error ? error.message : String(error)))
  const { status, title, detail, problems } = error.refusal
  if (status === 0) return say(TROUBLE.unreachable)
  const first = problems?.[0]
  if (first) return sentence(say(first.text))
  if (status === 404) return say(TROUBLE.missing)
  if (status === 412) return say(TROUBLE.changed)
  // What stands before the service answers in no words of ours.
  if (status >= 500 && refusalText(detail) === undefined) return say(TROUBLE.down(status))
  const text = refusalText(detail) ?? refusalText(title) ?? `${status}`
  return sentence(status === 403 ? text : say(TROUBLE.failed(text)))
}

function refusalText(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'object' && value !== null && 'zh' in value && 'en' in value)
    return say(value as { zh: string; en: string })
  return undefined
}

/** A page's error in place of its content, with a way to go on. */
export function trouble(error: unknown, retry?: () => void): TemplateResult {
  return html`<div class="trouble panel pad" role="alert">
    <p>${sentenceOf(error)}</p>
    ${retry ? html`<button type="button" @click=${retry}>${say(SHELL.retry)}</button>` : nothing}
  </div>`
}
