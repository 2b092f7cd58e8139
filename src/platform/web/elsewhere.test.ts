import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safePath } from './elsewhere.ts';

test('a path of this site is kept with its query', () => {
  expect(safePath('/measures/oeffnung-34?page=2')).toBe('/measures/oeffnung-34?page=2');
});

test.each(['//evil.example', '/\\evil.example', '/%09/evil.example/../..//evil', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example', '/a\n', '', 'measures', '/.//evil.example', '/a/..//evil.example', ' /a', `/${'a'.repeat(600)}`])('%j is refused or stays here', (given) => {
  const path = safePath(given);
  if (path !== null) expect(new URL(path, 'https://here.example/de/x').origin).toBe('https://here.example');
  else expect(path).toBeNull();
});

test('whatever is given, a browser stays on this site', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((s) => `/${s}`), fc.array(fc.constantFrom('/', '\\', '.', '..', '@', ':', '?', '#', 'a', '\t', '%2f')).map((a) => a.join(''))), (given) => {
    const path = safePath(given);
    if (path === null) return;
    expect(new URL(path, 'https://here.example/de/x').origin).toBe('https://here.example');
    expect(path.startsWith('/') && !path.startsWith('//')).toBe(true);
  }));
});
