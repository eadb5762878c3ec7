// What the operating system tells the process. Problem: Ctrl-C reaches a process started by npm twice within milliseconds
// (from the terminal, and passed on by npm), while a person who presses it again a while later means it. A rejection nobody
// handled must be seen but must not end the process and with it everybody's requests. Design: the first signal begins the
// orderly stop, one that comes a second later forces it.
import type { Logger } from 'pino';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const echo = 1_000;

/** Unhandled rejections since the process began. */
let unhandled = 0;

/** How many rejections nobody handled: each is a fault to be found, so the number belongs in the metrics. */
export function unhandledRejections(): number {
  return unhandled;
}

export interface ProcessHooks {
  /** Called once, at the first signal. The process ends when it settles, or when `limit` milliseconds are over. */
  readonly stop: () => Promise<void>;
  readonly limit: number;
  readonly report: (sentence: string) => void;
}

/** Ties the process's signals and its last-resort errors to the gateway. */
export function watchProcess(log: Logger, { stop, limit, report }: ProcessHooks): void {
  let began: number | null = null;

  const end = (code: number) => {
    setTimeout(() => {
      log.fatal({ limit }, 'the gateway did not stop in time');
      process.exit(1);
    }, limit).unref();
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.fatal({ err: error }, 'the gateway did not stop cleanly');
        process.exit(1);
      },
    );
  };

  for (const signal of signals) {
    process.on(signal, () => {
      if (began === null) {
        began = performance.now();
        report(`Stopping (${signal}): operations in flight finish first. A second signal ends it at once.`);
        end(0);
      } else if (performance.now() - began > echo) {
        report('Stopped at once. A left-over database is taken over by the next start.');
        process.exit(1);
      }
    });
  }

  process.on('unhandledRejection', (reason) => {
    unhandled += 1;
    log.error({ err: reason, unhandled }, 'a rejection nobody handled');
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an exception nobody caught');
    if (began === null) {
      began = performance.now();
      end(1);
    }
  });
}
