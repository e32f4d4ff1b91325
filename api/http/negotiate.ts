// Which representation a reader asks for, and whether it already has it.

/** Whether JSON is asked for; without a wish it is the text itself that is given. */
export function wantsJson(request: Request): boolean {
  const wishes = (request.headers.get('accept') ?? '').toLowerCase().split(',')
  const weight = (type: string) => {
    const wish = wishes.find((each) => each.trim().split(';')[0] === type)
    if (wish === undefined) return 0
    const q = /;\s*q=([\d.]+)/.exec(wish)
    return q ? Number(q[1]) : 1
  }
  return weight('application/json') > Math.max(weight('application/yaml'), weight('text/yaml'))
}

/** Whether the reader's copy has this tag, which the caller then answers by 304. */
export function hasCopy(request: Request, tag: string): boolean {
  const known = request.headers.get('if-none-match')
  if (known === null) return false
  return known.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')))
}
