// The sources of two versions side by side, on one page under the other where it is narrow. The
// editor comes only when it is shown, and lives in a shadow root, where its styles may be adopted.
import { Task } from '@lit/task'
import { html } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { LxElement } from '../../base/element.ts'
import { found } from '../../base/page.ts'
import { say } from '../../base/say.ts'
import { readVersion } from '../../client/versions.ts'
import { COMPARE } from '../../words/compare.ts'

@customElement('lx-source-diff')
export class LxSourceDiff extends LxElement {
  @property() ruleset = ''
  @property() from = ''
  @property() to = ''
  @query('.host') private _host!: HTMLElement | null
  @state() private _narrow = false
  #close: (() => void) | undefined
  readonly #texts = new Task(this, {
    task: async ([ruleset, from, to], { signal }) => {
      const [a, b] = await Promise.all([from, to].map((each) => readVersion(ruleset, each, signal)))
      return { a: a!.text, b: b!.text }
    },
    args: () => [this.ruleset, this.from, this.to] as const,
    onComplete: (texts) => void this.updateComplete.then(() => this.#show(texts)),
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close?.()
  }

  override render() {
    return html`<p class="note">${say(this._narrow ? COMPARE.sourceNoteNarrow : COMPARE.sourceNote)}</p>${found(
      this.#texts,
      () => html`<div class="panel host"></div>`,
    )}`
  }

  async #show({ a, b }: { a: string; b: string }): Promise<void> {
    const { mergeSources } = await import('./merge.ts')
    this.#close?.()
    if (!this._host) return
    const labels = [say(COMPARE.sourceOld), say(COMPARE.sourceNew)] as const
    this._narrow = this._host.clientWidth < 720
    this.#close = mergeSources(this._host, a, b, labels, this._narrow)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-source-diff': LxSourceDiff
  }
}
