import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../src/app.tsx';
import { ROLES, type Role, type ScopeKind } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/ids.ts';
import { rowFor, STAFF, type Right } from '../src/kernel/rights.ts';
import { Site, type Address } from '../src/platform/web/site.ts';
import { mountSlices, rights } from '../src/slices.ts';
import { ROLE_SCOPES } from '../src/slices/people/accounts/rules.ts';
import { testApp, type TestApp } from './app.ts';
import { buildEverything, type Everything } from './everything.ts';

/** Every address that slices mount, as the table knows it. */
const addresses: readonly Address[] = (() => {
  const site = new Site(undefined, rights);
  mountSlices(site);
  return site.addresses;
})();

/** Somebody with one role: everywhere, where the things of the test belong, or somewhere else. */
interface Persona {
  readonly name: string;
  readonly role: Role | null;
  readonly scope: ScopeKind;
  readonly own: boolean;
  readonly as?: string;
}

let app: TestApp;
let things: Everything;
let personas: readonly Persona[];
beforeAll(async () => {
  app = await testApp();
  things = await buildEverything(app.db);
  const wanted: Omit<Persona, 'as'>[] = ROLES.flatMap((role) => ROLE_SCOPES[role].flatMap((scope): Omit<Persona, 'as'>[] => (scope === 'all' ? [{ name: role, role, scope, own: true }] : [true, false].map((own) => ({ name: `${role} of ${own ? 'this' : 'another'} ${scope}`, role, scope, own })))));
  const signedIn = await Promise.all(wanted.map(async (p) => ({ ...p, as: await app.signIn(p.role ?? undefined, p.scope === 'all' ? undefined : { kind: p.scope, id: p.own ? (things.places[p.scope] ?? newId()) : newId() }) })));
  personas = [{ name: 'visitor', role: null, scope: 'all', own: true }, { name: 'somebody without a role', role: null, scope: 'all', own: true, as: await app.signIn() }, ...signedIn];
});
afterAll(() => app.drop());

const UNKNOWN = newId();

/** What the parameters of a path are: those of the thing that the test built, else of nothing. */
function partsOf(path: string): Readonly<Record<string, string>> | null {
  const [best] = Object.keys(things.parts).filter((prefix) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}.`)).sort((a, b) => b.length - a.length);
  return best === undefined ? null : (things.parts[best] ?? null);
}

function addressOf(path: string): string {
  const parts = partsOf(path) ?? {};
  return path.replace(/:(\w+)(\{((?:[^{}]|\{[^}]*\})*)\})?/g, (_, name: string, __, pattern?: string) => parts[name] ?? example(name, pattern));
}

/** A value that the pattern of a parameter takes. */
function example(name: string, pattern: string | undefined): string {
  if (pattern === undefined) return name === 'number' ? '7' : UNKNOWN;
  const choice = (text: string): string => text.replace(/\(\?:([^|()]+)[^()]*\)/g, '$1').replace(/\[[^\]]+\]\+/g, 'x').replaceAll('\\', '');
  return choice(pattern).split('|')[0] ?? '';
}

/** What the table says about somebody at an address. `somewhere`: nothing at the address says what it belongs to. */
function may({ role, scope, own, as }: Persona, who: Right, somewhere: boolean): boolean {
  if (who === 'everybody') return true;
  if (who === 'signed_in') return as !== undefined;
  if (role === null) return false;
  return scope === 'all' ? who.includes(role) : who.includes(`${role} in ${scope}`) && (own || somewhere);
}

/** Addresses of things that belong to no place, with the reason. */
const BOUND_TO_NOTHING: readonly RegExp[] = [
  /^\/desk\/duplicates\//, // pairs: which of them somebody decides about is a list, tested with them
  /^\/desk\/measures\//, // views, sheets and baselines hold many measures
  /^\/desk\/events\/series/,
];

async function ask({ method, path }: Address, { as }: Persona): Promise<{ status: number; to: string }> {
  const prefixed = PAGES.has(`${method} ${path}`);
  const answer = await app.request(`${prefixed ? '/de' : ''}${addressOf(path)}`, { ...(as === undefined ? {} : { as }), ...(method === 'POST' ? { form: {} } : {}) });
  await answer.arrayBuffer();
  return { status: answer.status, to: answer.headers.get('location') ?? '' };
}

const PAGES = new Set(pagesOf());
/** Addresses with a language in front: pages and forms. */
function* pagesOf(): Generator<string> {
  const app = createApp({ db: undefined as never, config: { version: '' } as never, assets: undefined as never, cache: null });
  for (const { method, path } of app.routes) if (path.startsWith('/:lang{')) yield `${method} ${path.replace(/^\/:lang\{[^}]*\}/, '') || '/'}`;
}

const isDenied = ({ status, to }: { status: number; to: string }): boolean => status === 401 || status === 403 || (status === 302 && to.includes('/sign-in'));

describe('the table of rights', () => {
  test('has a line for every address, and no line for none', () => {
    expect(addresses.filter(({ row }) => row === undefined).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    const used = new Set(addresses.flatMap(({ row }) => row ?? []));
    expect(rights.flatMap((area) => area.rows).filter((row) => !used.has(row)).map((row) => row.what.en)).toEqual(['The description of the open data']);
    expect(rowFor(rights, 'GET', '/openapi.json')?.who).toBe('everybody');
  });

  test('names only roles that can be granted so', () => {
    const named = new Set(rights.flatMap((area) => area.rows).flatMap((row) => (typeof row.who === 'string' ? [] : row.who)));
    const possible = new Set(ROLES.flatMap((role) => ROLE_SCOPES[role].map((scope) => (scope === 'all' ? role : `${role} in ${scope}`))));
    expect([...named].filter((holding) => !possible.has(holding))).toEqual(['officer']);
  });

  test('says of everything that belongs to a place which one', () => {
    const open = addresses.filter(({ path, row }) => path.includes(':') && typeof row?.who === 'object' && row.who.some((h) => h.includes(' in ')) && partsOf(path) === null && !BOUND_TO_NOTHING.some((r) => r.test(path)));
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});

/** Where a line's condition, told beside it, keeps somebody out who holds the role. */
const CONDITIONS: readonly { readonly at: string; readonly role: Role }[] = [{ at: 'POST /assessments/:number/release', role: 'coordinator' }, { at: 'POST /report-rounds/:slug/drafts/:number/release', role: 'coordinator' }, { at: 'POST /report-rounds/:slug/close', role: 'coordinator' }];
const isKeptOut = ({ method, path }: Address, { role }: Persona): boolean => CONDITIONS.some((c) => c.at === `${method} ${path}` && c.role === role);

/** One of two who differ only in where they may not do something either. */
const isTwin = ({ role, scope, own }: Persona, who: Right): boolean => !own && typeof who === 'object' && !who.includes(`${role as Role} in ${scope as Exclude<ScopeKind, 'all'>}`);

/** Asks the program and gives what differs from the table. */
async function differences(asked: readonly Address[], wanted: boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const address of asked) {
    const who = address.row?.who ?? 'everybody';
    const somewhere = partsOf(address.path) === null || who === STAFF;
    const others = personas.filter((p) => may(p, who, somewhere) === wanted && (who !== 'everybody' || p.as === undefined) && !isTwin(p, who) && !(wanted && isKeptOut(address, p)));
    const answers = await Promise.all(others.map((p) => ask(address, p)));
    for (const [i, answer] of answers.entries()) {
      const persona = others[i] as Persona;
      const stranger = !persona.own && may(persona, who, true);
      const kept = wanted ? !isDenied(answer) && answer.status < 500 : isDenied(answer) || (stranger && answer.status === 404);
      if (!kept) wrong.push(`${address.method} ${address.path}: ${persona.name} ${wanted ? 'should' : 'should not'}, ${answer.status} ${answer.to}`);
    }
  }
  return wrong;
}

describe.each(rights.map((area) => [area.area.en, area] as const))('%s: the program does what the table says', (_, area) => {
  const own = addresses.filter(({ row }) => row !== undefined && area.rows.includes(row));

  test('whoever may not see or do something does not', async () => {
    expect(await differences(own, false)).toEqual([]);
  });

  // Looking comes before doing: what is done may take the thing away that is looked at.
  test('whoever may does', async () => {
    expect(await differences(own.filter(({ method }) => method === 'GET'), true)).toEqual([]);
    expect(await differences(own.filter(({ method }) => method === 'POST'), true)).toEqual([]);
  });
});
