// What stands before every handler: who may, the parameters, the query, the body. One function
// and no middleware, because each of those costs more than scoring a subject does.
import type { Context } from 'hono'
import { placeInJson } from '../../engine/json/place.ts'
import { findings } from '../../engine/schema/findings.ts'
import { firstOf, type Problem, problem } from '../../engine/words/problem.ts'
import { nameOf } from '../contract/define.ts'
import { VALIDATORS } from '../contract/validators.js'
import { Refusal } from '../refusal/refusal.ts'
import type { Caller } from '../rules/port.ts'
import { refuse } from './answer.ts'
import { decodeText, hasType, MOST_BODY_BYTES, parseJson, readBody, typeOf } from './body.ts'
import type { Ports } from './ports.ts'
import { queryOf } from './query.ts'
import { refusalAnswer } from './refusal.ts'
import type { Call, Route } from './route.ts'

type Handler = (context: Context) => Promise<Response>

/** The handler of a route for the router. */
export function handlerOf(route: Route, ports: Ports): Handler {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!)
  const checkParams = validatorOf(route.params)
  const checkQuery = validatorOf(route.query)
  const checkBody = route.body?.kind === 'json' ? validatorOf(route.body.schema) : undefined

  const respond = async (context: Context): Promise<Response> => {
    const request = context.req.raw
    const address = addressOf(context)
    let caller: Caller | undefined
    if (ports.guard) {
      const admission = await ports.guard(request, route.access, address)
      if (admission.refusal) {
        const { status, problem: found, headers } = admission.refusal
        return refuse([found], { status, headers })
      }
      caller = admission.caller
    }
    const params: Record<string, string> = {}
    for (const name of names) params[name] = context.req.param(name)!
    if (checkParams(params).length > 0)
      return refuse([problem('http-path-unknown', { path: context.req.path })])
    const { query, problem: repeated } = queryOf(request.url)
    if (repeated) return refuse([repeated])
    const wrong = checkQuery(query)
    if (wrong.length > 0) return refuse(wrong.map(ofQuery))
    let body: unknown
    if (route.body) {
      const { body: declared } = route
      const unfit = hasType(request, typeOf(declared))
      if (unfit) return refuse([unfit])
      if (declared.kind === 'stream') body = request.body ?? emptyStream()
      else {
        const bytes = await readBody(request, declared.most ?? MOST_BODY_BYTES)
        if (!(bytes instanceof Uint8Array)) return refuse([bytes])
        if (declared.kind === 'jsonBytes') body = bytes
        else {
          const text = decodeText(bytes)
          if (typeof text !== 'string') return refuse([text])
          if (declared.kind === 'yaml') body = text
          else {
            const read = parseJson(text)
            if ('problem' in read) return refuse([read.problem])
            const found = checkBody!(read.value)
            if (found.length > 0) return refuse(placeInJson(found, text, 1))
            body = read.value
          }
        }
      }
    }
    const call = { params, query, body, request, caller, address }
    return route.handle(call as unknown as Call<never, never, never>)
  }

  return async (context) => {
    const started = performance.now()
    let response: Response
    try {
      response = await respond(context)
    } catch (error) {
      response =
        error instanceof Refusal ? refusalAnswer(error) : faultOf(error, ports, { route: route.id })
    }
    ports.observe?.(route, response.status, (performance.now() - started) / 1000)
    return response
  }
}

/** The answer to a failure of ours: an id that finds it in the log, and nothing else. */
export function faultOf(error: unknown, ports: Ports, fields: Record<string, unknown>): Response {
  const errorId = ports.errorId()
  ports.log.error({ ...fields, errorId, error }, 'request failed')
  return refuse([problem('server-fault', { id: errorId })], { fields: { errorId } })
}

function validatorOf(schema: unknown): (value: unknown) => Problem[] {
  const name = nameOf(schema)
  if (name === undefined) return () => []
  const validate = VALIDATORS[name]
  if (!validate) throw new Error(`no validator of ${name}: declare it by input() and list its file`)
  return (value) =>
    validate(value)
      ? []
      : firstOf(findings(validate.errors ?? [], value, []).map((each) => each.problem))
}

function ofQuery(found: Problem): Problem {
  return { ...found, path: `?${found.path ?? ''}` }
}

// Node's socket, where there is one; tests call the app without.
function addressOf(context: Context): string {
  const { incoming } = (context.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? ''
}

function emptyStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() })
}
