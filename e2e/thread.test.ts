import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

/** The whole thread in a browser: from what somebody says to a measure at work, and back to whoever said it. */
const CALL = 'beispiel-winter';

let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct({ DEMO: '1' });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Cast {
  readonly visitor: Page;
  readonly moderator: Page;
  readonly coordinator: Page;
  readonly officer: Page;
  readonly approver: Page;
}

/** Everybody has a window of their own. */
async function cast(javaScriptEnabled: boolean): Promise<{ people: Cast; contexts: readonly BrowserContext[] }> {
  const contexts: BrowserContext[] = [];
  for (let n = 0; n < 5; n += 1) contexts.push(await windowOf(browser, {}, { javaScriptEnabled }));
  for (const context of contexts) context.setDefaultTimeout(30_000);
  const [visitor, moderator, coordinator, officer, approver] = contexts as [BrowserContext, BrowserContext, BrowserContext, BrowserContext, BrowserContext];
  await signInAs(moderator, product.url, /Moderation/);
  await signInAs(coordinator, product.url, /Koordination/);
  await signInAs(officer, product.url, /Fachbereich/);
  await signInAs(approver, product.url, /Freigabe/);
  return { people: { visitor: await visitor.newPage(), moderator: await moderator.newPage(), coordinator: await coordinator.newPage(), officer: await officer.newPage(), approver: await approver.newPage() }, contexts };
}

const open = async (page: Page, path: string): Promise<void> => {
  const answer = await page.goto(`${product.url}${path}`);
  expect(answer?.status(), `${path} as ${page.url()}`).toBe(200);
};

/** Types into the fields of a form, by name. */
async function fill(page: Page, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`${form} [name="${name}"]`).first().fill(value);
}

/** Sends a form and sees that it was taken: what is refused shows a list of problems. */
async function send(page: Page, form: string, button: RegExp): Promise<void> {
  await page.locator(form).getByRole('button', { name: button }).first().click();
  await page.waitForLoadState('load');
  expect(await page.locator('[aria-invalid="true"]').count(), `${page.url()}: ${(await page.locator('main').innerText()).slice(0, 400)}`).toBe(0);
}

const slugOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

describe.each([{ scripts: 'with JavaScript', on: true }, { scripts: 'without JavaScript', on: false }])('$scripts', ({ on }) => {
  const mark = on ? 'Lampen' : 'Laternen';
  const text = `Am Radweg zum Bahnhof fehlen ${mark}, im Winter traut sich dort niemand zu fahren.`;
  const title = `${mark} am Radweg zum Bahnhof`;
  let people: Cast;
  let contexts: readonly BrowserContext[] = [];
  const found = { follow: '', number: '', recommendation: '', ballot: '', codes: [] as string[], assessment: '', measure: '' };

  beforeAll(async () => {
    ({ people, contexts } = await cast(on));
  });
  afterAll(async () => {
    await Promise.all(contexts.map((c) => c.close()));
  });

  test('somebody says something, without an account, and holds a receipt', async () => {
    const { visitor } = people;
    await open(visitor, `/de/processes/${CALL}/submit`);
    const form = 'form[action$="/submit"]';
    await fill(visitor, form, { text });
    await send(visitor, form, /Beitrag senden/);
    expect(new URL(visitor.url()).pathname).toMatch(/^\/de\/follow\/[^/]+\/slip$/);
    found.follow = new URL(visitor.url()).pathname.replace('/slip', '');
    await visitor.getByRole('link', { name: /Meinen Beitrag ansehen/ }).click();
    await visitor.waitForURL(/\/follow\/[^/]+$/);
    expect(await visitor.locator('main').innerText()).toContain(text);
    found.number = /(\d+)/.exec(await visitor.locator('h1').innerText())?.[1] ?? '';
    expect((await visitor.request.get(`${product.url}/de/processes/${CALL}/submissions/${found.number}`)).status(), 'not public before somebody read it').toBe(404);
  });

  test('the moderator reads and publishes it', async () => {
    const { moderator } = people;
    await open(moderator, '/de/desk/submissions');
    await moderator.getByRole('link', { name: new RegExp(mark) }).or(moderator.locator('main a[href*="/desk/submissions/"]').filter({ hasText: new RegExp(`\\b${found.number}\\b`) })).first().click();
    await moderator.waitForURL(/\/desk\/submissions\/[0-9a-f-]{36}/);
    expect(await moderator.locator('main').innerText()).toContain(text);
    await send(moderator, 'form[action$="/publish"]', /^Veröffentlichen$/);
    await open(people.visitor, `/de/processes/${CALL}/submissions/${found.number}`);
    expect(await people.visitor.locator('main').innerText()).toContain(text);
  });

  test('the coordinator condenses a recommendation from it', async () => {
    const { coordinator, visitor } = people;
    await open(coordinator, `/de/desk/processes/${CALL}/recommendations/new`);
    const form = 'main form[action*="/recommendations/new"]';
    await fill(coordinator, form, { q: mark });
    await send(coordinator, form, /suchen|anzeigen|nachsehen/i);
    await coordinator.locator(`${form} [name="submissions"]`).first().check();
    await fill(coordinator, form, { field: 'Unterwegs', title, prospect: 'Der Radweg gehört der Region.' });
    await send(coordinator, form, /Als Entwurf speichern/);
    found.recommendation = new URL(coordinator.url()).pathname.split('/').at(-1) ?? '';
    expect((await visitor.request.get(`${product.url}/de/processes/${CALL}/recommendations/${found.recommendation}`)).status(), 'a draft').toBe(404);
    await coordinator.locator('form[action$="/publish"] [name="sure"]').check();
    await send(coordinator, 'form[action$="/publish"]', /^Veröffentlichen$/);
    await open(visitor, found.follow);
    expect(await visitor.locator('main').innerText()).toContain(title);
  });

  test('a dot ballot with codes is made, opened, used and closed', async () => {
    await makeBallot();
    await vote(people.visitor, found.codes[0] ?? '', [4, 1]);
    await vote(people.visitor, found.codes[1] ?? '', [3, 0]);
    await vote(people.visitor, found.codes[0] ?? '', [5, 0]);
    await open(people.visitor, `/de/ballots/${found.ballot}`);
    const path = `${product.url}/ballots/${found.ballot}.json`;
    expect(await (await people.visitor.request.get(path)).text(), 'sealed').not.toMatch(/"dots":\d/);
    await open(people.coordinator, `/de/desk/ballots/${found.ballot}`);
    await people.coordinator.locator('form[action$="/close"] [name="sure"]').check();
    await send(people.coordinator, 'form[action$="/close"]', /./);
    const data = (await (await people.visitor.request.get(path)).json()) as { options: { dots: number }[] };
    expect(data.options.map((o) => o.dots), 'the last choice of each code').toEqual([8, 0]);
    await open(people.visitor, `/de/ballots/${found.ballot}`);
    expect(await people.visitor.locator('main').innerText()).toContain(title);
  });

  async function makeBallot(): Promise<void> {
    const { coordinator } = people;
    await open(coordinator, '/de/desk/ballots/new');
    const form = 'main form[action$="/desk/ballots/new"]';
    await fill(coordinator, form, { title_de: `Was zuerst? ${mark}`, top: '1' });
    await send(coordinator, form, /./);
    found.ballot = slugOf(coordinator);
    for (const option of [title, 'Warme Wartehäuschen']) {
      await open(coordinator, `/de/desk/ballots/${found.ballot}/options/new`);
      const options = 'main form[action*="/options/"]';
      if (option === title) await coordinator.locator(`${options} [name="recommendation"]`).selectOption({ label: (await coordinator.locator(`${options} [name="recommendation"] option`).filter({ hasText: title }).first().innerText()).trim() });
      else await fill(coordinator, options, { title_de: option });
      await send(coordinator, options, /Speichern/);
    }
    await open(coordinator, `/de/desk/ballots/${found.ballot}/codes`);
    await fill(coordinator, 'form[action$="/codes"]', { count: '3', label: 'Saal' });
    await send(coordinator, 'form[action$="/codes"]', /./);
    found.codes = (await coordinator.locator('.mt-slip code, .mt-slip .mt-code').allInnerTexts()).map((c) => c.trim());
    expect(found.codes).toHaveLength(3);
    await open(coordinator, `/de/desk/ballots/${found.ballot}`);
    await send(coordinator, 'form[action$="/open"]', /./);
  }

  async function vote(page: Page, code: string, dots: readonly number[]): Promise<void> {
    await open(page, `/de/ballots/${found.ballot}`);
    const fields = page.locator('form#vote input[inputmode="numeric"], form#vote input[type="number"]');
    if (on) for (const [index, n] of dots.entries()) for (let dot = 0; dot < n; dot += 1) await page.locator('form#vote .mt-step--add').nth(index).click();
    else for (const [index, n] of dots.entries()) await fields.nth(index).fill(String(n));
    await fill(page, 'form#vote', { code });
    await send(page, 'form#vote', /Stimme abgeben/);
    expect(await page.locator('main code, main .mt-code').first().innerText(), 'a receipt').toMatch(/\w{4}/);
  }

  test('a department is asked, its officer answers, the coordinator drafts the decision, somebody else releases it', async () => {
    const { coordinator, officer } = people;
    await open(coordinator, '/de/assessments/new');
    await coordinator.getByRole('link', { name: new RegExp(title) }).first().click();
    const form = 'main form[action*="/assessments/new"]';
    await coordinator.locator(`${form} label`).filter({ hasText: 'Fachbereich Soziales' }).first().click();
    await send(coordinator, form, /./);
    found.assessment = slugOf(coordinator);
    await open(officer, `/de/assessments/${found.assessment}`);
    await officer.locator('main a[href*="/answers/"]').first().click();
    const answers = 'main form#answer';
    await officer.locator(`${answers} [name="feasibility"][value="yes"]`).check();
    await officer.locator(`${answers} [name="cost"]`).first().check();
    await officer.locator(`${answers} [name="level"]`).selectOption({ index: 4 });
    await fill(officer, answers, { publicNote: 'Machbar im nächsten Jahr.', internalNote: `Intern ${mark}` });
    await send(officer, answers, /./);
    await sign();
  });

  async function sign(): Promise<void> {
    const { coordinator, visitor, approver } = people;
    await open(coordinator, `/de/assessments/${found.assessment}/decision`);
    const form = 'main form[action$="/decision"]';
    await coordinator.locator(`${form} [name="kind"][value="adopt"]`).check();
    await coordinator.locator(`${form} [name="place"]`).selectOption({ index: 1 });
    await fill(coordinator, form, { reason: 'Viele fahren dort im Dunkeln.' });
    await send(coordinator, form, /Zur Freigabe geben/);
    await open(visitor, `/de/assessments/${found.assessment}`);
    expect(await visitor.locator('main').innerText(), 'not released').not.toContain('Viele fahren dort im Dunkeln.');
    await open(approver, `/de/assessments/${found.assessment}/release`);
    await send(approver, 'main form#release', /Freigeben/);
    await open(visitor, `/de/assessments/${found.assessment}`);
    const shown = await visitor.locator('main').innerText();
    expect(shown).toContain('Viele fahren dort im Dunkeln.');
    expect(shown).not.toContain(`Intern ${mark}`);
    await coordinator.reload();
    found.measure = (await coordinator.locator('main a[href*="/measures/"]').first().getAttribute('href')) ?? '';
    expect(found.measure).toMatch(/^\/de\/measures\/[\w-]+$/);
  }

  test('the measure goes public, and its department reports progress', async () => {
    const { coordinator, officer, visitor } = people;
    await open(coordinator, `${found.measure}/edit`);
    const form = 'main form[action$="/edit"]';
    await coordinator.locator(`${form} [name="leadDepartment"]`).selectOption({ label: 'Fachbereich Soziales' });
    const secret = coordinator.locator(`${form} [name="public"]`);
    if ((await secret.count()) > 0) await secret.check();
    await send(coordinator, form, /Speichern/);
    await open(officer, `${found.measure}/progress`);
    await fill(officer, 'main form[action$="/progress"]', { text: `Die ersten ${mark} stehen.` });
    await send(officer, 'main form[action$="/progress"]', /./);
    await open(visitor, found.measure);
    expect(await visitor.locator('main').innerText()).toContain(`Die ersten ${mark} stehen.`);
  });

  test('whoever said it finds the measure under the receipt, and the way back from the measure', async () => {
    const { visitor } = people;
    await open(visitor, found.follow);
    await visitor.locator(`main a[href="${found.measure}"]`).first().click();
    await visitor.waitForURL(`**${found.measure}`);
    expect(await visitor.locator('main').innerText()).toContain(title);
    expect(await visitor.locator(`main a[href="/de/processes/${CALL}/submissions/${found.number}"]`).count(), 'the contribution in the thread of the measure').toBeGreaterThan(0);
  });

  test('a half-year is reported: asked, answered, closed, and public as page and document', async () => {
    const { coordinator, officer, approver, visitor } = people;
    await open(coordinator, '/de/report-rounds/new');
    const form = 'main form[action$="/report-rounds/new"]';
    await coordinator.locator(`${form} [name="period"]`).selectOption({ index: on ? 1 : 2 });
    await fill(coordinator, form, { committee: 'Ausschuss für Integration' });
    await send(coordinator, form, /./);
    const round = slugOf(coordinator);
    await open(officer, `/de/report-rounds/${round}/answers`);
    const answers = 'main form[method="post"][action*="/report-rounds/"]';
    await officer.locator(`${answers} textarea[name*="text"]`).first().fill(`Zum Halbjahr: ${mark} sind bestellt.`);
    await send(officer, answers, /./);
    expect((await visitor.request.get(`${product.url}/de/reports/${round}`)).status(), 'nothing before it is closed').toBe(404);
    await open(coordinator, `/de/report-rounds/${round}`);
    await send(coordinator, 'main form#draft', /Entwurf 1/);
    await send(coordinator, 'main form#submit', /Freigabe/);
    await open(approver, `/de/report-rounds/${round}/drafts/1`);
    await send(approver, 'main form#release', /Freigeben/);
    await open(visitor, '/de/reports');
    await visitor.locator(`main a[href^="/de/reports/${round}"]`).first().click();
    await visitor.waitForURL(/\/de\/reports\/[^/]+$/);
    expect(await visitor.locator('main').innerText()).toContain(`Zum Halbjahr: ${mark} sind bestellt.`);
    const pdf = await documentOf(visitor);
    expect((await (await visitor.request.get(product.url + pdf)).body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  /** The worker makes the document; until then the page says so. */
  async function documentOf(page: Page): Promise<string> {
    const link = page.locator('main a[href$="/de.pdf"]');
    for (let tries = 0; tries < 60 && (await link.count()) === 0; tries += 1) {
      await page.waitForTimeout(1_000);
      await page.reload();
    }
    return (await link.first().getAttribute('href')) ?? '';
  }
});
