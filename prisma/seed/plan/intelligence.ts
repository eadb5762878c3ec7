import { models } from '../data/models.js';
import type { Identity } from './identity.js';
import type { Orders } from './orders.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import type { Sourcing } from './sourcing.js';
import { PlanTable } from './table.js';

export type Intelligence = ReturnType<typeof planIntelligence>;

/** How long predictions are kept at the latest. */
const KEPT = 364 * DAY;

/** Models with their versions, what they predicted, and examples for training. */
export function planIntelligence(
  now: number,
  { rfqs, invitations, quotes }: Pick<Sourcing, 'rfqs' | 'invitations' | 'quotes'>,
  { orders, lines }: Pick<Orders, 'orders' | 'lines'>,
  { userSlot }: Pick<Identity, 'userSlot'>,
) {
  const versions = new PlanTable('ml_model', {
    at: 'time',
    org: 'int',
    name: 'text',
    version: 'text',
    type: 'text',
    description: 'text',
    algorithm: 'text',
    status: 'text',
    settings: 'json',
    quality: 'json',
    data_from: 'day',
    data_until: 'day',
    examples: 'int?',
    share: 'int',
    previous: 'int?',
    trained: 'time?',
    promoted: 'time?',
    retired: 'time?',
    maker: 'int',
  });
  for (const model of models) {
    let previous: number | null = null;
    model.versions.forEach((version, index) => {
      const ago = (days: number | null) => (days === null ? null : now - days * DAY + 9 * HOUR + index * 60_000);
      const made = now - ((version.trained ?? 2) + 2) * DAY + 8 * HOUR;
      const { slot } = versions.add({
        at: made,
        org: model.org,
        name: model.name,
        version: version.version,
        type: model.type,
        description: model.description,
        algorithm: model.algorithm,
        status: version.status,
        settings: model.settings,
        quality: version.quality,
        data_from: dayOf(made - 720 * DAY),
        data_until: dayOf(made - DAY),
        examples: version.examples,
        share: version.share ?? 0,
        previous: version.promoted === null ? null : previous,
        trained: ago(version.trained),
        promoted: ago(version.promoted),
        retired: ago(version.retired),
        maker: userSlot(model.org, 'admin'),
      });
      if (version.promoted !== null) previous = slot;
    });
  }

  const predictions = new PlanTable('prediction', {
    at: 'time',
    org: 'int',
    model: 'int',
    rfq: 'int?',
    orders: 'int?',
    part: 'int?',
    features: 'json',
    output: 'json',
    confidence: 'int?',
    truth: 'json?',
    correct: 'flag?',
    evaluated: 'time?',
  });
  const random = new Random('predictions');
  const unknown = { rfq: null, orders: null, part: null, truth: null, correct: null, evaluated: null };
  planMatches();
  planLeadTimes();
  planDemand();
  return { models: versions, predictions, tables: [versions, predictions, planExamples()] };

  /** The version of a model that predicted at an instant: now and then it was a candidate's turn. */
  function modelAt(org: number, name: string, instant: number): number | null {
    const own = versions.rows.filter((row) => row.org === org && row.name === name);
    const candidate = own.find(({ share, trained }) => share > 0 && trained !== null && trained <= instant);
    if (candidate !== undefined && random.chance(candidate.share / 10_000)) return candidate.slot;
    const inProduction = own.find(
      ({ promoted, retired }) => promoted !== null && promoted <= instant && (retired ?? now + 1) > instant,
    );
    return inProduction?.slot ?? null;
  }

  function predict(
    org: number,
    name: string,
    instant: number,
    row: Partial<(typeof predictions.rows)[number]> & { features: object; output: object; confidence: number | null },
  ): void {
    const model = instant > now - KEPT && instant < now ? modelAt(org, name, instant) : null;
    if (model !== null) predictions.add({ ...unknown, ...row, at: instant, org, model });
  }

  /** When a request goes out: who will win it. Known once it is awarded. */
  function planMatches(): void {
    for (const rfq of rfqs.rows) {
      if (rfq.sent === null) continue;
      const asked = invitations.rows.filter((invitation) => invitation.rfq === rfq.slot).length;
      const rank = random.int(1, Math.max(asked, 2) + 1);
      const won = rfq.awarded === null ? null : rfq.awarded + HOUR;
      predict(rfq.org, 'vendor-match', rfq.sent + 4000, {
        rfq: rfq.slot,
        features: { invited: asked, split: rfq.split, madeAs: rfq.made_as },
        output: { candidates: asked, expectedQuotes: Math.max(1, Math.round(asked * 0.6)) },
        confidence: random.int(4200, 9700),
        ...(won === null ? {} : { truth: { rankOfWinner: rank }, correct: rank <= 3, evaluated: won }),
      });
    }
  }

  /** When an order is confirmed: how long it will take. Nearer or farther, but not right or wrong. */
  function planLeadTimes(): void {
    for (const order of orders.rows) {
      if (order.type !== 'sale' || order.confirmed === null) continue;
      const days = random.int(38, 62);
      const took = order.delivered === null ? null : Math.round((order.delivered - order.confirmed) / DAY);
      predict(order.org, 'lead-time', order.confirmed + 60_000, {
        orders: order.slot,
        features: { productType: order.product_type, tax: order.tax },
        output: { days, from: days - 5, to: days + 9 },
        confidence: random.int(5500, 9300),
        ...(took === null || order.delivered === null
          ? {}
          : { truth: { days: took }, evaluated: order.delivered + 2 * HOUR }),
      });
    }
  }

  /** Month by month, for the parts that are ordered most: what will be needed. Known a month later. */
  function planDemand(): void {
    const wanted = new Map<number, number>();
    for (const line of lines.rows)
      if (line.part !== null && orders.rows[line.orders]?.org === 1)
        wanted.set(line.part, (wanted.get(line.part) ?? 0) + 1);
    const most = [...wanted].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 12);
    for (let month = 12; month >= 1; month -= 1)
      most.forEach(([part], index) => {
        const instant = now - month * 30 * DAY + 5 * HOUR + index * 1000;
        const quantity = random.int(4, 60) * 10;
        const needed = Math.round((quantity * random.int(70, 130)) / 100);
        predict(1, 'part-demand', instant, {
          part,
          features: { months: 24, season: month % 12 },
          output: { quantity },
          confidence: index % 5 === 4 ? null : random.int(6000, 9900),
          ...(month === 1
            ? {}
            : {
                truth: { quantity: needed },
                correct: Math.abs(needed - quantity) <= quantity * 0.2,
                evaluated: instant + 30 * DAY,
              }),
        });
      });
  }

  /** What became of requests, quotes and orders, as examples to learn from. */
  function planExamples() {
    const examples = new PlanTable('training_example', {
      at: 'time',
      org: 'int',
      type: 'text',
      source: 'text',
      rfq: 'int?',
      quote: 'int?',
      orders: 'int?',
      input: 'json',
      output: 'json',
      split: 'text',
      quality: 'int?',
      validator: 'int?',
      validated: 'time?',
    });
    const draw = new Random('training examples');
    const add = (
      instant: number,
      org: number,
      row: Pick<(typeof examples.rows)[number], 'type' | 'source' | 'input' | 'output'> &
        Partial<(typeof examples.rows)[number]>,
    ): void => {
      const validated = draw.chance(0.4) ? Math.min(instant + draw.int(1, 9) * DAY, now - HOUR) : null;
      examples.add({
        rfq: null,
        quote: null,
        orders: null,
        ...row,
        at: instant,
        org,
        split: at(['training', 'training', 'training', 'validation', 'test'], examples.rows.length),
        quality: validated === null && draw.chance(0.2) ? null : draw.int(5000, 9900),
        validator: validated === null ? null : userSlot(org, 'admin'),
        validated,
      });
    };
    for (const rfq of rfqs.rows)
      if (rfq.awarded !== null && rfq.slot % 4 === 0)
        add(rfq.awarded + 3 * HOUR, rfq.org, {
          type: 'vendor_match',
          source: 'rfq_vendor_match',
          rfq: rfq.slot,
          input: { madeAs: rfq.made_as, split: rfq.split },
          output: { winner: rfq.winner },
        });
    for (const quote of quotes.rows)
      if (['awarded', 'rejected'].includes(quote.status) && quote.submitted !== null && quote.slot % 25 === 0)
        add(quote.submitted + 20 * DAY > now ? now - 2 * HOUR : quote.submitted + 20 * DAY, quote.org, {
          type: 'vendor_match',
          source: 'quote_outcome',
          quote: quote.slot,
          input: { leadTimeDays: quote.lead, revision: quote.revision },
          output: { won: quote.status === 'awarded' },
        });
    for (const order of orders.rows)
      if (order.completed !== null && order.confirmed !== null && order.slot % 5 === 0)
        add(order.completed + HOUR, order.org, {
          type: 'lead_time',
          source: 'order_completion',
          orders: order.slot,
          input: { productType: order.product_type },
          output: { days: Math.round((order.completed - order.confirmed) / DAY) },
        });
    return examples;
  }
}
