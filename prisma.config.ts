import { defineConfig } from 'prisma/config';

/** For Prisma's own command line. The product itself migrates without it: npm run db:migrate. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? '' },
});
