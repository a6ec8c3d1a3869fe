import pino from 'pino'

export type Logger = pino.Logger

/** Names whose values never reach a log: secrets, and what people write to each other. */
const REDACT = [
  'password',
  'pass',
  'token',
  'secret',
  'authorization',
  'cookie',
  'raw',
  'text',
  'html',
  'bytes',
  'url',
].flatMap(key => [key, `*.${key}`])

/** JSON on stdout, readable on a terminal. */
export function createLogger(level: string, options: { pretty?: boolean; file?: string } = {}): Logger {
  const settings: pino.LoggerOptions = {
    level,
    redact: { paths: REDACT, censor: '…' },
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  if (options.file) return pino(settings, pino.destination({ dest: options.file, mkdir: true, sync: false }))
  if (options.pretty)
    return pino({
      ...settings,
      transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname' } },
    })
  return pino(settings)
}
