// Jest loads this file as it is, so the TypeScript behind it comes in through tsx.
import { tsImport } from 'tsx/esm/api';

export default async function globalSetup() {
  const { startTestServer } = await tsImport('./test-server.ts', import.meta.url);
  globalThis.__testServer = await startTestServer();
  process.env.TEST_DATABASE_URL = globalThis.__testServer.databaseUrl;
}
