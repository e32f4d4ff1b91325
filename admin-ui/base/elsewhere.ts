// To the provider of identities in a window of its own, and the word that comes back: the page
// that sent somebody there keeps everything that stands on it.

const WINDOW = 'liangxin-elsewhere'
const CHANNEL = 'liangxin-back'
const PLACE = 'liangxin.place'

/** Why somebody was not let through, or null. */
export type Back = { refused: string | null }

/** Opens the window; false where the browser does not let it. */
export function openElsewhere(path: '/v1/sign-in/provider' | '/v1/me/confirmation'): boolean {
  return window.open(path, WINDOW, 'popup,width=560,height=720') !== null
}

/** Calls `listener` with every word that comes back, until the answer is called. */
export function onBack(listener: (back: Back) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<Back>) => listener(data)
  return () => channel.close()
}

/** Passes the word on where this is that window, which then closes; false where it is not. */
export function passBack(back: Back): boolean {
  if (window.name !== WINDOW) return false
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(back)
  channel.close()
  window.close()
  return true
}

/** Remembers where somebody was who goes there in this very window. */
export function leaveFrom(place: string): void {
  try {
    sessionStorage.setItem(PLACE, place)
  } catch {
    // They come back to the first page.
  }
}

/** That place, once. */
export function placeBefore(): string {
  try {
    const place = sessionStorage.getItem(PLACE) ?? ''
    sessionStorage.removeItem(PLACE)
    return place
  } catch {
    return ''
  }
}
