// What stands around a printed page: the head with title and checksum, the foot with who printed it
// and when, whether it binds anybody, and the number of the page. The margin boxes of @page in
// style/paper.css take it from properties of the root.
import { SHELL } from '../words/shell.ts'
import { clock, date, today } from './figures.ts'
import { say } from './say.ts'
import { person } from './session.ts'

/** What a page says of itself on paper. */
export type Paper = {
  /** What it is of: 《标准》 v1 → v2. */
  of?: string
  /** Checksums with what each is of; without a name where there is but one. */
  digests?: readonly (readonly [name: string, hash: string | null])[]
  /** That nothing follows from it, where nothing does. */
  notice?: string
}

let shown: { title: string } & Paper = { title: '' }

/** Takes down what the page that is shown says on paper. */
export function onPaper(title: string, paper: Paper = {}): void {
  shown = { title, ...paper }
  write()
}

/** Whether the margins of printed pages can be written to here. */
export const HAS_MARGINS = 'CSSMarginRule' in globalThis

/** Who prints now. */
export function printedBy(): string {
  const who = person()?.person.name
  return who ? say(SHELL.printedBy(who, `${date(today())} ${clock(new Date())}`)) : ''
}

/** The beginning of a hash, as people compare it. */
export function short(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, 12)
}

// The time of printing is known when it is printed.
globalThis.addEventListener?.('beforeprint', write)

function write(): void {
  const { title, of, digests = [], notice } = shown
  const known = digests.filter(([, hash]) => hash !== null)
  const checksums = known.map(([name, hash]) => `${name}${name && ' '}${short(hash ?? '')}`)
  const head = [title, of].filter(Boolean).join('　')
  const foot = [notice, printedBy()].filter(Boolean).join('　')
  const [before, between, after] = say(SHELL.pageOf('|', '|')).split('|')
  put('head', quoted(head))
  put('checksums', quoted(known.length > 0 ? say(SHELL.checksum(checksums.join('　'))) : ''))
  put('foot', quoted(foot))
  put(
    'number',
    `${quoted(before!)} counter(page) ${quoted(between!)} counter(pages) ${quoted(after!)}`,
  )
}

function put(name: string, content: string): void {
  document.documentElement.style.setProperty(`--paper-${name}`, content)
}

// A CSS string: whatever could end it is written by its number.
function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/g, (each) => `\\${each.charCodeAt(0).toString(16)} `)}"`
}
