import type { Catalog } from './catalog.js';
import type { Identity } from './identity.js';
import type { Messaging } from './messaging.js';
import type { Orders } from './orders.js';
import { at, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

/** What became of a message that was read: most were understood, some had to be looked at, a few were misread. */
const outcomes = ['processed', 'processed', 'needs_review', 'processed', 'rejected', 'processed'] as const;

/** What language models made of messages, line by line, and the corrections models can learn from. */
export function planResponses(
  now: number,
  { messages, conversations }: Pick<Messaging, 'messages' | 'conversations'>,
  { orders, lines }: Pick<Orders, 'orders' | 'lines'>,
  { parts, products }: Pick<Catalog, 'parts' | 'products'>,
  { userSlot }: Pick<Identity, 'userSlot'>,
) {
  const responses = new PlanTable('ai_response', {
    at: 'time',
    org: 'int',
    message: 'int?',
    orders: 'int?',
    feature: 'text',
    status: 'text',
    answer: 'text?',
    data: 'json',
    confidence: 'int?',
    model: 'text',
    input: 'int',
    output: 'int',
    /** In hundred-millionths. */
    cost: 'int',
    took: 'int?',
    error: 'text?',
    processed: 'time?',
    reviewer: 'int?',
    reviewed: 'time?',
    notes: 'text?',
  });
  const items = new PlanTable('ai_response_item', {
    at: 'time',
    response: 'int',
    line: 'int',
    order_line: 'int?',
    text: 'text',
    quantity: 'int?',
    unit: 'text?',
    part: 'int?',
    product: 'int?',
    other: 'int?',
    confidence: 'int?',
  });
  const corrections = new PlanTable('correction', {
    at: 'time',
    org: 'int',
    response: 'int',
    text: 'text',
    output: 'json',
    validator: 'int',
  });
  const turns = new Map<string, number>();
  /** Counts, so that each outcome has its turn. */
  const turn = (of: string): number => {
    const number = turns.get(of) ?? 0;
    turns.set(of, number + 1);
    return number;
  };
  for (const message of messages.rows) {
    const conversation = conversations.rows[message.conversation];
    if (conversation?.automatic === true && message.by !== 'assistant' && message.by !== 'staff')
      planReading(message, conversation);
  }
  for (const order of orders.rows) if (order.source === 'message') planOrder(order);
  return { responses, items, corrections, tables: [responses, items, corrections] };

  function add(
    row: Pick<(typeof responses.rows)[number], 'at' | 'org' | 'feature' | 'status' | 'data'> &
      Partial<(typeof responses.rows)[number]>,
    random: Random,
  ) {
    const isAnswered = row.status !== 'pending' && row.status !== 'failed';
    const [input, output] = [random.int(900, 3200), isAnswered ? random.int(60, 480) : 0];
    const took = row.status === 'pending' ? null : random.int(600, 9000);
    const isReviewed = row.status === 'rejected';
    return responses.add({
      message: null,
      orders: null,
      answer: null,
      confidence: null,
      model: 'gpt-4.1-mini',
      input,
      output,
      // A million tokens cost 40 cents, and 1.60 to be answered.
      cost: row.status === 'pending' ? 0 : input * 40 + output * 160,
      took,
      error: row.status === 'failed' ? 'The model gave no answer within 30 seconds.' : null,
      processed: isAnswered ? row.at + (took ?? 0) : null,
      reviewer: isReviewed ? userSlot(row.org, row.org === 1 ? 'manager' : 'director') : null,
      reviewed: isReviewed ? Math.min(row.at + random.int(1, 20) * HOUR, now) : null,
      notes: isReviewed ? random.pick(['Was no order.', 'Meant another size.', 'Quantity is per carton.']) : null,
      ...row,
    });
  }

  /** A message that came in where the machine may read: what it understood. */
  function planReading(
    message: (typeof messages.rows)[number],
    conversation: (typeof conversations.rows)[number],
  ): void {
    const random = new Random(`response to ${String(message.slot)}`);
    const wanted = /\b(\d{2,4}) (?:pieces|in|units|of each)\b/.exec(message.body);
    const quantity = wanted === null ? null : Number(wanted[1]);
    const status = message.processed
      ? at(
          quantity === null ? outcomes : (['processed', 'needs_review'] as const),
          turn(`read ${String(quantity !== null)}`),
        )
      : at(['pending', 'failed'] as const, turn('unread'));
    const isSure = status === 'processed';
    const response = add(
      {
        at: Math.min(message.at + 3000, now),
        org: conversation.org,
        message: message.slot,
        feature: quantity === null ? 'reply_suggestion' : 'order_extraction',
        status,
        answer: isSure ? 'Thank you. We have noted it and will confirm within the day.' : null,
        data:
          status === 'pending' || status === 'failed'
            ? {}
            : { intent: random.pick(['order', 'question', 'change']), quantity },
        confidence:
          status === 'pending' || status === 'failed' ? null : isSure ? random.int(8200, 9900) : random.int(3500, 7900),
      },
      random,
    );
    if (status === 'rejected') correct(response, message.body);
    if (response.processed === null || quantity === null) return;
    const [named, other] = products.rows.filter(
      ({ org, name }) =>
        org === conversation.org && message.body.toLowerCase().includes((name.split(',')[0] ?? name).toLowerCase()),
    );
    items.add({
      at: response.processed + 1,
      response: response.slot,
      line: 1,
      order_line: null,
      text: message.body,
      quantity,
      unit: 'pieces',
      part: null,
      product: named?.slot ?? null,
      other: other?.slot ?? null,
      confidence: named === undefined ? null : isSure ? random.int(8500, 9900) : random.int(5200, 7900),
    });
  }

  /** Somebody said what the message meant; models learn from it. */
  function correct(response: (typeof responses.rows)[number], text: string): void {
    corrections.add({
      at: Math.min((response.reviewed ?? now) + HOUR, now),
      org: response.org,
      response: response.slot,
      text,
      output: { intent: 'question', quantity: null },
      validator: userSlot(response.org, 'admin'),
    });
  }

  /** An order that was written as a message: its lines as they were read, before it was an order. */
  function planOrder(order: (typeof orders.rows)[number]): void {
    const random = new Random(`response of order ${String(order.slot)}`);
    const own = lines.rows.filter((line) => line.orders === order.slot);
    const response = add(
      {
        at: order.at - 90_000,
        org: order.org,
        orders: order.slot,
        feature: 'order_extraction',
        status: 'processed',
        data: { intent: 'order', lines: own.length },
        confidence: random.int(8500, 9950),
      },
      random,
    );
    own.forEach((line, index) => {
      const part = line.part === null ? undefined : parts.rows[line.part];
      const product = line.product === null ? undefined : products.rows[line.product];
      items.add({
        at: response.at + 10_000 + index,
        response: response.slot,
        line: index + 1,
        order_line: line.slot,
        text: part?.name ?? product?.name ?? line.description ?? order.product_type,
        quantity: null,
        unit: 'pieces',
        part: part?.slot ?? null,
        product: product?.slot ?? null,
        other: null,
        confidence: part === undefined && product === undefined ? null : random.int(8000, 9990),
      });
    });
  }
}
