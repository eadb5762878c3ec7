// One organization with a request that is out for quotes, a request that was awarded, and one of another customer; and
// clients of everybody who takes part or would like to.
import { asOwner, insert, insertAll } from '../../support/database.js';
import type { Client, TestGateway } from '../../support/gql.js';
import { makeOrganization, type TestOrganization } from '../../support/make.js';
import { permissions } from './entities.js';

/** Allows a user everything that the schema names, on top of his roles. */
export async function allowEverything(organizationId: string, userId: string): Promise<void> {
  const own = { organizationId };
  const role = await insert('Role', { ...own, name: `Everything for ${userId}` });
  const rows = permissions.map((permission) => ({ ...own, roleId: role.id, permission }));
  await insertAll('RolePermission', rows);
  await insert('UserRole', { ...own, userId, roleId: role.id });
}

export interface Trade {
  readonly organization: TestOrganization;
  readonly ids: Readonly<Record<Thing, string>>;
  /** Vendors and buyers are allowed everything: what stops them is their audience. */
  readonly as: Readonly<Record<Person, Client>>;
}
type Person =
  'vendor' | 'rival' | 'outsider' | 'buyer' | 'otherBuyer' | 'rep' | 'chief' | 'otherRep' | 'viewer' | 'admin';
type Thing =
  | `${'open' | 'awarded' | 'other'}${'Rfq' | 'Item'}`
  | `${'open' | 'awarded'}${'Quote' | 'Invitation' | 'RivalQuote' | 'RivalInvitation'}`
  | 'otherQuote'
  | `${'vendor' | 'rival' | 'outsider' | 'customer' | 'otherCustomer' | 'part' | 'order' | 'otherOrder'}Id`
  | 'supplierOrder'
  | 'otherSupplierOrder'
  | 'payment'
  | 'internalDocument'
  | 'document'
  | 'chiefRep'
  | 'rep'
  | 'otherRep';

export async function makeTrade(gateway: TestGateway): Promise<Trade> {
  const organization = await makeOrganization();
  const own = { organizationId: organization.id };
  const chiefRep = await organization.salesRep();
  const rep = await organization.salesRep({ managerId: chiefRep.id });
  const otherRep = await organization.salesRep();
  const customer = await organization.customer({ salesRepId: rep.id });
  const otherCustomer = await organization.customer({ salesRepId: otherRep.id });
  const [vendor, rival, outsider] = [
    await organization.vendor({ companyName: 'Vendor' }),
    await organization.vendor({ companyName: 'Rival' }),
    await organization.vendor({ companyName: 'Outsider' }),
  ];
  const part = await organization.part();

  const request = async (customerId: string, salesRepId: string, vendorIds: readonly string[]) => {
    const rfq = await organization.rfq({ status: 'quoting', customerId, salesRepId, targetPrice: '777' });
    const item = await organization.rfqItem(rfq.id, 1, { partId: part.id, targetUnitPrice: '7.77' });
    const quotes: string[] = [];
    const invitations: string[] = [];
    for (const vendorId of vendorIds) {
      invitations.push((await organization.invitation(rfq.id, vendorId, { status: 'quoted' })).id);
      const quote = await organization.quote(rfq.id, vendorId, { leadTimeDays: 30 });
      await organization.quoteItem(quote, item.id);
      quotes.push(quote.id);
    }
    const [quote = '', rivalQuote = ''] = quotes;
    const [invitation = '', rivalInvitation = ''] = invitations;
    return { rfq: rfq.id, item: item.id, quote, rivalQuote, invitation, rivalInvitation };
  };
  const open = await request(customer.id, rep.id, [vendor.id, rival.id]);
  const awarded = await request(customer.id, rep.id, [vendor.id, rival.id]);
  const other = await request(otherCustomer.id, otherRep.id, [rival.id]);
  await asOwner(`UPDATE vendor_quotes SET status = 'awarded', awarded_at = now() WHERE id = $1`, [awarded.quote]);
  await asOwner(`UPDATE vendor_quotes SET status = 'rejected' WHERE id = $1`, [awarded.rivalQuote]);
  await asOwner(
    `UPDATE rfqs SET status = 'awarded', awarded_at = now(), awarded_quote_id = $2, awarded_vendor_id = $3 WHERE id = $1`,
    [awarded.rfq, awarded.quote, vendor.id],
  );

  const order = await organization.order({
    customerId: customer.id,
    salesRepId: rep.id,
    rfqId: awarded.rfq,
    quoteId: awarded.quote,
    vendorId: vendor.id,
    status: 'in_production',
    billingAddress: { street: 'secret' },
  });
  await insert('OrderItem', {
    ...own,
    orderId: order.id,
    orderType: 'sale',
    lineNumber: 1,
    partId: part.id,
    quantityOrdered: 10,
    unitPrice: '20',
  });
  const payment = await insert('Payment', { ...own, orderId: order.id, method: 'card', amount: '50' });
  const url = 'https://files.example.com/1';
  const paper = { ...own, orderId: order.id, name: 'Contract', kind: 'contract', url, contentType: 'application/pdf' };
  const document = await insert('OrderDocument', { ...paper, isInternal: false });
  const internalDocument = await insert('OrderDocument', { ...paper, isInternal: true });
  const prices = { buyerPrice: '20', supplierPrice: '12.5' };
  const supplierOrder = await organization.supplierOrder(order.id, vendor.id, prices);
  await organization.stages(supplierOrder.id);
  const otherOrder = await organization.order({ customerId: otherCustomer.id, salesRepId: otherRep.id });
  const otherSupplierOrder = await organization.supplierOrder(otherOrder.id, rival.id, prices);
  await organization.stages(otherSupplierOrder.id);

  const allowed = async (user: { readonly id: string }) => {
    await allowEverything(organization.id, user.id);
    return gateway.as(user);
  };
  const portal = async (of: { readonly vendorId: string } | { readonly customerId: string }) =>
    allowed(await organization.portalUser(of));
  return {
    organization,
    ids: {
      openRfq: open.rfq,
      openItem: open.item,
      openQuote: open.quote,
      openInvitation: open.invitation,
      openRivalQuote: open.rivalQuote,
      openRivalInvitation: open.rivalInvitation,
      awardedRfq: awarded.rfq,
      awardedItem: awarded.item,
      awardedQuote: awarded.quote,
      awardedInvitation: awarded.invitation,
      awardedRivalQuote: awarded.rivalQuote,
      awardedRivalInvitation: awarded.rivalInvitation,
      otherRfq: other.rfq,
      otherItem: other.item,
      otherQuote: other.quote,
      vendorId: vendor.id,
      rivalId: rival.id,
      outsiderId: outsider.id,
      customerId: customer.id,
      otherCustomerId: otherCustomer.id,
      partId: part.id,
      orderId: order.id,
      otherOrderId: otherOrder.id,
      supplierOrder: supplierOrder.id,
      otherSupplierOrder: otherSupplierOrder.id,
      payment: payment.id,
      document: document.id,
      internalDocument: internalDocument.id,
      chiefRep: chiefRep.id,
      rep: rep.id,
      otherRep: otherRep.id,
    },
    as: {
      vendor: await portal({ vendorId: vendor.id }),
      rival: await portal({ vendorId: rival.id }),
      outsider: await portal({ vendorId: outsider.id }),
      buyer: await portal({ customerId: customer.id }),
      otherBuyer: await portal({ customerId: otherCustomer.id }),
      rep: gateway.as({ id: rep.userId }),
      chief: gateway.as({ id: chiefRep.userId }),
      otherRep: gateway.as({ id: otherRep.userId }),
      viewer: gateway.as(await organization.user({}, ['viewer'])),
      admin: await allowed(await organization.user({}, ['admin'])),
    },
  };
}
