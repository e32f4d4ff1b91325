// The keys of the editor; none of them is a single letter while somebody types.
import type { Draft } from '../../editor/draft.ts'

type Acts = {
  pane: (pane: 'statute' | 'middle' | 'impact') => void
  item: (step: 1 | -1) => void
  problem: () => void
  view: () => void
  primary: () => void
}

/** Listens until the answer is called. */
export function onKeys(draft: () => Draft | undefined, acts: Acts): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const done = handle(event, draft(), acts)
    if (done) event.preventDefault()
  }
  window.addEventListener('keydown', pressed)
  return () => window.removeEventListener('keydown', pressed)
}

function handle(event: KeyboardEvent, draft: Draft | undefined, acts: Acts): boolean {
  const target = event.target as HTMLElement
  if (target.closest('dialog')) return false
  const typing =
    target.matches('input, textarea, select, [contenteditable]') ||
    target.closest('lx-source') !== null
  const control = event.ctrlKey || event.metaKey
  const key = event.key.toLowerCase()
  if (control && (key === 'z' || key === 'y')) {
    // A text field that is being typed in takes back its own letters first.
    if (target.matches('textarea, input[type=search]') || target.closest('lx-source')) return false
    if (key === 'y' || event.shiftKey) void draft?.redo()
    else void draft?.undo()
    return true
  }
  if (control && event.key === '/') return run(acts.view)
  if (control && event.key === 'Enter') return run(acts.primary)
  if (event.altKey && event.key === 'ArrowDown') return run(acts.problem)
  if (typing || control || event.altKey) return false
  if (event.key === '[') return run(() => acts.item(-1))
  if (event.key === ']') return run(() => acts.item(1))
  const pane = ({ 1: 'statute', 2: 'middle', 3: 'impact' } as const)[event.key as '1']
  return pane ? run(() => acts.pane(pane)) : false
}

function run(act: () => void): true {
  act()
  return true
}
