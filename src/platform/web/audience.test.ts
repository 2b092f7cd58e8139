import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Audience, type Listener, type Parts } from './audience.ts';

interface State {
  readonly title: string;
  readonly count: number;
}

class Ear implements Listener {
  heard: string[] = [];
  writableLength = 0;
  gone = false;
  write(message: unknown): boolean {
    this.heard.push(String(message));
    return true;
  }
  end(): this {
    this.gone = true;
    return this;
  }
  destroy(): this {
    this.gone = true;
    return this;
  }
  get parts(): Record<string, string>[] {
    return this.heard.flatMap((m) => /^event: parts\ndata: (.*)$/m.exec(m)?.[1] ?? []).map((json) => (JSON.parse(json) as { parts: Record<string, string> }).parts);
  }
}

function room(state: { now: State | null }, heard = true) {
  const made = { loads: 0, bodies: 0 };
  const part = (key: unknown, body: string) => ({ key: String(key), body: () => { made.bodies += 1; return body; } });
  const render = (s: State, variant: string): Parts => ({ title: part(s.title, `${variant} ${s.title}`), count: part(s.count, `${variant} ${s.count}`) });
  const audience = new Audience<State>({ load: () => { made.loads += 1; return Promise.resolve(state.now); }, render, heard: () => heard });
  return { audience, made };
}

test('many changes are one load and one rendering a variant, and only what changed is sent', async () => {
  const state: { now: State | null } = { now: { title: 'A', count: 0 } };
  const { audience, made } = room(state);
  const [german, arabic] = [[new Ear(), new Ear(), new Ear()], [new Ear()]] as const;
  for (const ear of german) await audience.join('de', ear, '');
  for (const ear of arabic) await audience.join('ar', ear, '');
  expect(german[0]?.parts).toEqual([{ title: 'de A', count: 'de 0' }]);
  const before = { ...made };
  for (let n = 1; n <= 50; n += 1) {
    state.now = { title: 'A', count: n };
    audience.changed();
  }
  await sleep(250);
  expect(german.map((ear) => ear.parts.at(-1))).toEqual(german.map(() => ({ count: 'de 50' })));
  expect(arabic[0].parts.at(-1)).toEqual({ count: 'ar 50' });
  expect(made.loads - before.loads).toBe(1);
  expect(made.bodies - before.bodies, 'one a variant, not one a listener').toBe(2);
  audience.stop();
  expect(german[0]?.gone).toBe(true);
});

test('who has the present version is not sent it again; asking gives the same version', async () => {
  const { audience } = room({ now: { title: 'A', count: 1 } });
  const asked = await audience.snapshot('de');
  const ear = new Ear();
  await audience.join('de', ear, asked?.version ?? '');
  expect(ear.heard[0]).toContain('event: hello');
  expect(ear.parts).toEqual([]);
  audience.stop();
});

test('who does not read is let go; who looks at something that is gone is sent away', async () => {
  const state: { now: State | null } = { now: { title: 'A', count: 0 } };
  const { audience } = room(state);
  const [slow, quick] = [new Ear(), new Ear()];
  await audience.join('de', slow, '');
  await audience.join('de', quick, '');
  slow.writableLength = 10_000_000;
  state.now = { title: 'A', count: 1 };
  audience.changed();
  await sleep(150);
  expect([slow.gone, quick.gone]).toEqual([true, false]);
  expect(quick.parts.at(-1)).toEqual({ count: 'de 1' });
  state.now = null;
  audience.changed();
  await sleep(250);
  expect(quick.gone).toBe(true);
  audience.stop();
});

test('where changes are not heard, what was read a moment ago is read again', async () => {
  const state: { now: State | null } = { now: { title: 'A', count: 0 } };
  const { audience } = room(state, false);
  await audience.state();
  state.now = { title: 'B', count: 0 };
  await sleep(120);
  expect((await audience.state())?.title).toBe('B');
  audience.stop();
});
