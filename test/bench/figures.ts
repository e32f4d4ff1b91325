// Figures by the size of a city, as a table.

/** Notes a figure of a size under a name; names stand in the order they are first met. */
export type Figures = {
  note: (name: string, size: number, figure: string, target?: string) => void
  table: () => string
}

/** No figures yet; a target is that of one of the sizes. */
export function createFigures(sizes: readonly number[], targeted: number): Figures {
  const rows = new Map<string, { figures: Map<number, string>; target: string }>()
  return {
    note(name, size, figure, target = '–') {
      const row = rows.get(name) ?? { figures: new Map(), target }
      rows.set(name, row)
      row.figures.set(size, figure)
    },
    table() {
      const heads = sizes.map((size) => size.toLocaleString('en-US'))
      const lines = [...rows].map(([name, { figures, target }]) => {
        const cells = sizes.map((size) => figures.get(size) ?? 'not measured')
        return `| ${[name, ...cells, target].join(' | ')} |`
      })
      return [
        `| subjects | ${heads.join(' | ')} | target at ${targeted.toLocaleString('en-US')} |`,
        `|---|${sizes.map(() => '---:').join('|')}|---|`,
        ...lines,
      ].join('\n')
    },
  }
}
