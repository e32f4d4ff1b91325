// The canonical layout of the rule format: the order of the keys, and what is always written
// over several lines. Everything else stands on one line where it fits.

/** The layout of a value: its keys in order, and the layouts of what is in it. */
export type Layout = {
  keys?: readonly string[]
  /** Never on one line, unless empty. */
  open?: boolean
  at?: Readonly<Record<string, Layout>>
  /** Of every other value of a map, and of the members of a list. */
  each?: Layout
}

const words = (text: string) => text.split(' ')
const map = (keys: string, at: Record<string, Layout> = {}): Layout => ({ keys: words(keys), at })
const open = (layout: Layout): Layout => ({ ...layout, open: true })
const listOf = (each: Layout): Layout => ({ open: true, each: open(each) })

export const ANY: Layout = {}

const bilingual = map('zh en')
const limit = map('points per')
const validity = map('years months from lastDay cite')

const sentence: { keys: string[]; each?: Layout } = {
  keys: words(
    'fact is isNot in notIn atLeast atMost moreThan lessThan known condition all any not',
  ),
}
// A condition in `not` has the layout of one in the list of an `all`.
sentence.each = { ...sentence, each: sentence }

const count = map('when otherwise cite', { when: sentence, otherwise: bilingual })

const fact = map('of type min max unit choices required derive text', {
  derive: map('fullMonths fullDays', {
    fullMonths: map('from until'),
    fullDays: map('from until'),
  }),
})

const item = map(
  'id text printed record points pointsBy pointsEach pointsRecorded times when onTopOf distinctBy limit validity cite',
  {
    pointsEach: map('points of after'),
    pointsRecorded: map('fact moreThan atMost'),
    times: map('fact atLeast'),
    when: sentence,
    limit,
    validity,
  },
)

const measure = map('id kind modality text basis cite')

const reading = map('id question chosen text cite answers alternatives', {
  question: bilingual,
  text: bilingual,
  answers: { each: map('lint at') },
  alternatives: listOf(
    map('id text change', {
      text: bilingual,
      change: { open: true, each: map('set to add value remove move after') },
    }),
  ),
})

/** The layout of a whole ruleset. */
export const RULESET: Layout = open(
  map(
    'format ruleset version title effectiveFrom sources subjects score validity grades facts conditions counts types sections determinations combine repair measures readings dismissals reasons',
    {
      title: bilingual,
      sources: open({ each: map('title file') }),
      subjects: open(map('scored notApplicable names cite')),
      score: open(map('base direction sameCase rounding clamp cite', { clamp: map('min max') })),
      validity,
      grades: listOf(map('grade name from printed printedTo cite')),
      facts: open({ each: fact }),
      conditions: open({ each: sentence }),
      counts: open({ keys: words('points determination'), each: open(count) }),
      types: open({ each: map('name sameRecord') }),
      sections: listOf(map('name kind limit items', { limit, items: listOf(item) })),
      determinations: listOf(map('id grade when cite', { when: sentence })),
      repair: open(
        map('effect cite rules', {
          effect: map('points determination'),
          rules: listOf(map('id text cite')),
        }),
      ),
      measures: open({
        each: open(map('inherits cite none list', { none: bilingual, list: listOf(measure) })),
      }),
      readings: listOf(reading),
      dismissals: listOf(map('lint at reason until')),
      reasons: open({
        ...map(
          'effectiveFrom subjects score validity grades facts counts items determinations combine repair measures readings',
        ),
        each: { open: true },
      }),
    },
  ),
)

/** The layout of what stands under a key, or of a list's members. */
export function inside(layout: Layout, key: string): Layout {
  const { at } = layout
  return (at && Object.hasOwn(at, key) ? at[key] : layout.each) ?? ANY
}

/** The layout of the value at a path of keys and indices. */
export function layoutAt(path: readonly (string | number)[]): Layout {
  let layout = RULESET
  for (const part of path)
    layout = typeof part === 'number' ? (layout.each ?? ANY) : inside(layout, part)
  return layout
}

/** Where a key stands among others: unknown ones come last, in the order they have. */
export function rankOf(layout: Layout, key: string): number {
  const rank = layout.keys?.indexOf(key) ?? -1
  return rank === -1 ? Number.MAX_SAFE_INTEGER : rank
}
