// The tabs of the middle, and where a place of the document has its field.

export const TABS = [
  'items',
  'grades',
  'determinations',
  'validity',
  'repair',
  'measures',
  'readings',
  'cases',
] as const
export type Tab = (typeof TABS)[number]

/** Puts the focus into the field of a place, or into the nearest thing that shows it. */
export function focusPlace(page: HTMLElement, at: string): void {
  const [area, id] = at.split('.')
  const wanted = [
    `[data-at="${CSS.escape(at)}"]`,
    ...(area === 'items'
      ? ['#item-points', '#item-each', 'lx-item-points input', 'lx-item-form input']
      : []),
    ...(id ? [`[data-at="${CSS.escape(`${area}.${id}`)}"]`] : []),
    `[data-at^="${CSS.escape(area ?? '')}"]`,
  ]
  for (const selector of wanted) {
    const found = page.querySelector<HTMLElement>(selector)
    if (!found) continue
    found.scrollIntoView({ block: 'nearest' })
    const field = found.matches('input, select, button, textarea, summary')
      ? found
      : found.querySelector<HTMLElement>('input, select, button, textarea, summary')
    field?.focus()
    return
  }
}
