import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system, VISITOR } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createProcess } from '../processes/commands.ts';
import { createSubmission, publishSubmission, withholdSubmission } from './commands.ts';

const TEXTS = ['Einen Dolmetscherpool für Arztbesuche einrichten', 'Die Müllabfuhr erklärt sich nicht von selbst', 'Mehr Busse am Abend', 'Sprachkurse in der Schule', '100% Barrierefreiheit_jetzt'];
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await write(app.db, async (tx) => {
    const office = system('test');
    const { id: processId } = valueOf(await createProcess(tx, office, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()) }));
    for (const text of [...TEXTS, 'Zwetschgenkuchen, zurückgehalten']) {
      const { id } = valueOf(await createSubmission(tx, VISITOR, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() }));
      valueOf(await publishSubmission(tx, office, id));
      if (text.startsWith('Zwetschge')) valueOf(await withholdSubmission(tx, office, id, { version: 2, reason: 'Test' }));
    }
  });
});
afterAll(() => app.drop());

const find = async (q: string): Promise<string[]> => ((await (await app.request(`/submissions.json?q=${encodeURIComponent(q)}`)).json()) as { items: { text: string }[] }).items.map((item) => item.text);

test.each([
  ['dolmetscher', 0], ['METSCHERPOOL', 0], ['pool arztbesuch', 0], ['arztbesuch pool', 0], ['Muellabfuhr', 1], ['Mullabfuhr', 1], ['müll', 1], ['BUSSE', 2], ['100%', 4], ['heit_j', 4],
])('%s is found, also inside a compound, whatever its case, its umlauts and the order of the words', async (q, n) => {
  expect(await find(q)).toEqual([TEXTS[n]]);
});

test.each([
  ['Dolmetcherpool', 0], ['Dolmetschherpool', 0], ['Dolmetshcerpool', 0], ['Dolmetschrepool', 0], ['dolnetscher', 0], ['Mühlabfuhr', 1], ['Mulabfuhr', 1], ['Buzse', 2], ['bsuse', 2], ['Sprahckurse', 3], ['Schuke', 3], ['Schnle', 3], ['Chule', 3], ['sprachkurse Schuel', 3],
])('%s is found with its one wrong letter', async (q, n) => {
  expect(await find(q)).toEqual([TEXTS[n]]);
});

test.each(['Dolmetterpoll', 'Bua', 'xyzzy', 'Schmxe', '%', '_', '\\', 'a%b', '1000%', '10000%', '(', '.*', '[[:alpha:]]+', 'Zwetschge', 'Zwetschgenkuchne', 'x'.repeat(150), 'aaaaa bbbbb ccccc ddddd eeeee fffff'])('%s is not found, and breaks nothing', async (q) => {
  expect((await find(q)).filter((text) => !(q === '%' && text.includes('%')) && !(q === '_' && text.includes('_')))).toEqual([]);
});

test('the page says when the spelling is not the one asked for', async () => {
  const page = async (q: string) => (await app.request(`/de/submissions?q=${encodeURIComponent(q)}`)).text();
  expect(await page('Dolmetcherpool')).toContain('Genau so geschrieben kommt Ihr Suchwort nicht vor.');
  expect(await page('Dolmetscherpool')).not.toContain('Genau so geschrieben');
  expect(await page('xyzzy')).not.toContain('Genau so geschrieben');
});

test('of every word with one wrong letter the halves are found wherever the whole is', async () => {
  for (const word of ['sprache', 'busse', 'kinder', 'dolmetscherpool', 'schulbuch']) {
    for (const wrong of mistakes(word)) {
      const { rows } = await sql<{ near: boolean; half: boolean }>`select ${`ein ${wrong} hier`} ~ participation_nearly(${word}) as near, ${`ein ${wrong} hier`} like any (participation_halves(${word})) as half`.execute(app.db);
      expect(rows, `${word} ${wrong}`).toEqual([{ near: true, half: true }]);
    }
  }
});

/** Every way to write a word with one letter missing, wrong, too many, or exchanged with the next. */
function mistakes(word: string): Set<string> {
  const at = [...word].map((_, i) => [word.slice(0, i), word.slice(i)] as const);
  return new Set(at.flatMap(([before, after]) => [before + after.slice(1), `${before}q${after.slice(1)}`, ...(before === '' ? [] : [`${before}q${after}`]), ...(after.length > 1 ? [before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2)] : [])]));
}
