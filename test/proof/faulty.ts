// A client of the database whose k-th call fails, once.
import { type Client, connect } from '../../api/store/client.ts'

/** Which call fails, 0 for none, and how many there were. */
export type Fault = { at: number; calls: number }

const CALLS = ['execute', 'executeMultiple', 'batch', 'transaction', 'commit']

/** A connect whose clients fail by this fault. */
export function faulty(fault: Fault): (url: string) => Promise<Client> {
  return async (url) => guarded(await connect(url), fault)
}

function guarded<T extends object>(target: T, fault: Fault): T {
  return new Proxy(target, {
    get(object, key) {
      const member = Reflect.get(object, key, object)
      if (typeof member !== 'function') return member
      if (!CALLS.includes(String(key))) return member.bind(object)
      return async (...args: unknown[]) => {
        fault.calls++
        if (fault.calls === fault.at) throw new Error('the call failed')
        const result = await member.apply(object, args)
        return key === 'transaction' ? guarded(result, fault) : result
      }
    },
  })
}
