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

test.each([
  [{ PORT: 'x' }, 'PORT must be a number.'],
  [{ PORT: '70000' }, 'PORT must lie between 0 and 65535.'],
  [{ DEMO: 'perhaps' }, 'DEMO must be 0 or 1.'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be an address that begins with postgresql://.'],
  [{ BASE_URL: 'integration.example' }, 'BASE_URL must be an address that begins with http:// or https://.'],
])('%j is refused in one sentence', (env, sentence) => {
  expect(() => readConfig(env as Record<string, string>)).toThrow(sentence);
});
