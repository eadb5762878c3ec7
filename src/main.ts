// The process: configuration → gateway → signals. Nothing else.
import { readConfig, secretsOf } from './config.js';
import { StartupError } from './database/startup-error.js';
import { startGateway, type Gateway } from './server/gateway.js';
import { createLog } from './server/log.js';
import { watchProcess } from './server/process.js';

/** Starts the gateway as the environment says. A start that cannot go on prints one sentence and ends with code 1. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const secrets = [...secretsOf(config)];
  const log = createLog({ level: config.logLevel, secrets });
  // In production the log is for machines alone; everywhere else a person sits in front of it.
  const report = (sentence: string) => {
    if (config.nodeEnvironment === 'production') log.info(sentence);
    else process.stdout.write(`${sentence}\n`);
  };

  const aborted = new AbortController();
  const starting = startGateway({ config, log, report, secrets, signal: aborted.signal });
  watchProcess(log, {
    report,
    // Operations in flight have their own limit; closing the database comes after it.
    limit: config.timeouts.drain + 30_000,
    async stop() {
      aborted.abort(new StartupError('The start was broken off.'));
      const gateway = await starting.catch(() => null);
      await gateway?.stop();
    },
  });
  announce(await starting, report);
}

function announce({ origin, demoFile }: Gateway, report: (sentence: string) => void): void {
  report(`GraphQL endpoint: ${origin}/graphql`);
  report(`Playground:       ${origin}/playground`);
  if (demoFile === null) return;
  const token = `$(node -p 'JSON.parse(fs.readFileSync(${JSON.stringify(demoFile)})).tokens.manager')`;
  const query = '{"query":"{ rfqs(first: 3) { nodes { rfqNumber title status } } }"}';
  report(`Demo tokens:      ${demoFile}`);
  report('A first query:');
  report(
    `  curl ${origin}/graphql -H 'content-type: application/json' -H "authorization: Bearer ${token}" -d '${query}'`,
  );
}

main().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof StartupError ? sentence : `The gateway could not start: ${sentence}`}\n`);
  process.exit(1);
});
