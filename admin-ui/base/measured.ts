// The width an element has, for drawings whose lines must not be stretched.
import type { ReactiveController, ReactiveControllerHost } from 'lit'

export class Measured implements ReactiveController {
  width = 0
  readonly #host: ReactiveControllerHost & Element
  #observer: ResizeObserver | undefined

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0)
      if (width === this.width || width === 0) return
      this.width = width
      this.#host.requestUpdate()
    })
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
  }
}
