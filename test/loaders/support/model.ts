/** A data model of four tables, one of them kept by time, that holds one column of every kind the loaders treat differently. */
import { readFileSync } from 'node:fs';
import type { Column, ColumnType, Model } from '../../../src/generated/data-model.js';

interface Scalar<T extends ColumnType, IsNullable extends boolean> extends Column {
  readonly type: T;
  readonly list: false;
  readonly nullable: IsNullable;
}
const column = <T extends ColumnType>(name: string, type: T): Scalar<T, false> => ({
  column: name,
  type,
  list: false,
  nullable: false,
  generated: false,
});
const optional = <T extends ColumnType>(name: string, type: T): Scalar<T, true> => ({
  column: name,
  type,
  list: false,
  nullable: true,
  generated: false,
});

const key = { organizationId: column('organization_id', 'uuid'), id: column('id', 'uuid') } as const;

export const models = {
  Vendor: {
    name: 'Vendor',
    table: 'vendors',
    tenant: true,
    indexes: [],
    columns: {
      ...key,
      name: column('name', 'text'),
      country: optional('country', 'text'),
      isPreferred: column('is_preferred', 'boolean'),
      tags: { ...column('tags', 'text'), list: true },
      features: optional('features', 'json'),
      winRate: { ...optional('win_rate', 'decimal'), audiences: ['staff'] },
      archivedAt: optional('archived_at', 'timestamp'),
    },
    relations: {
      quotes: {
        model: 'Quote',
        list: true,
        fields: ['organizationId', 'id'],
        references: ['organizationId', 'vendorId'],
      },
    },
  },
  Rfq: {
    name: 'Rfq',
    table: 'rfqs',
    tenant: true,
    indexes: [],
    columns: {
      ...key,
      title: column('title', 'text'),
      status: column('status', 'text'),
      priority: optional('priority', 'int'),
      views: column('views', 'bigint'),
      score: optional('score', 'float'),
      dueDate: optional('due_date', 'date'),
      createdAt: column('created_at', 'timestamp'),
      targetPrice: { ...optional('target_price', 'decimal'), mirror: 'targetPriceE4' },
      targetPriceE4: { ...optional('target_price_e4', 'bigint'), generated: true },
      weight: optional('weight', 'decimal'),
      vendorId: optional('vendor_id', 'uuid'),
    },
    relations: {
      vendor: {
        model: 'Vendor',
        list: false,
        fields: ['organizationId', 'vendorId'],
        references: ['organizationId', 'id'],
      },
      quotes: { model: 'Quote', list: true, fields: ['organizationId', 'id'], references: ['organizationId', 'rfqId'] },
      events: {
        model: 'RfqEvent',
        list: true,
        fields: ['organizationId', 'id'],
        references: ['organizationId', 'rfqId'],
      },
    },
  },
  Quote: {
    name: 'Quote',
    table: 'quotes',
    tenant: true,
    indexes: [],
    columns: {
      ...key,
      rfqId: column('rfq_id', 'uuid'),
      vendorId: { ...optional('vendor_id', 'uuid'), audiences: ['staff'] },
      rank: column('rank', 'int'),
      revision: column('revision', 'int'),
      notes: optional('notes', 'text'),
      total: { ...optional('total', 'decimal'), mirror: 'totalE4' },
      totalE4: { ...optional('total_e4', 'bigint'), generated: true },
    },
    relations: {
      rfq: { model: 'Rfq', list: false, fields: ['organizationId', 'rfqId'], references: ['organizationId', 'id'] },
      vendor: {
        model: 'Vendor',
        list: false,
        fields: ['organizationId', 'vendorId'],
        references: ['organizationId', 'id'],
      },
    },
  },
  RfqEvent: {
    name: 'RfqEvent',
    table: 'rfq_events',
    tenant: true,
    partitioned: 'month',
    indexes: [],
    columns: {
      ...key,
      createdAt: column('created_at', 'timestamp'),
      rfqId: optional('rfq_id', 'uuid'),
      kind: column('kind', 'text'),
      note: { ...optional('note', 'text'), audiences: ['staff'] },
    },
    relations: {
      rfq: { model: 'Rfq', list: false, fields: ['organizationId', 'rfqId'], references: ['organizationId', 'id'] },
    },
  },
} as const satisfies Record<string, Model>;

export interface VendorRow {
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly isPreferred: boolean;
  readonly tags: readonly string[];
  readonly features: unknown;
  readonly winRate: string | null;
  readonly archivedAt: string | null;
}
export interface RfqRow {
  readonly organizationId: string;
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly priority: number | null;
  readonly views: string;
  readonly score: number | null;
  readonly dueDate: string | null;
  readonly createdAt: string;
  readonly targetPrice: string | null;
  readonly targetPriceE4: string | null;
  readonly weight: string | null;
  readonly vendorId: string | null;
}
export interface QuoteRow {
  readonly organizationId: string;
  readonly id: string;
  readonly rfqId: string;
  readonly vendorId: string | null;
  readonly rank: number;
  readonly revision: number;
  readonly notes: string | null;
  readonly total: string | null;
  readonly totalE4: string | null;
}
export interface RfqEventRow {
  readonly organizationId: string;
  readonly id: string;
  readonly createdAt: string;
  readonly rfqId: string | null;
  readonly kind: string;
  readonly note: string | null;
}

export interface Small {
  readonly models: typeof models;
  readonly rows: { Vendor: VendorRow; Rfq: RfqRow; Quote: QuoteRow; RfqEvent: RfqEventRow };
}

/** The tables of the model: keys begin with the organization, row security is forced, one index per order and filter. */
export const definition = `
CREATE SCHEMA app;
${readFileSync('prisma/migrations/20261120020000_partitions/migration.sql', 'utf8')}
CREATE FUNCTION app.organization_id() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;
CREATE TABLE vendors (
  organization_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text COLLATE "C" NOT NULL, country text COLLATE "C", is_preferred boolean NOT NULL DEFAULT false,
  tags text[] NOT NULL DEFAULT '{}', features jsonb, win_rate numeric(5,2), archived_at timestamptz(3),
  PRIMARY KEY (organization_id, id));
CREATE INDEX ON vendors (organization_id, name, id);
CREATE INDEX ON vendors (organization_id, country, id);
CREATE TABLE rfqs (
  organization_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(),
  title text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL DEFAULT 'draft', priority int, views bigint NOT NULL DEFAULT 0, score float8,
  due_date date, created_at timestamptz(3) NOT NULL DEFAULT now(), target_price numeric(14,4),
  target_price_e4 bigint GENERATED ALWAYS AS ((target_price * 10000)::bigint) STORED, weight numeric, vendor_id uuid,
  PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, vendor_id) REFERENCES vendors);
CREATE INDEX ON rfqs (organization_id, title, id);
CREATE INDEX ON rfqs (organization_id, status, id);
CREATE INDEX ON rfqs (organization_id, status, title, id);
CREATE INDEX ON rfqs (organization_id, priority, id);
CREATE INDEX ON rfqs (organization_id, due_date, id);
CREATE INDEX ON rfqs (organization_id, created_at, id);
CREATE INDEX ON rfqs (organization_id, target_price_e4, id);
CREATE TABLE quotes (
  organization_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(),
  rfq_id uuid NOT NULL, vendor_id uuid, rank int NOT NULL DEFAULT 1, revision int NOT NULL DEFAULT 1, notes text COLLATE "und-x-icu", total numeric(14,4),
  total_e4 bigint GENERATED ALWAYS AS ((total * 10000)::bigint) STORED,
  PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, rfq_id) REFERENCES rfqs ON DELETE CASCADE,
  FOREIGN KEY (organization_id, vendor_id) REFERENCES vendors);
CREATE INDEX ON quotes (organization_id, rfq_id, id);
CREATE INDEX ON quotes (organization_id, rfq_id, total_e4, id);
CREATE INDEX ON quotes (organization_id, rfq_id, rank, revision, id);
CREATE INDEX ON quotes (organization_id, vendor_id, id);
CREATE TABLE rfq_events (
  organization_id uuid NOT NULL, created_at timestamptz(3) NOT NULL DEFAULT now(), id uuid NOT NULL DEFAULT app.uuid_of_now(),
  rfq_id uuid, kind text COLLATE "C" NOT NULL, note text COLLATE "C",
  PRIMARY KEY (organization_id, created_at, id)) PARTITION BY RANGE (created_at);
CREATE INDEX ON rfq_events (organization_id, rfq_id, created_at, id);
CREATE INDEX ON rfq_events (organization_id, kind, created_at, id);
CREATE INDEX ON rfq_events (organization_id, note, created_at, id);
SELECT app.partition_table('rfq_events', 'month', '2025-01-01');
DO $$ DECLARE role text; target text; BEGIN
  FOREACH role IN ARRAY ARRAY['sg_staff', 'sg_vendor'] LOOP
    BEGIN EXECUTE format('CREATE ROLE %I NOLOGIN', role); EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
    EXECUTE format('GRANT USAGE ON SCHEMA public, app TO %I', role);
    FOREACH target IN ARRAY ARRAY['vendors', 'rfqs', 'quotes', 'rfq_events'] LOOP
      EXECUTE format('CREATE POLICY %I ON %I TO %I USING (organization_id = (SELECT app.organization_id()))', target || '_' || role, target, role);
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', target, target);
    END LOOP;
  END LOOP;
END $$;
GRANT SELECT ON vendors, rfqs, quotes, rfq_events TO sg_staff;
GRANT SELECT (organization_id, created_at, id, rfq_id, kind) ON rfq_events TO sg_vendor;
GRANT SELECT ON rfqs TO sg_vendor;
GRANT SELECT (organization_id, id, name, country, is_preferred, tags, features, archived_at) ON vendors TO sg_vendor;
GRANT SELECT (organization_id, id, rfq_id, rank, revision, notes, total, total_e4) ON quotes TO sg_vendor;
${readFileSync('prisma/migrations/20261120055500_lookup_of_ids/migration.sql', 'utf8')}
`;
