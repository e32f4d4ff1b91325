// Numbers typed on a Chinese keyboard.

/** A number or date as it would be written in half-width characters, if that makes it one. */
export function halfWidth(text: string): string | undefined {
  if (text.length > 20) return undefined
  const half = text
    .replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[−–—﹣]/g, '-')
    .trim()
  return /^-?\d+(\.\d+)?$|^\d{4}-\d\d-\d\d$/.test(half) ? half : undefined
}
