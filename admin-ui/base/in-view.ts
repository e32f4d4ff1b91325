// Whether an element has come into view: what counts as read must have been there to be seen.
import type { ReactiveController, ReactiveControllerHost } from 'lit'

export class InView implements ReactiveController {
  /** Once seen, always seen. */
  seen = false
  readonly #host: ReactiveControllerHost & Element
  #observer: IntersectionObserver | undefined

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    if (this.seen) return
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      this.seen = true
      this.#observer?.disconnect()
      this.#host.requestUpdate()
    })
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
  }
}
