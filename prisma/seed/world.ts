import type pg from 'pg';

export interface DemoUser {
  readonly id: string;
  readonly email: string;
}

const emails = {
  admin: 'admin@meridian-knitwear.example',
  manager: 'manager@meridian-knitwear.example',
  salesRep: 'sales@meridian-knitwear.example',
  vendor: 'nasrin@padma-knit.example',
  otherVendor: 'rezaul@karnaphuli-sweaters.example',
  buyer: 'elin@nordic-outfitters.example',
  client: 'marta@aurora-bank.example',
  viewer: 'viewer@meridian-knitwear.example',
  otherOrganization: 'admin@fjord-components.example',
} as const;

/** Users that the first edition of the world has not. */
type Later = 'client';

/** Who may be played in the demo world, and what is worth looking at first. */
export interface DemoWorld {
  /** A world that an earlier version made lacks those who came later. */
  readonly users: { readonly [Name in Exclude<keyof typeof emails, Later>]: DemoUser } & {
    readonly [Name in Later]?: DemoUser;
  };
  readonly sample: { readonly rfqId: string; readonly orderId: string; readonly trackingToken: string };
}

/** What the first organization's settings say of the world: its present and its size. */
export interface Mark {
  readonly anchor: Date;
  readonly blocks: number;
  /** What the world holds; grows when new tables get rows. */
  readonly edition: number;
}

/** The edition that this version makes: all fifteen domains. The first had five. */
export const EDITION = 2;

const FIRST_ORGANIZATION = 'meridian-knitwear';

export async function readMark(client: pg.Client): Promise<Mark | null> {
  const found = await client.query<{ demo: { anchor: string; blocks: number; edition?: number } | null }>(
    `SELECT settings -> 'demo' AS demo FROM organizations WHERE slug = $1`,
    [FIRST_ORGANIZATION],
  );
  const demo = found.rows[0]?.demo;
  return demo ? { anchor: new Date(demo.anchor), blocks: demo.blocks, edition: demo.edition ?? 1 } : null;
}

export async function readWorld(client: pg.Client): Promise<DemoWorld | null> {
  const samples = await client.query<DemoWorld['sample']>(
    `SELECT sample.settings -> 'demo' ->> 'rfqId' AS "rfqId", ordered.id AS "orderId", ordered.tracking_token AS "trackingToken"
     FROM organizations AS sample
     JOIN orders AS ordered ON ordered.organization_id = sample.id AND ordered.id = (sample.settings -> 'demo' ->> 'orderId')::uuid
     WHERE sample.slug = $1`,
    [FIRST_ORGANIZATION],
  );
  const [sample] = samples.rows;
  if (sample === undefined) return null;
  const found = await client.query<DemoUser>('SELECT id, email FROM users WHERE email = ANY ($1)', [
    Object.values(emails),
  ]);
  const user = (email: string): DemoUser => {
    const row = found.rows.find((each) => each.email === email);
    if (row === undefined) throw new Error(`The demo world has lost its user ${email}.`);
    return row;
  };
  const later = found.rows.find(({ email }) => email === emails.client);
  const users = {
    admin: user(emails.admin),
    manager: user(emails.manager),
    salesRep: user(emails.salesRep),
    vendor: user(emails.vendor),
    otherVendor: user(emails.otherVendor),
    buyer: user(emails.buyer),
    ...(later === undefined ? {} : { client: later }),
    viewer: user(emails.viewer),
    otherOrganization: user(emails.otherOrganization),
  };
  return { users, sample };
}
