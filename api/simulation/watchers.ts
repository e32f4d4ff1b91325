// Who wants to hear of every step of a job.

/** Listeners by the id of what they listen to. */
export type Watchers<T> = {
  tell: (id: string, now: T) => void
  /** Calls back at every step; the answer stops that. */
  watch: (id: string, seen: (now: T) => void) => () => void
}

/** Nobody listens yet. */
export function createWatchers<T>(): Watchers<T> {
  const listeners = new Map<string, Set<(now: T) => void>>()
  return {
    tell(id, now) {
      for (const seen of listeners.get(id) ?? []) seen(now)
    },
    watch(id, seen) {
      const set = listeners.get(id) ?? new Set()
      listeners.set(id, set.add(seen))
      return () => {
        set.delete(seen)
        if (set.size === 0) listeners.delete(id)
      }
    },
  }
}
