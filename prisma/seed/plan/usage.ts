import { uses } from '../data/models.js';
import type { Identity } from './identity.js';
import { DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

/** What language models were used for in the past months, day by day, and what may be spent on them. Made once. */
export function planUsage(now: number, { userSlot }: Pick<Identity, 'userSlot'>) {
  const usage = new PlanTable('usage', {
    at: 'time',
    org: 'int',
    day: 'day',
    model: 'text',
    feature: 'text',
    requests: 'int',
    errors: 'int',
    input: 'int',
    output: 'int',
    /** In millionths. */
    cost: 'int',
  });
  for (const { feature, model, orgs, requests, input, output, prices } of uses)
    for (const org of orgs) {
      const random = new Random(`usage ${String(org)} ${feature}`);
      for (let ago = 150; ago >= 1; ago -= 1) {
        const day = now - ago * DAY;
        const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
        const asked = Math.round((requests / org) * (isWeekend ? 0.2 : 1) * (0.7 + 0.6 * random.next()));
        if (asked === 0) continue;
        const given = asked * Math.round(input * (0.8 + 0.4 * random.next()));
        const answered = asked * Math.round(output * (0.8 + 0.4 * random.next()));
        usage.add({
          at: day + 30 * 60_000 + usage.rows.length,
          org,
          day: dayOf(day),
          model,
          feature,
          requests: asked,
          errors: random.chance(0.2) ? random.int(1, Math.min(3, asked)) : 0,
          input: given,
          output: answered,
          cost: Math.round((given * prices[0] + answered * prices[1]) / 1000),
        });
      }
    }
  const budgets = planBudgets(now, usage.rows, userSlot);
  return { usage, budgets, tables: [usage, budgets] };
}

/** Budgets of every period. That of the month is nearly spent, and the alert was given. */
function planBudgets(
  now: number,
  usage: readonly { org: number; day: string; feature: string; cost: number }[],
  userSlot: Identity['userSlot'],
) {
  const budgets = new PlanTable('ai_budget', {
    at: 'time',
    org: 'int',
    feature: 'text?',
    period: 'text',
    starts: 'day',
    ends: 'day',
    /** In hundredths. */
    amount: 'int',
    threshold: 'int',
    hard: 'flag',
    alerted: 'time?',
    maker: 'int',
  });
  const yesterday = new Date(now - DAY);
  const [year, month] = [yesterday.getUTCFullYear(), yesterday.getUTCMonth()];
  const day = (...of: [number, number, number]) => dayOf(Date.UTC(...of));
  const add = (
    org: 1 | 2,
    feature: string | null,
    period: string,
    [starts, ends]: readonly [string, string],
    share: number,
    hard = false,
  ): void => {
    const rows = usage.filter(
      (row) => row.org === org && row.day >= starts && row.day <= ends && (feature === null || row.feature === feature),
    );
    const spent = rows.reduce((sum, { cost }) => sum + cost, 0);
    const amount = Math.max(100, Math.ceil(spent / share / 100_000) * 10);
    // The alert goes out in the morning after the day on which four fifths were reached.
    let sum = 0;
    const reached = [...rows]
      .sort((a, b) => a.day.localeCompare(b.day))
      .find(({ cost }) => (sum += cost) >= amount * 10_000 * 0.8);
    budgets.add({
      at: Math.min(Date.parse(starts), now) - 3 * DAY + 9 * HOUR + budgets.rows.length * 1000,
      org,
      feature,
      period,
      starts,
      ends,
      amount,
      threshold: 80,
      hard,
      alerted: reached === undefined ? null : Math.min(Date.parse(reached.day) + DAY + HOUR, now),
      maker: userSlot(org, 'admin'),
    });
  };
  const monday = now - DAY - ((yesterday.getUTCDay() + 6) % 7) * DAY;
  add(1, null, 'year', [day(year, 0, 1), day(year, 11, 31)], 0.5);
  add(1, null, 'quarter', [day(year, month - (month % 3), 1), day(year, month - (month % 3) + 3, 0)], 0.6);
  add(1, null, 'month', [day(year, month - 1, 1), day(year, month, 0)], 0.88);
  add(1, null, 'month', [day(year, month, 1), day(year, month + 1, 0)], 0.94);
  add(1, 'order_extraction', 'month', [day(year, month, 1), day(year, month + 1, 0)], 0.7, true);
  add(1, 'quote_estimate', 'week', [dayOf(monday), dayOf(monday + 6 * DAY)], 0.5, true);
  add(1, 'quote_estimate', 'day', [dayOf(now - DAY), dayOf(now - DAY)], 0.9, true);
  add(2, null, 'month', [day(year, month, 1), day(year, month + 1, 0)], 0.6);
  return budgets;
}
