import { connections, endpoints } from '../data/integrations.js';
import type { Identity } from './identity.js';
import { at, DAY, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

const minute = 60_000;

/** Connections to other systems with their runs, and where events go. No credentials and no secrets: there are none. */
export function planIntegrations(now: number, { users }: Identity) {
  const integrations = new PlanTable('integration', {
    at: 'time',
    org: 'int',
    name: 'text',
    type: 'text',
    provider: 'text',
    status: 'text',
    direction: 'text',
    minutes: 'int?',
    settings: 'json',
    maker: 'int?',
  });
  const jobs = new PlanTable('sync_job', {
    at: 'time',
    integration: 'int',
    resource: 'text',
    direction: 'text',
    status: 'text',
    trigger: 'text',
    attempts: 'int',
    total: 'int?',
    processed: 'int',
    created: 'int',
    updated: 'int',
    failed: 'int',
    cursor: 'text?',
    error: 'text?',
    errors: 'json',
    started: 'time?',
    finished: 'time?',
    maker: 'int?',
  });
  const admin = (org: number) =>
    users.rows.find((user) => user.org === org && user.roles.includes('admin'))?.slot ?? null;

  connections.forEach(([org, name, type, provider, status, direction, minutes, resources], index) => {
    const integration = integrations.add({
      at: now - (400 - index * 11) * DAY + 9 * HOUR,
      org,
      name,
      type,
      provider,
      status,
      direction,
      minutes,
      settings: { resources },
      maker: admin(org),
    });
    const random = new Random(`sync ${name}`);
    for (let run = 11; run >= 0; run -= 1) {
      const planned = now - HOUR - run * (minutes ?? 2880) * minute - index * minute;
      const isLast = run === 0;
      // A connection that is off has stopped long ago; the last runs of the others show every state.
      if (status === 'disabled' && run < 3) continue;
      const state =
        status === 'error' && run < 3 ? 'failed' : isLast ? lastState(index) : run === 7 ? 'failed' : 'succeeded';
      const total = random.int(20, 900);
      const ended = state !== 'queued' && state !== 'running';
      const processed = state === 'queued' ? 0 : state === 'succeeded' ? total : Math.floor(total / 3);
      const failed = state === 'queued' ? 0 : Math.min(processed, random.int(0, 3));
      const created = Math.floor((processed - failed) / 4);
      const begun = state === 'queued' ? null : planned + minute;
      jobs.add({
        at: planned,
        integration: integration.slot,
        resource: at(resources, run),
        direction: direction === 'bidirectional' ? at(['inbound', 'outbound', 'bidirectional'], run) : direction,
        status: state,
        trigger: minutes === null ? 'event' : run % 5 === 4 ? 'manual' : 'schedule',
        attempts: state === 'queued' ? 0 : state === 'failed' ? 3 : 1,
        total: state === 'queued' ? null : total,
        processed,
        created,
        updated: processed - failed - created,
        failed,
        cursor: state === 'succeeded' ? `page-${String(total)}` : null,
        error: state === 'failed' ? 'The other system answered 503 (Service Unavailable).' : null,
        errors: Array.from({ length: failed }, (_, row) => ({
          row: row * 7 + 1,
          message: 'A required value is missing.',
        })),
        started: begun,
        finished: ended ? planned + (2 + random.int(0, 8)) * minute : null,
        maker: run % 5 === 4 ? admin(org) : null,
      });
    }
  });

  const targets = new PlanTable('webhook_endpoint', {
    at: 'time',
    org: 'int',
    name: 'text',
    url: 'text',
    description: 'text?',
    types: 'list',
    status: 'text',
    maker: 'int?',
  });
  endpoints.forEach(([org, name, url, description, types, status], index) =>
    targets.add({ at: now - (300 - index * 20) * DAY, org, name, url, description, types, status, maker: admin(org) }),
  );
  return { integrations, tables: [integrations, jobs, targets] };
}

function lastState(index: number): string {
  return at(['succeeded', 'running', 'succeeded', 'succeeded', 'queued', 'cancelled', 'succeeded'], index);
}
