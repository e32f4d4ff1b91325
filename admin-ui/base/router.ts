// Addresses: the part after # names the page and what stands open on it, so that every view can
// be sent, printed and found again, and the server needs to know none of them.

/** A page's address in parts: `/rulesets/x/versions/v2` and `item=a`. */
export type Address = { path: string[]; query: URLSearchParams }

const changed = new EventTarget()
let guard: (() => boolean) | undefined

/** The address shown. */
export function here(): Address {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?')
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  }
}

/** The href of a page. */
export function link(
  path: readonly string[],
  query: Record<string, string | undefined> = {},
): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  const search = new URLSearchParams(given).toString()
  return `#/${path.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`
}

/** Goes to a page; `replace` leaves no step behind. */
export function go(href: string, replace = false): void {
  if (replace) {
    history.replaceState(null, '', href)
    changed.dispatchEvent(new Event('change'))
  } else location.hash = href.slice(1)
}

/** Calls `listener` whenever the address changes, until the answer is called. */
export function onAddress(listener: () => void): () => void {
  const told = () => listener()
  changed.addEventListener('change', told)
  window.addEventListener('hashchange', told)
  return () => {
    changed.removeEventListener('change', told)
    window.removeEventListener('hashchange', told)
  }
}

/** While set and true, leaving the window asks first. */
export function askBeforeLeaving(unsaved: (() => boolean) | undefined): void {
  guard = unsaved
}

window.addEventListener('beforeunload', (event) => {
  if (guard?.()) event.preventDefault()
})
