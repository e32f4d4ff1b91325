// How a route is declared: everything about it in one place, so that what is documented, what
// is validated and who may call it can never differ.
import type { Static, TSchema } from 'typebox'
import type { Text } from '../../engine/words/problem.ts'
import type { Caller } from '../rules/port.ts'
import type { Access } from './access.ts'
import type { Body, BodyOf } from './body.ts'

/** An answer by media type; `headers` are documented. */
type Answer = {
  description: Text
  content?: Record<string, TSchema>
  headers?: Record<string, Text>
}

/** What a handler gets, validated. */
export type Call<P, Q, B> = {
  params: P
  query: Q
  body: B
  request: Request
  caller: Caller | undefined
  /** Where the request comes from. */
  address: string
}

type Shape<T> = T extends TSchema ? Static<T> : Record<never, never>

/** A header that a route reads. */
export type Header = 'If-Match' | 'If-None-Match' | 'Idempotency-Key'

/** A route; `{name}` in its path is a parameter. */
export type Definition<
  P extends TSchema | undefined,
  Q extends TSchema | undefined,
  B extends Body | undefined,
> = {
  /** The operation's name, unique: `scoreSubject`. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  tag: string
  summary: Text
  description?: Text
  access: Access
  params?: P
  query?: Q
  body?: B
  /** Headers that the request may carry; `needed` where it is refused without. */
  headers?: readonly { name: Header; needed: boolean }[]
  answers: Record<number, Answer>
  /** Statuses of problem+json that the content of a request can cause; 401, 403, 5xx go without saying. */
  refusals: readonly number[]
  handle: (call: Call<Shape<P>, Shape<Q>, BodyOf<B>>) => Response | Promise<Response>
}

/** A declared route, its types forgotten. */
export type Route = Omit<Definition<TSchema, TSchema, Body>, 'handle'> & {
  handle: (call: Call<never, never, never>) => Response | Promise<Response>
}

/** Declares a route. */
export function route<
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  const B extends Body | undefined = undefined,
>(definition: Definition<P, Q, B>): Route {
  return definition as unknown as Route
}
