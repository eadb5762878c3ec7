// The playground: GraphiQL, served from the packages that are installed, so that it works without the internet. Its bar
// offers the tokens of the demo world. They open every door of that world, so they are handed out in demo mode only, and
// only to a page that was addressed by a name of this machine (a foreign name that resolves here would be DNS rebinding).
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { fail } from '../errors.js';
import type { DemoTokens } from './parts.js';
import { contentSecurityPolicy, page, script, style } from './playground-page.js';

interface Asset {
  readonly type: string;
  readonly body: string | Buffer;
  readonly tag: string;
}

const javascript = 'text/javascript; charset=utf-8';
const css = 'text/css; charset=utf-8';
/** Files of npm packages by the name the page uses: the package, the path in it, the media type. */
const packaged: Readonly<Record<string, readonly [string, string, string]>> = {
  'react.js': ['react', 'umd/react.production.min.js', javascript],
  'react-dom.js': ['react-dom', 'umd/react-dom.production.min.js', javascript],
  'graphiql.js': ['graphiql', 'graphiql.min.js', javascript],
  'graphiql.css': ['graphiql', 'graphiql.min.css', css],
};
const own: Readonly<Record<string, readonly [string, string]>> = {
  'playground.js': [script, javascript],
  'playground.css': [style, css],
};

/** Serves `/playground`; `demoTokens` returns null outside the demo mode. */
export function addPlayground(app: FastifyInstance, demoTokens: () => DemoTokens | null): void {
  const assets = new Map<string, Promise<Asset | null>>();
  const assetOf = (name: string) => {
    let asset = assets.get(name);
    if (asset === undefined) assets.set(name, (asset = load(name)));
    return asset;
  };

  app.get('/', (_request, reply) => reply.redirect('/playground'));
  app.get('/playground', (_request, reply) =>
    reply.header('content-security-policy', contentSecurityPolicy).type('text/html; charset=utf-8').send(page),
  );
  app.get<{ Params: { name: string } }>('/playground/assets/:name', async (request, reply) => {
    const { name } = request.params;
    const asset = Object.hasOwn(packaged, name) || Object.hasOwn(own, name) ? await assetOf(name) : null;
    if (asset === null) throw fail('NOT_FOUND', 'The playground has no such file.');
    reply.headers({ etag: asset.tag, 'cache-control': 'no-cache' });
    if (request.headers['if-none-match'] === asset.tag) return reply.code(304).send();
    return reply.type(asset.type).send(asset.body);
  });
  app.get('/playground/tokens', (request) => {
    const tokens = demoTokens();
    if (tokens === null) throw fail('NOT_FOUND', 'Tokens are handed out in the demo mode only.');
    if (!isOwnName(request.headers.host, request.socket.localAddress)) {
      throw fail(
        'FORBIDDEN',
        'Demo tokens are handed out to localhost, or to the address the gateway listens on, only.',
      );
    }
    return { tokens };
  });
}

async function load(name: string): Promise<Asset | null> {
  const [ownBody, ownType] = own[name] ?? [];
  if (ownBody !== undefined && ownType !== undefined) return assetFrom(ownBody, ownType);
  const [packageName, path, type] = packaged[name] ?? [];
  if (packageName === undefined || path === undefined || type === undefined) return null;
  const folder = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  return assetFrom(await readFile(join(folder, path)), type);
}

function assetFrom(body: string | Buffer, type: string): Asset {
  return { body, type, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

/** Whether a Host header names this machine: localhost, or the very address the connection came in by. */
function isOwnName(host: string | undefined, address: string | undefined): boolean {
  const name = (host ?? '')
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return (
    ['localhost', '127.0.0.1', '::1'].includes(name) ||
    (address !== undefined && name === address.replace(/^::ffff:/, ''))
  );
}
