// What every page is: an address in, content out; what it loads stays on screen until the newer
// answer is there, and the latest answer wins.
import { type Task, TaskStatus } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { SHELL } from '../words/shell.ts'
import { LxElement } from './element.ts'
import { icon } from './icon.ts'
import { HAS_MARGINS, onPaper, type Paper, printedBy } from './paper.ts'
import type { Address } from './router.ts'
import { say } from './say.ts'
import { trouble } from './trouble.ts'

export class LxPage extends LxElement {
  @property({ attribute: false }) address: Address = { path: [], query: new URLSearchParams() }

  /** A part of the path, by place. */
  protected segment(place: number): string {
    return this.address.path[place] ?? ''
  }
}

/** What a task found, its trouble, or that it is on its way; old content stays while it is. */
export function found<T>(
  task: Task<readonly unknown[], T>,
  view: (value: T) => TemplateResult | typeof nothing,
): TemplateResult {
  const busy = task.status === TaskStatus.PENDING
  if (task.status === TaskStatus.ERROR) return trouble(task.error, () => void task.run())
  if (task.value === undefined)
    return html`<div class="loading" role="status"><span class="unseen">${say(SHELL.loading)}</span></div>`
  return html`${busy ? html`<div class="loading" role="status"></div>` : nothing}${view(task.value)}`
}

type Bar = {
  back?: string
  title: string
  chip?: unknown
  context?: unknown
  right?: unknown
  paper?: Paper
}

/** The bar under the top bar: where one is, and what can be done here. */
export function bar({ back, title, chip, context, right, paper }: Bar): TemplateResult {
  onPaper(title, paper)
  return html`<header class="document-bar">
    ${back === undefined ? nothing : html`<a class="icon" href=${back} aria-label=${say(SHELL.back)}>${icon('back')}</a>`}
    <h1>${title}</h1>${chip ?? nothing}
    <p class="context">${context ?? nothing}</p>
    <div class="acts">${right ?? nothing}</div>
  </header>${paperNote()}`
}

// Who printed it and when, where the margins of the page cannot say it.
function paperNote(): TemplateResult | typeof nothing {
  return HAS_MARGINS ? nothing : html`<p class="paper-only note">${printedBy()}</p>`
}

/** The button that prints the page. */
export function printButton(): TemplateResult {
  return html`<button type="button" @click=${() => window.print()}>${icon('print')}${say(SHELL.print)}</button>`
}
