// Text to UTF-8 and a place to write it: a batch answers in bytes, for making text of them
// first takes several times as long as scoring.

/** Bytes written so far; `bytes` is replaced as it grows. */
export type Sink = { bytes: Uint8Array<ArrayBuffer>; length: number }

/** An empty sink. */
export function createSink(size = 65_536): Sink {
  return { bytes: new Uint8Array(size), length: 0 }
}

/** The bytes written so far, a copy of their own. */
export function taken(sink: Sink, from = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(new ArrayBuffer(sink.length - from))
  bytes.set(sink.bytes.subarray(from, sink.length))
  return bytes
}

/** Text as UTF-8; a lone half of a character becomes U+FFFD, as encoders do. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  const sink = createSink(text.length * 3)
  putText(sink, text)
  return taken(sink)
}

/** Appends bytes. */
export function putBytes(sink: Sink, piece: Uint8Array): void {
  const size = piece.length
  if (sink.length + size > sink.bytes.length) grow(sink, size)
  const { bytes, length } = sink
  if (size > LONG) bytes.set(piece, length)
  // For a short piece a loop is quicker than the call.
  else for (let i = 0; i < size; i++) bytes[length + i] = piece[i]!
  sink.length = length + size
}

const LONG = 48

/** Appends text as UTF-8. */
export function putText(sink: Sink, text: string): void {
  const size = text.length
  if (sink.length + size * 3 > sink.bytes.length) grow(sink, size * 3)
  const { bytes } = sink
  let at = sink.length
  for (let i = 0; i < size; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      bytes[at++] = code
      continue
    }
    if (code >= 0xd800 && code < 0xe000) {
      code = text.codePointAt(i)!
      if (code > 0xffff) i++
      else code = 0xfffd
    }
    if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6)
    else {
      if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12)
      else {
        bytes[at++] = 0xf0 | (code >> 18)
        bytes[at++] = 0x80 | ((code >> 12) & 63)
      }
      bytes[at++] = 0x80 | ((code >> 6) & 63)
    }
    bytes[at++] = 0x80 | (code & 63)
  }
  sink.length = at
}

/** Appends text as a JSON string. */
export function putJson(sink: Sink, text: string): void {
  // Asked once: strings come in so many forms that their length is looked up each time.
  const size = text.length
  if (sink.length + size * 3 + 2 > sink.bytes.length) grow(sink, size * 3 + 2)
  const { bytes } = sink
  let at = sink.length
  bytes[at++] = QUOTE
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) {
      if (code < 32 || code === QUOTE || code === BACKSLASH) {
        putEscaped(sink, text)
        return
      }
      bytes[at++] = code
    } else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6)
      bytes[at++] = 0x80 | (code & 63)
    } else {
      if (code >= 0xd800 && code < 0xe000) {
        putEscaped(sink, text)
        return
      }
      bytes[at++] = 0xe0 | (code >> 12)
      bytes[at++] = 0x80 | ((code >> 6) & 63)
      bytes[at++] = 0x80 | (code & 63)
    }
  }
  bytes[at++] = QUOTE
  sink.length = at
}

const QUOTE = 34
const BACKSLASH = 92

// A quote, a backslash, a control, half of a character: what a JSON string escapes. What was
// written before it was found does not count.
function putEscaped(sink: Sink, text: string): void {
  putText(sink, JSON.stringify(text))
}

/** Appends one byte. */
export function putByte(sink: Sink, byte: number): void {
  if (sink.length === sink.bytes.length) grow(sink, 1)
  sink.bytes[sink.length++] = byte
}

function grow(sink: Sink, more: number): void {
  const bytes = new Uint8Array(Math.max(sink.bytes.length * 2, sink.length + more))
  bytes.set(sink.bytes.subarray(0, sink.length))
  sink.bytes = bytes
}
