// Structured lines on stderr, written in the background and with nothing secret in them.
import pino from 'pino'
import type { Log } from '../ports.ts'

const SECRET = ['authorization', 'cookie', 'password', 'key', 'body', 'text']

/** A log for the service; `flush` writes what is left before the process ends. */
export function createLog(level = 'info'): Log & { flush: () => void } {
  const destination = pino.destination({ dest: 2, sync: false })
  const logger = pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
      redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), censor: '[…]' },
    },
    destination,
  )
  return {
    info: (fields, message) => logger.info(fields, message),
    error: (fields, message) => logger.error(fields, message),
    flush: () => destination.flushSync(),
  }
}
