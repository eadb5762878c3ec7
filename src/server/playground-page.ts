/**
 * What the playground's page is made of. Its script is a file of its own, so that the content security policy can forbid
 * scripts in the page; styles must be allowed in it, since the editor sets them on elements.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A first query that shows what the API is about: connections, nesting, sorting per parent, money. */
export const defaultQuery = `# The newest requests for quotation, each with its three cheapest quotes.
# Choose above who asks: everybody sees only the rows that are theirs.
query NewestRequests {
  rfqs(first: 5) {
    nodes {
      rfqNumber
      title
      status
      dueDate
      items(first: 3) {
        nodes {
          lineNumber
          description
          quantity
        }
      }
      quotes(first: 3, sort: { field: TOTAL_AMOUNT, direction: ASC }) {
        totalCount {
          count
        }
        nodes {
          status
          totalAmount {
            amount
            currency
          }
          leadTimeDays
          vendor {
            companyName
          }
        }
      }
    }
  }
}
`;

export const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Supplygraph playground</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/playground/assets/graphiql.css" />
    <link rel="stylesheet" href="/playground/assets/playground.css" />
  </head>
  <body>
    <header id="bar">
      <strong>Supplygraph</strong>
      <label id="who-label" hidden>Ask as <select id="who"></select></label>
      <label id="token-label" hidden>Bearer token <input id="token" type="password" autocomplete="off" spellcheck="false" /></label>
      <span id="note" role="status"></span>
    </header>
    <main id="editor">Loading the editor…</main>
    <script src="/playground/assets/react.js"></script>
    <script src="/playground/assets/react-dom.js"></script>
    <script src="/playground/assets/graphiql.js"></script>
    <script src="/playground/assets/playground.js"></script>
  </body>
</html>
`;

export const style = `html, body { height: 100%; margin: 0; overflow: hidden; }
body { display: flex; flex-direction: column; font-family: system-ui, sans-serif; font-size: 14px; }
#bar { display: flex; gap: 1.5rem; align-items: center; padding: 0.5rem 1rem; background: #1b2a3a; color: #fff; }
#bar select, #bar input { font: inherit; margin-left: 0.5rem; padding: 0.2rem 0.4rem; border-radius: 4px; border: 1px solid #8aa0b5; }
#bar input { width: 24rem; max-width: 40vw; }
#note { color: #b9c8d6; }
#editor { flex: 1; min-height: 0; }
`;

/** Runs in the browser: plain JavaScript over the globals of the three scripts before it. */
export const script = `'use strict';
(async () => {
  const names = {
    admin: 'administrator', manager: 'manager', salesRep: 'sales representative', vendor: 'vendor', otherVendor: 'another vendor',
    buyer: 'buyer', client: 'client of the gifting business', viewer: 'viewer', otherOrganization: 'another organization',
  };
  const element = (id) => document.getElementById(id);
  const remembered = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* private mode */ } };
  const root = ReactDOM.createRoot(element('editor'));
  let token = '';
  let shown = 0;

  const show = () => {
    const fetcher = GraphiQL.createFetcher({
      url: '/graphql',
      fetch: (url, options) =>
        fetch(url, { ...options, headers: { ...options.headers, ...(token === '' ? {} : { authorization: 'Bearer ' + token }) } }),
    });
    // A new key makes a new editor: what one user was shown does not stay for the next.
    root.render(React.createElement(GraphiQL, {
      key: String(shown++), fetcher, defaultQuery: ${JSON.stringify(defaultQuery)}, isHeadersEditorEnabled: false, shouldPersistHeaders: false,
    }));
  };

  const response = await fetch('/playground/tokens').catch(() => null);
  const tokens = response !== null && response.ok ? (await response.json()).tokens : {};
  const users = Object.keys(tokens);
  if (users.length > 0) {
    const who = element('who');
    for (const user of users) who.append(new Option(names[user] ?? user, user));
    const before = remembered('supplygraph.who');
    who.value = users.includes(before) ? before : users.includes('manager') ? 'manager' : users[0];
    who.addEventListener('change', () => { token = tokens[who.value]; remember('supplygraph.who', who.value); show(); });
    token = tokens[who.value];
    element('who-label').hidden = false;
    element('note').textContent = 'The demo world: change what you like.';
  } else {
    const field = element('token');
    field.addEventListener('change', () => { token = field.value.trim(); show(); });
    element('token-label').hidden = false;
    element('note').textContent = 'The token stays in this page.';
  }
  show();
})();
`;
