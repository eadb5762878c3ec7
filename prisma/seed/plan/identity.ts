import { fleetStaff } from '../data/devices.js';
import { clientUsers, giftStaff } from '../data/gifting.js';
import { departments, otherDepartments, otherStaff, staff } from '../data/people.js';
import { fleetDepartments } from '../data/stock.js';
import { planApiKeys, planInvitations, planStageTemplates } from './access.js';
import { DAY, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

export type Identity = ReturnType<typeof planIdentity>;

/** Vendors whose owner signs in, and the buyers' customers (slots of the first organization; -1 in the second). */
const portals = [
  { org: 1, name: 'Nasrin Chowdhury', mail: 'nasrin@padma-knit.example', vendor: 0, customer: null },
  { org: 1, name: 'Rezaul Karim', mail: 'rezaul@karnaphuli-sweaters.example', vendor: 1, customer: null },
  { org: 1, name: 'Li Wenjie', mail: 'wenjie@dalang-knit.example', vendor: 6, customer: null },
  { org: 1, name: 'Elif Yıldız', mail: 'elif@bosphorus-triko.example', vendor: 12, customer: null },
  { org: 1, name: 'Giulia Ferraris', mail: 'giulia@filatura-biella.example', vendor: 20, customer: null },
  { org: 1, name: 'Elin Lindqvist', mail: 'elin@nordic-outfitters.example', vendor: null, customer: 0 },
  { org: 1, name: 'Thomas Whitmore', mail: 'thomas@harrow-vale.example', vendor: null, customer: 1 },
] as const;

/** Organizations, roles, departments and users. They stay the same at any scale. */
export function planIdentity(now: number) {
  const founded = now - 900 * DAY + 9 * HOUR;
  const organizations = new PlanTable('organization', { at: 'time', name: 'text', key: 'text', kind: 'text' });
  organizations.add({ at: founded, name: 'Supplygraph', key: 'supplygraph', kind: 'platform' });
  organizations.add({
    at: founded + DAY,
    name: 'Meridian Knitwear & Supply',
    key: 'meridian-knitwear',
    kind: 'distributor',
  });
  organizations.add({ at: founded + 2 * DAY, name: 'Fjord Components', key: 'fjord-components', kind: 'distributor' });
  organizations.add({ at: founded + 3 * DAY, name: 'Confetti Gifts', key: 'confetti-gifts', kind: 'gifting' });
  organizations.add({ at: founded + 4 * DAY, name: 'Saimaa Fleet', key: 'saimaa-fleet', kind: 'fleet' });

  const departmentTable = new PlanTable('department', { at: 'time', org: 'int', name: 'text', parent: 'int?' });
  for (const [org, list] of [
    [1, departments],
    [2, otherDepartments],
    [4, fleetDepartments],
  ] as const)
    for (const [name, above] of list) {
      const parent = departmentTable.rows.find((row) => row.org === org && row.name === above)?.slot ?? null;
      departmentTable.add({ at: founded + org * DAY + HOUR, org, name, parent });
    }

  const users = new PlanTable('users', {
    at: 'time',
    org: 'int',
    name: 'text',
    email: 'text',
    status: 'text',
    last_login: 'time?',
    phone: 'text',
    roles: 'list',
    department: 'int?',
    vendor: 'int?',
    customer: 'int?',
    client: 'int?',
    provider: 'text?',
  });
  const random = new Random('users');
  const person = () => ({
    last_login: now - random.int(2, 200) * HOUR,
    phone: `+${String(random.int(30, 89))} ${String(random.int(100, 999))} ${String(random.int(1000000, 9999999))}`,
  });
  users.add({
    ...person(),
    at: founded,
    org: 0,
    name: 'Platform Operator',
    email: 'operator@supplygraph.example',
    status: 'active',
    roles: ['super_admin'],
    department: null,
    vendor: null,
    customer: null,
    client: null,
    provider: 'local',
  });
  for (const [org, domain, list] of [
    [1, 'meridian-knitwear.example', staff],
    [2, 'fjord-components.example', otherStaff],
  ] as const)
    list.forEach(([name, mail, roleNames, departmentName], index) => {
      const department =
        departmentTable.rows.find((row) => row.org === org && row.name === departmentName)?.slot ?? null;
      users.add({
        ...person(),
        at: founded + (org + index) * DAY,
        org,
        name,
        email: `${mail}@${domain}`,
        status: mail === 'former' ? 'inactive' : 'active',
        roles: roleNames.split(','),
        department,
        vendor: null,
        customer: null,
        client: null,
        provider: index % 3 === 0 ? 'local' : index % 3 === 1 ? 'azure_ad' : 'google',
      });
    });
  for (const { org, name, mail, vendor, customer } of portals)
    users.add({
      ...person(),
      at: founded + 200 * DAY,
      org,
      name,
      email: mail,
      status: 'active',
      roles: [vendor === null ? 'buyer' : 'supplier'],
      department: null,
      vendor,
      customer,
      client: null,
      provider: 'local',
    });
  // Those who came later stand behind, so that nobody's slot moves.
  for (const { org, name, mail, roles, client, unit } of [
    ...giftStaff.map(([name, mail, role]) => newcomer(3, name, `${mail}@confetti-gifts.example`, role)),
    ...fleetStaff.map(([name, mail, role, unit]) => ({
      ...newcomer(4, name, `${mail}@saimaa-fleet.example`, role),
      unit,
    })),
    ...clientUsers.map((user) => newcomer(user.org, user.name, user.mail, 'client', user.client)),
  ])
    users.add({
      ...person(),
      at: founded + 210 * DAY,
      org,
      name,
      email: mail,
      status: 'active',
      roles,
      department: departmentTable.rows.find((row) => row.org === org && row.name === unit)?.slot ?? null,
      vendor: null,
      customer: null,
      client,
      provider: 'local',
    });

  /** The slot of a member of staff, by organization and local part of the address. */
  const userSlot = (org: number, mail: string): number => {
    const user = users.rows.find((row) => row.org === org && row.email.startsWith(`${mail}@`));
    if (user === undefined) throw new Error(`Nobody of organization ${String(org)} is called ${mail}.`);
    return user.slot;
  };

  const reps = new PlanTable('sales_rep', {
    at: 'time',
    org: 'int',
    user_slot: 'int',
    manager: 'int?',
    team: 'text',
    quota: 'int',
    rate: 'int',
    status: 'text',
  });
  const head = reps.add({
    at: founded + 20 * DAY,
    org: 1,
    user_slot: userSlot(1, 'sales.head'),
    manager: null,
    team: 'Global',
    quota: 4_000_000,
    rate: 150,
    status: 'active',
  });
  const europe = reps.add({
    at: founded + 21 * DAY,
    org: 1,
    user_slot: userSlot(1, 'sales'),
    manager: head.slot,
    team: 'Europe',
    quota: 900_000,
    rate: 250,
    status: 'active',
  });
  const team = [
    ['sales.south', 'Europe', europe.slot],
    ['sales.us', 'Americas', head.slot],
    ['sales.asia', 'Asia Pacific', head.slot],
  ] as const;
  for (const [mail, name, manager] of team)
    reps.add({
      at: founded + 22 * DAY,
      org: 1,
      user_slot: userSlot(1, mail),
      manager,
      team: name,
      quota: 600_000,
      rate: 300,
      status: 'active',
    });
  reps.add({
    at: founded + 23 * DAY,
    org: 2,
    user_slot: userSlot(2, 'sales'),
    manager: null,
    team: 'Norway',
    quota: 300_000,
    rate: 200,
    status: 'active',
  });

  return {
    organizations,

    departments: departmentTable,
    users,
    reps,
    userSlot,
    tables: [organizations, departmentTable, users, reps, planInvitations(now), planApiKeys(now), planStageTemplates()],
  };
}

function newcomer(org: number, name: string, mail: string, role: string, client: number | null = null) {
  return { org, name, mail, roles: [role], client, unit: null as string | null };
}
