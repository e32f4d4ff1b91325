// Line icons of our own, 16 × 16, drawn in the colour of the text; always beside words or a label.
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit'

const SHAPES = {
  back: svg`<path d="M10 3 5 8l5 5"/>`,
  next: svg`<path d="m6 3 5 5-5 5"/>`,
  down: svg`<path d="m3.5 6 4.5 4.5L12.5 6"/>`,
  undo: svg`<path d="M5.5 3 2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H6"/>`,
  redo: svg`<path d="m10.5 3 3 3-3 3M13 6H6.5a4 4 0 0 0 0 8H10"/>`,
  check: svg`<path d="m3 8.5 3.5 3.5L13 4.5"/>`,
  close: svg`<path d="m4 4 8 8m0-8-8 8"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  minus: svg`<path d="M3 8h10"/>`,
  search: svg`<circle cx="7" cy="7" r="4"/><path d="m10 10 3.5 3.5"/>`,
  calendar: svg`<path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3"/>`,
  print: svg`<path d="M4.5 6V2.5h7V6M4.5 11.5h-2v-5h11v5h-2M4.5 9.5h7v4h-7z"/>`,
  menu: svg`<path d="M2.5 4h11M2.5 8h11M2.5 12h11"/>`,
  book: svg`<path d="M8 4C6.5 3 4.5 2.800 2.5 3v9.5c2-.2 4 0 5.5 1 1.5-1 3.5-1.200 5.5-1V3c-2-.2-4 0-5.5 1zm0 0v9.5"/>`,
  list: svg`<path d="M6 4h7.5M6 8h7.5M6 12h7.5M2.5 4h1M2.5 8h1M2.5 12h1"/>`,
  chart: svg`<path d="M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V7"/>`,
  flag: svg`<path d="M3.5 14V2.5h9L10 6l2.5 3.5h-9"/>`,
  copy: svg`<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"/>`,
  blocking: svg`<rect x="2" y="2" width="12" height="12" rx="1.5" fill="currentColor"/><path d="m5.800 5.800 4.400 4.400m0-4.400-4.400 4.400" stroke="var(--surface)"/>`,
  reminder: svg`<path d="M8 2 1.800 13.200h12.400zM8 6.5v3.200M8 11.200v.6"/>`,
  person: svg`<circle cx="8" cy="5.5" r="2.800"/><path d="M2.5 14c.5-3 2.700-4.5 5.5-4.5s5 1.5 5.5 4.5"/>`,
  sun: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1"/>`,
  drag: svg`<path d="M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1" stroke-width="2"/>`,
} satisfies Record<string, SVGTemplateResult>

/** An icon that says nothing by itself. */
export function icon(name: keyof typeof SHAPES, size = 16): TemplateResult {
  return html`<svg class="icon-line" width=${size} height=${size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${SHAPES[name]}</svg>`
}

/** The mark of the product: a graduated rule. */
export function mark(size = 22): TemplateResult {
  return html`<svg width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><rect x="2" y="2" width="20" height="20" rx="2.5"/><path d="M3 7h10M3 10.5h6M3 14h6M3 17.5h12" stroke-width="1.800"/></svg>`
}
