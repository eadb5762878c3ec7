// The request body. Problem: what the code further in would stumble over (bytes that are no UTF-8, nesting that exhausts the
// stack) must be refused here with a sentence, before anything is spent on it. Design: the media type and charset first,
// then the bytes, then JSON, then one walk without recursion. Text that cannot be stored is found later, where it can be
// named by its variable. Data shape: Buffer → the JSON object of a GraphQL request.
import { isUtf8 } from 'node:buffer';
import { fail, type RequestError } from '../errors.js';
import { withStatus } from './present.js';

const deepest = 64;

/** 415 unless the body is JSON in UTF-8 as it is (not compressed). `contentType` is the header of a request with a body. */
export function checkMediaType(contentType: string | undefined, contentEncoding: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') {
    throw unsupported(
      `The body must be application/json; got ${type === '' ? 'no content type' : JSON.stringify(type.slice(0, 100))}.`,
    );
  }
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw unsupported(`The body must be in UTF-8; got the charset ${JSON.stringify(charset.slice(0, 100))}.`);
  }
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity') {
    throw unsupported(
      `The body must be sent as it is; got the encoding ${JSON.stringify(contentEncoding.slice(0, 100))}.`,
    );
  }
}

function unsupported(sentence: string): RequestError {
  return withStatus(fail('BAD_REQUEST', sentence), 415);
}

/**
 * The JSON object in `bytes`.
 * @throws BAD_REQUEST (400) for what is no UTF-8, no JSON object or nested too deep
 */
export function parseBody(bytes: Buffer): Record<string, unknown> {
  if (!isUtf8(bytes)) throw fail('BAD_REQUEST', 'The body must be in UTF-8; got bytes that are not.');
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail(
      'BAD_REQUEST',
      'The body must be a JSON object such as {"query": "{ __typename }"}; got malformed JSON.',
    );
  }
  if (Array.isArray(value)) {
    throw fail('BAD_REQUEST', 'One operation per request was expected; got a JSON array (batching is off).');
  }
  if (typeof value !== 'object' || value === null) {
    throw fail('BAD_REQUEST', `The body must be a JSON object; got ${value === null ? 'null' : `a ${typeof value}`}.`);
  }
  checkNesting(value);
  // A JSON object has text keys only, and what it holds is looked at by type wherever it is used.
  return value as Record<string, unknown>;
}

/** @throws BAD_REQUEST for objects and lists nested more than 64 deep below `root` */
function checkNesting(root: object): void {
  const open: { readonly value: object; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (depth > deepest)
      throw fail('BAD_REQUEST', `JSON may be nested at most ${String(deepest)} deep; this is deeper.`);
    for (const child of Object.values(value) as unknown[]) {
      if (typeof child === 'object' && child !== null) open.push({ value: child, depth: depth + 1 });
    }
  }
}

/**
 * Checks the query string of a GET like a body; `search` comes without the question mark.
 * @throws BAD_REQUEST for percent codes that are no UTF-8, and for variables that are no JSON or nested too deep
 */
export function checkSearch(search: string): void {
  for (const part of search.split('&')) {
    const [name, ...rest] = part.split('=').map(decode);
    if (name !== 'variables' && name !== 'extensions') continue;
    let value: unknown;
    try {
      value = JSON.parse(rest.join('='));
    } catch {
      throw fail('BAD_REQUEST', `The parameter "${name}" must be a JSON object; got malformed JSON.`);
    }
    if (typeof value === 'object' && value !== null) checkNesting(value);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw fail('BAD_REQUEST', 'The query string must be in UTF-8; got percent codes that are not.');
  }
}
