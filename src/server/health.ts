import type { FastifyInstance } from 'fastify';
import type { Lifecycle } from './lifecycle.js';

const patience = 2_000;

/**
 * `/health/live`: the process answers. `/health/ready`: 200 when it takes operations and the database answers, else 503 with
 * the reason. `ping` rejects when the database does not answer.
 */
export function addHealth(app: FastifyInstance, lifecycle: Lifecycle, ping: () => Promise<void>): void {
  // Probes that arrive together share one question to the database.
  let asked: Promise<boolean> | null = null;
  const databaseAnswers = () => {
    asked ??= within(patience, ping()).finally(() => {
      asked = null;
    });
    return asked;
  };

  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const status = lifecycle.state === 'ready' && !(await databaseAnswers()) ? 'no database' : lifecycle.state;
    return reply.code(status === 'ready' ? 200 : 503).send({ status });
  });
}

async function within(milliseconds: number, question: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, milliseconds);
  });
  const answer = question.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}
