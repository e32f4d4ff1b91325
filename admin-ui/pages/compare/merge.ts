// Two texts in CodeMirror's merge view, read only, what is the same folded.
import { yaml } from '@codemirror/lang-yaml'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { say } from '../../base/say.ts'
import { COMPARE } from '../../words/compare.ts'

const LOOK = EditorView.theme({
  '&': { fontSize: '12px', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '.cm-content': { fontFamily: 'var(--mono)', lineHeight: '18px' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-3)', border: '0' },
  '.cm-changedLine': { backgroundColor: 'var(--inserted-ground) !important' },
  '.cm-changedText': {
    background: 'none !important',
    textDecoration: 'underline',
    textDecorationThickness: '2px',
  },
  '.cm-changedLineGutter': { backgroundColor: 'var(--accent) !important' },
  '.cm-deletedLineGutter': { backgroundColor: 'var(--ink-3) !important' },
  '.cm-deletedChunk .cm-deletedText': {
    background: 'none !important',
    textDecoration: 'line-through',
  },
  '.cm-deletedChunk': { backgroundColor: 'var(--sunken)', color: 'var(--ink-3)' },
  '.cm-collapsedLines': {
    background: 'var(--sunken)',
    color: 'var(--ink-2)',
    padding: '4px 12px',
  },
  '.cm-collapsedLines::before': { content: '"⋯"' },
  '.cm-collapsedLines::after': { content: '"⋯"' },
})
const FOLD = { margin: 3, minSize: 6 }
// Its own limit takes two standards of this length for one change from the first line to the last.
const DIFF = { scanLimit: 100_000, timeout: 3_000 }

/** Shows the texts in `host`, one under the other where `narrow`; the answer takes them away. */
export function mergeSources(
  host: HTMLElement,
  a: string,
  b: string,
  [old, now]: readonly [string, string],
  narrow: boolean,
): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const common = (label: string): Extension => [
    yaml(),
    lineNumbers(),
    LOOK,
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorState.phrases.of({ '$ unchanged lines': say(COMPARE.unchangedLines) }),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ]
  if (narrow) {
    const unified = unifiedMergeView({
      original: a,
      mergeControls: false,
      collapseUnchanged: FOLD,
      diffConfig: DIFF,
    })
    const extensions = [common(now), unified]
    const view = new EditorView({ doc: b, extensions, parent: root, root })
    return () => view.destroy()
  }
  const view = new MergeView({
    a: { doc: a, extensions: common(old) },
    b: { doc: b, extensions: common(now) },
    parent: root,
    root,
    gutter: true,
    collapseUnchanged: FOLD,
    diffConfig: DIFF,
  })
  return () => view.destroy()
}
