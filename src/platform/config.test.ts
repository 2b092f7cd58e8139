import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('nothing set means: port 3000, ./data, demonstration', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, host: undefined, baseUrl: 'http://localhost:3000', demo: true, databaseUrl: undefined });
  expect(readConfig({}).dataDir).toBe(`${process.cwd()}/data`);
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', DEMO: '' })).toMatchObject({ port: 3000, databaseUrl: undefined, demo: true });
});

test('DEMO=0 asks for an empty instance', () => {
  expect(readConfig({ DEMO: '0' }).demo).toBe(false);
});

test('the base address loses its last slash', () => {
  expect(readConfig({ BASE_URL: 'https://integration.example/' }).baseUrl).toBe('https://integration.example');
});

test('an identity provider has a name, its host unless another is given', () => {
  const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  expect(readConfig(oidc).oidc?.name).toBe('id.example');
  expect(readConfig({ ...oidc, OIDC_NAME: 'Amt' }).oidc?.name).toBe('Amt');
  expect(readConfig({}).oidc).toBeUndefined();
});

test.each([
  [{ PORT: 'x' }, 'PORT must be a number.'],
  [{ PORT: '70000' }, 'PORT must lie between 0 and 65535.'],
  [{ DEMO: 'perhaps' }, 'DEMO must be 0 or 1.'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be an address that begins with postgresql://.'],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together.'],
  [{ OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, 'OIDC_ISSUER must begin with https://'],
  [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM must be a mail address.'],
  [{ BASE_URL: 'integration.example' }, 'BASE_URL must be an address that begins with http:// or https://.'],
])('%j is refused in one sentence', (env, sentence) => {
  expect(() => readConfig(env as Record<string, string>)).toThrow(sentence);
});
