import { type About, dialogues, type Speaker } from '../data/dialogues.js';
import { templates } from '../data/templates.js';
import type { Identity } from './identity.js';
import type { Marketplace } from './marketplace.js';
import { messagingTables } from './messaging-tables.js';
import type { Orders } from './orders.js';
import { at, DAY, HOUR, Random } from './random.js';
import type { Sourcing } from './sourcing.js';
import type { Trade } from './trade.js';

export type Messaging = ReturnType<typeof planMessaging>;

const MINUTE = 60_000;
/** How many conversations of each kind make a block: first and second organization. */
const counts: readonly (readonly [about: About, first: number, second: number])[] = [
  ['order', 26, 4],
  ['listing', 16, 1],
  ['request', 14, 2],
  ['vendor', 14, 1],
  ['joined', 8, 0],
  ['internal', 12, 1],
];
const channels: Readonly<Record<About, readonly string[]>> = {
  order: ['whatsapp', 'email', 'whatsapp', 'web', 'email', 'sms'],
  listing: ['web', 'email', 'whatsapp', 'web'],
  request: ['email', 'whatsapp', 'email', 'sms'],
  vendor: ['email', 'whatsapp', 'web'],
  joined: ['web', 'email'],
  internal: ['internal'],
};
/** Who of the organization writes and is asked. */
const desks = {
  1: {
    customers: ['sales', 'sales.south', 'sales.us', 'sales.asia'],
    vendors: ['production', 'quality', 'buyer.yarn'],
    house: ['admin', 'manager', 'sales', 'production', 'sales.head', 'director', 'finance', 'quality'],
  },
  2: { customers: ['sales'], vendors: ['buyer', 'workshop'], house: ['admin', 'sales', 'buyer', 'director'] },
} as const;

/** Conversations with customers, vendors and in the house, what was written, and what went out over external channels. */
export function planMessaging(
  now: number,
  trade: Trade,
  { rfqs, invitations }: Sourcing,
  { orders }: Orders,
  { listings }: Marketplace,
  { userSlot }: Identity,
) {
  const tables = messagingTables();
  const { conversations, participants, messages, templates: templateTable, notices } = tables;
  for (const org of [1, 2] as const) {
    for (const [about, first, second] of counts)
      for (let index = 0; index < (org === 1 ? first : second); index += 1) planConversation(org, about, index);
    for (const template of templates)
      templateTable.add({
        at: now - 420 * DAY + 8 * HOUR,
        org,
        key: template.key,
        name: template.name,
        description: template.description,
        channel: template.channel,
        locale: template.locale,
        subject: template.subject ?? null,
        body: template.body,
        html: template.channel === 'email' ? `<p>${template.body}</p>` : null,
        variables: [...template.body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''),
        active: template.isActive ?? true,
        maker: userSlot(org, org === 1 ? 'manager' : 'director'),
      });
  }
  planNotices();
  return { conversations, messages, tables: Object.values(tables) };

  function planConversation(org: 1 | 2, about: About, index: number): void {
    const random = new Random(`conversation ${String(org)} ${about} ${String(index)}`);
    const dialogue = at(
      dialogues[about].filter(({ isApparel }) => org === 1 || isApparel !== true),
      index,
    );
    const channel = at(channels[about], index);
    const order = dialogue.lines.some(([, text]) => text.includes('{order}')) ? orderFor(org, about, index) : null;
    const offered = listings.rows.filter((row) => row.org === org && row.status === 'approved');
    const listing = about === 'listing' && offered.length > 0 ? at(offered, index) : null;
    const isWithCustomer = about !== 'vendor' && about !== 'internal';
    const customers = trade.customersOf(org);
    const customer = !isWithCustomer ? null : (order?.customer ?? at(customers, index).slot);
    const vendor = about === 'vendor' || about === 'joined' ? (order?.vendor ?? null) : null;
    const desk = desks[org];
    // The administrator takes part in what is spoken of in the house, but for every fourth.
    const house: readonly string[] = index % 4 === 3 ? desk.house.slice(1) : desk.house;
    const people =
      about === 'internal'
        ? [at(house, 0), ...random.sample(house.slice(1), index % 3 === 2 ? 1 : 2)]
        : [random.pick<string>(about === 'vendor' ? desk.vendors : desk.customers)];
    const members = people.map((mail) => userSlot(org, mail));
    const age = index % 3 === 0 ? random.int(1, 14) : random.int(14, 260);
    // One of them goes on at this very hour.
    const isNow = org === 1 && about === 'request' && index === 0;
    const earliest = isNow
      ? now - 20 * HOUR
      : order === null
        ? now - age * DAY
        : Math.min(order.at + random.int(1, 20) * DAY, now - 20 * HOUR);
    const start = Math.max(earliest, order?.at ?? 0, listing?.approved ?? 0) + random.int(20, 600) * MINUTE;
    const isAutomatic = dialogue.lines.some(([by]) => by === 'assistant');
    const conversation = conversations.add({
      at: Math.min(start, now - 2 * HOUR),
      org,
      channel,
      subject: dialogue.subject.replace('{product}', listing?.title ?? ''),
      customer,
      customer_seed: order?.customer_seed ?? 44_000 + conversations.rows.length,
      vendor,
      vendor_seed: order?.vendor_seed ?? 0,
      orders: order?.slot ?? null,
      product: listing?.slot ?? null,
      assigned: about === 'internal' ? null : (members[0] ?? null),
      automatic: isAutomatic,
      status: 'open',
      unread: 0,
      last: null,
      maker: dialogue.lines[0]?.[0] === 'staff' ? (members[0] ?? null) : null,
    });
    for (const [place, user] of members.entries())
      participants.add({
        at: conversation.at + place,
        conversation: conversation.slot,
        user_slot: user,
        gone: about === 'internal' && place === 2 && index % 5 === 1 ? now - HOUR : null,
      });
    let before = conversation.at;
    dialogue.lines.forEach(([by, text], place) => {
      const room = (now - 20 * MINUTE - before) / (dialogue.lines.length - place);
      before += Math.floor(Math.min(random.int(3, 300) * MINUTE, Math.max(room, MINUTE)));
      const isNewest = place === dialogue.lines.length - 1;
      const words = text.replace('{product}', listing?.title ?? '');
      addMessage(conversation, by, words, before, isNewest, place, index, members);
    });
    const newest = messages.rows.at(-1);
    const isOld = (newest?.at ?? 0) < now - 20 * DAY;
    conversation.last = newest?.at ?? null;
    conversation.status = isOld ? 'closed' : newest?.direction === 'inbound' ? 'open' : 'pending';
    conversation.unread = messages.rows.filter(
      (row) => row.conversation === conversation.slot && row.read === null && row.direction !== 'outbound',
    ).length;
  }

  function addMessage(
    conversation: (typeof conversations.rows)[number],
    by: Speaker,
    text: string,
    sent: number,
    isNewest: boolean,
    place: number,
    index: number,
    members: readonly number[],
  ): void {
    const isInternal = conversation.channel === 'internal';
    const isInbound = by === 'customer' || by === 'vendor';
    const isRecent = sent > now - 20 * DAY;
    // The newest word of a conversation that still goes on was not always read yet.
    const isWaiting = isNewest && isRecent && index % 2 === 0;
    const isLost = conversation.channel === 'sms' && by === 'staff' && isNewest && index % 8 === 7;
    const arrived = Math.min(sent + 2000, now);
    const read = isWaiting || isLost ? null : Math.min(sent + 9 * MINUTE, now - MINUTE);
    const outbound = isLost ? 'failed' : sent > now - DAY ? 'queued' : at(['sent', 'delivered'], Math.floor(index / 2));
    const status = isInbound
      ? read === null
        ? 'received'
        : 'read'
      : isInternal
        ? read === null
          ? 'delivered'
          : 'read'
        : read === null
          ? outbound
          : 'read';
    const sender = isInternal
      ? (members[place % members.length] ?? null)
      : by === 'staff'
        ? (members[0] ?? null)
        : null;
    const isToOne = isInternal && members.length === 2;
    messages.add({
      at: sent,
      conversation: conversation.slot,
      direction: isInternal ? 'internal' : isInbound ? 'inbound' : 'outbound',
      by,
      sender,
      recipient: isToOne ? (members[(place + 1) % 2] ?? null) : null,
      body: text,
      files: /attached|pictures|here they come/i.test(text) ? 1 : 0,
      status,
      failure: status === 'failed' ? 'The number is not reachable.' : null,
      // The machine has worked through what came in, but for the newest.
      processed: conversation.automatic && isInbound && !isWaiting,
      delivered: status === 'queued' || status === 'failed' || (status === 'sent' && !isInternal) ? null : arrived,
      read,
    });
  }

  /** An order that may be spoken of: of the buyer and the vendor who sign in, now and then. */
  function orderFor(org: number, about: About, index: number) {
    const isMade = about === 'vendor' || about === 'joined';
    const known = orders.rows.filter(
      (order) =>
        order.org === org &&
        order.type === 'sale' &&
        order.customer !== null &&
        order.at < now - DAY &&
        (!isMade || order.vendor !== null),
    );
    const own = known.filter((order) => order.customer === 0 || order.vendor === 0);
    const from = index % 3 === 0 && own.length > 0 ? own : known;
    return from.length === 0 ? null : at(from, from.length - 1 - index * 3);
  }

  /** What went out of itself: invitations to quote and confirmations of orders. */
  function planNotices(): void {
    const template = (org: number, key: string, channel: string) =>
      templateTable.rows.find((row) => row.org === org && row.key === key && row.channel === channel)?.slot ?? 0;
    const outcome = (random: Random, sent: number) =>
      sent > now - HOUR
        ? 'queued'
        : random.pick(['delivered', 'delivered', 'delivered', 'delivered', 'sent', 'failed']);
    for (const invitation of invitations.rows) {
      const rfq = rfqs.rows[invitation.rfq];
      if (rfq === undefined || invitation.invited === null || invitation.slot % 3 !== 0) continue;
      const random = new Random(`notice ${String(invitation.slot)}`);
      const { org } = rfq;
      notices.add({
        at: invitation.invited + 1000,
        org,
        template: template(org, 'rfq_invitation', 'email'),
        invitation: invitation.slot,
        orders: null,
        status: invitation.viewed === null ? outcome(random, invitation.invited) : 'delivered',
        opened: invitation.viewed,
      });
    }
    for (const order of orders.rows) {
      if (order.customer === null || order.confirmed === null) continue;
      const random = new Random(`confirmation ${String(order.slot)}`);
      const [key, channel] = at(
        [
          ['order_confirmation', 'email'],
          ['order_confirmation', 'whatsapp'],
          ['shipment_notice', 'sms'],
          ['order_status', 'web'],
          ['order_confirmation', 'email'],
        ] as const,
        order.slot,
      );
      const sent = (key === 'shipment_notice' ? order.shipped : order.confirmed) ?? order.confirmed;
      notices.add({
        at: sent + 1000,
        org: order.org,
        template: template(order.org, key, channel),
        invitation: null,
        orders: order.slot,
        status: outcome(random, sent),
        opened: null,
      });
    }
  }
}
