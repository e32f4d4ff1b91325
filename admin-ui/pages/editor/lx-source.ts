// The source: the same text as the form's, with problems in place, completion and hover.
import { autocompletion, type CompletionContext } from '@codemirror/autocomplete'
import { yaml } from '@codemirror/lang-yaml'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, hoverTooltip } from '@codemirror/view'
import { basicSetup } from 'codemirror'
import { css, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { say } from '../../base/say.ts'
import type { Draft } from '../../editor/draft.ts'
import { EDITOR } from '../../words/editor.ts'
import { complete, explain } from './source-words.ts'

// In a shadow root CodeMirror's styles are adopted, which a strict CSP allows.
@customElement('lx-source')
export class LxSource extends LitElement {
  @property({ attribute: false }) draft!: Draft
  #view: EditorView | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #fixed = new Compartment()
  readonly #changed = (): void => this.#take()

  static override styles = css`
    :host { display: block; flex: 1; min-height: 0; overflow: hidden; }
    .cm-editor { height: 100%; font-size: 13px; background: var(--surface); color: var(--ink); }
    .cm-editor.cm-focused { outline: 2px solid var(--accent); outline-offset: -2px; }
    .cm-scroller { font-family: var(--mono); line-height: 20px; overflow: auto; }
    .cm-gutters { background: var(--sunken); color: var(--ink-3); border-right: 1px solid var(--hairline); }
    .cm-editor .cm-content .cm-activeLine, .cm-editor .cm-gutters .cm-activeLineGutter { background: color-mix(in oklab, var(--accent-weak) 55%, transparent); }
    .cm-cursor { border-left-color: var(--ink); }
    .cm-editor .cm-selectionBackground, .cm-editor.cm-focused .cm-selectionBackground { background: var(--accent-weak); }
    .cm-tooltip, .cm-panels { background: var(--surface); color: var(--ink); border: 1px solid var(--hairline-strong); }
    .cm-tooltip { padding: 4px 8px; max-width: 480px; }
    .cm-tooltip-autocomplete ul li[aria-selected] { background: var(--accent); color: var(--on-accent); }
    .cm-collapsedLines::before { content: "⋯"; }
    .ͼb { color: var(--accent); }
    .ͼe, .ͼd { color: var(--better); }
    .ͼm { color: var(--ink-3); }
    .ͼl, .ͼk { color: var(--accent); }
    .ͼc, .ͼf { color: var(--worse); }
  `

  override firstUpdated(): void {
    this.#view = new EditorView({
      parent: this.renderRoot as ShadowRoot,
      root: this.renderRoot as ShadowRoot,
      state: EditorState.create({
        doc: this.draft.text,
        extensions: [
          basicSetup,
          yaml(),
          lintGutter(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': say(EDITOR.source),
            lang: 'zh-CN',
            tabindex: '0',
          }),
          autocompletion({
            override: [(context: CompletionContext) => complete(context, this.draft.ruleset)],
          }),
          hoverTooltip((view, at) => explain(view, at, this.draft.ruleset)),
          this.#fixed.of(EditorState.readOnly.of(!this.draft.editable)),
          EditorView.updateListener.of(({ docChanged, transactions }) => {
            if (docChanged && !transactions.some((each) => each.isUserEvent('liangxin')))
              this.#typed()
          }),
        ],
      }),
    })
    this.#mark()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.draft?.addEventListener('change', this.#changed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.draft.removeEventListener('change', this.#changed)
    this.#flush()
    this.#view?.destroy()
  }

  override willUpdate(): void {
    this.draft.addEventListener('change', this.#changed)
  }

  /** Puts the cursor on a line. */
  goTo(line: number, column: number): void {
    const view = this.#view
    if (!view) return
    const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
    view.dispatch({
      selection: { anchor: Math.min(at.to, at.from + column - 1) },
      effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
    })
    view.focus()
  }

  #typed(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#flush(), 250)
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = this.#view?.state.doc.toString()
    if (text !== undefined && text !== this.draft.text)
      void this.draft.write(text, { zh: '编辑源文本', en: 'edit the source' }, 'source')
  }

  // What the form or an undo has changed comes in as the smallest splice, so the cursor stays.
  #take(): void {
    const view = this.#view
    if (!view) return
    const now = view.state.doc.toString()
    const { text } = this.draft
    // What is being typed and not handed over yet wins over what the page still thinks.
    if (now !== text && this.#timer === undefined) {
      let from = 0
      while (from < now.length && from < text.length && now[from] === text[from]) from++
      let end = 0
      while (
        end < now.length - from &&
        end < text.length - from &&
        now[now.length - 1 - end] === text[text.length - 1 - end]
      )
        end++
      view.dispatch({
        changes: { from, to: now.length - end, insert: text.slice(from, text.length - end) },
        userEvent: 'liangxin',
      })
    }
    this.#mark()
  }

  #mark(): void {
    const view = this.#view
    if (!view) return
    const { doc } = view.state
    const found = this.draft.problems.flatMap(
      ({ line, column, severity, text, hint, of }): Diagnostic[] => {
        if (line === undefined || of === 'cases' || line > doc.lines) return []
        const at = doc.line(line)
        const from = Math.min(at.to, at.from + (column ?? 1) - 1)
        const kind = severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info'
        return [
          {
            from,
            to: at.to,
            severity: kind,
            message: `${say(text)}${hint ? ` ${say(hint)}` : ''}`,
          },
        ]
      },
    )
    view.dispatch(setDiagnostics(view.state, found))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-source': LxSource
  }
}
