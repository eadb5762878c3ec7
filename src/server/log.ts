// The log. Problem: a secret reaches a log by ways nobody listed: inside an error's message, a nested object, a URL.
// Design: pino writes JSON lines, and every finished line passes one filter on its way out that crosses out the secrets of
// the configuration, connection strings, bearer tokens, and the values of fields with telling names. Data shape: one JSON
// object per line; the line of an operation has `operation`, `hash`, `ms`, `statements`, `cost`, `errors`, and the viewer's ids.
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.js';

const crossedOut = '[redacted]';

// Texts of callers come through here, so every pattern finds its end in one pass: what a name must hold stands in a lookahead,
// which is asked once, because a pattern with the word in its midst begins anew wherever the word is repeated.
const telling = String.raw`(?=[\w-]*(?:authorization|cookie|password|passwd|secret|token|api[-_]?key|private[-_]?key|otp))[\w-]+`;
/** Fields whose value is never logged, as they stand in a line. */
const fields = new RegExp(String.raw`("${telling}"\s*:\s*")(?:[^"\\]|\\.)*"`, 'gi');
/** The same in JSON that is the text of a field, and so escaped once more. */
const innerFields = new RegExp(String.raw`(\\"${telling}\\"\s*:\s*\\")(?:[^"\\]|\\\\(?:\\["\\]|[^"\\]))*\\"`, 'gi');
const connection = /\b((?:postgres(?:ql)?|redis|amqp|https?):\/\/)[^\s/@"']*@/gi;
const bearer = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/-]+=*/gi;
/** With whatever stands before it without a gap; the letter of an escaped line break is none of it. */
const jsonWebToken = /(?:(?<=\\[bfnrt\\])|(?<![\w\\-]))(?=[\w-]*eyJ)[\w-]+\.[\w-]*\.[\w-]*/g;
const assignment = /\b(password|passwd|secret|token|api[-_]?key)(\s*[=]\s*)[^\s"'&,;\\]+/gi;

/** Crosses out what must not be read in a line of the log. `secrets` are exact texts of at least 4 characters. */
export function redact(line: string, secrets: readonly string[]): string {
  let clean = line;
  for (const secret of secrets) {
    clean = clean.replaceAll(secret, crossedOut);
    const escaped = JSON.stringify(secret).slice(1, -1);
    if (escaped !== secret) clean = clean.replaceAll(escaped, crossedOut);
  }
  // Looked for first, because the pattern would look at every word of the line.
  if (clean.includes('eyJ')) clean = clean.replace(jsonWebToken, crossedOut);
  return clean
    .replace(connection, `$1${crossedOut}@`)
    .replace(bearer, `$1 ${crossedOut}`)
    .replace(fields, `$1${crossedOut}"`)
    .replace(innerFields, `$1${crossedOut}\\"`)
    .replace(assignment, `$1$2${crossedOut}`);
}

export interface LogOptions {
  readonly level: Config['logLevel'];
  readonly secrets: readonly string[];
  /** Where lines go; standard output unless given. */
  readonly destination?: DestinationStream;
}

/** The log of the process; children of it carry the request id. */
export function createLog(options: LogOptions): Logger {
  const destination = options.destination ?? pino.destination({ fd: 1, sync: true });
  const filter: DestinationStream = {
    write: (line) => {
      destination.write(redact(line, options.secrets));
    },
  };
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: pino.stdSerializers.err },
    },
    filter,
  );
}
