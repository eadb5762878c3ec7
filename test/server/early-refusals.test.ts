import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schemaOf, startServer, type TestServer } from './harness.js';

const schema = schemaOf('type Query { hello: String }', {});

describe('what is refused before there is a request', () => {
  let listening: TestServer;
  beforeAll(async () => {
    listening = await startServer(schema, { open: false });
    await listening.server.listen();
  });
  afterAll(() => listening.close());

  test.each([
    ['GET /%zz HTTP/1.1', '400 Bad Request'],
    [`GET /playground/assets/${'a'.repeat(200)} HTTP/1.1`, '414 URI Too Long'],
    ['nonsense', '400 Bad Request'],
    [`GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}`, '431 Request Header Fields Too Large'],
  ])('%.30s', async (head, status) => {
    const { port } = listening.server.app.server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('close', () => resolve(text)).on('error', reject);
      socket.write(`${head}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    });
    const [first, ...rest] = answer.split('\r\n');
    expect(first).toBe(`HTTP/1.1 ${status}`);
    expect(JSON.parse(rest.at(-1) ?? '')).toEqual({
      errors: [
        {
          message: `The request cannot be read (${status.slice(4)}).`,
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });
});
