import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Whether the device recognises its owner. */
  recognise(yes: boolean): Promise<void>;
}

/** A window whose browser has an authenticator that keeps passkeys, as a phone or a laptop does. */
async function device(): Promise<Device> {
  const context = await windowOf(browser);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const cdp: CDPSession = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return { context, page, recognise: async (isUserVerified) => void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })) };
}

async function register(page: Page, name: string): Promise<void> {
  await page.goto(`${product.url}/de/account`);
  await page.getByLabel('Name des Geräts').fill(name);
  await page.getByRole('button', { name: 'Passkey anlegen' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${product.url}/de/account`);
  await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
  await page.waitForURL(`${product.url}/de`);
}

it('a person makes a passkey, signs in with it, is led back, and removes it', async () => {
  const { context, page, recognise } = await device();
  await signInAs(context, product.url, /Moderation/);
  await register(page, 'Telefon von Mina');
  await page.getByText('Telefon von Mina').waitFor();
  expect(await page.getByText('noch nie benutzt').count()).toBe(1);

  await register(page, 'Noch einmal');
  await page.getByText('Für dieses Gerät gibt es schon einen Passkey.').waitFor();

  await signOut(page);
  await page.goto(`${product.url}/de/account`);
  expect(page.url()).toBe(`${product.url}/de/sign-in?next=%2Faccount`);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await page.waitForURL(`${product.url}/de/account`);
  await page.getByText('zuletzt benutzt am').waitFor();

  await signOut(page);
  await recognise(false);
  await page.goto(`${product.url}/de/sign-in`);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await page.getByText('Der Vorgang wurde abgebrochen.').waitFor();
  await recognise(true);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await page.waitForURL(`${product.url}/de/desk`);

  await page.goto(`${product.url}/de/account`);
  await page.getByRole('button', { name: 'Entfernen' }).click();
  await page.getByText('Telefon von Mina').waitFor({ state: 'detached' });
  await signOut(page);
  await page.goto(`${product.url}/de/sign-in`);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await page.getByText('Der Passkey hat nicht geklappt').waitFor();
  await context.close();
});

it('an answer is good for one question in one browser', async () => {
  const { context, page } = await device();
  await signInAs(context, product.url, /Koordination/);
  await register(page, 'Laptop');
  await page.getByText('Laptop').waitFor();
  await signOut(page);

  await page.goto(`${product.url}/de/sign-in`);
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/sign-in/passkey'));
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  const body = (await sent).postData() ?? '';
  await page.waitForURL(`${product.url}/de/desk`);

  const replay = async (cookie: string): Promise<number> => (await fetch(`${product.url}/de/sign-in/passkey`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: product.url, cookie }, body })).status;
  expect(await replay('')).toBe(422);
  const question = await fetch(`${product.url}/de/sign-in/passkey/options`, { method: 'POST', headers: { origin: product.url } });
  const ceremony = question.headers.getSetCookie().find((c) => c.startsWith('ceremony='))?.split(';')[0] ?? '';
  expect(ceremony).not.toBe('');
  expect(await replay(ceremony)).toBe(422);
  await context.close();
});

it('without JavaScript there is no dead button: the mailed code is the way', async () => {
  const context = await windowOf(browser, {}, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${product.url}/de/sign-in`);
  expect(await page.getByRole('button', { name: 'Mit Passkey anmelden' }).count()).toBe(0);
  await page.getByLabel('E-Mail-Adresse').fill('karla.klee@demo.invalid');
  await page.getByRole('button', { name: 'Code schicken' }).click();
  await page.getByRole('link', { name: 'Briefkasten öffnen' }).click();
  const letter = page.getByRole('link', { name: /Ihr Code für/ });
  for (let i = 0; i < 40 && (await letter.count()) === 0; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    await page.reload();
  }
  await letter.first().click();
  const code = (await page.locator('main strong').first().textContent()) ?? '';
  await page.goto(`${product.url}/de/sign-in/code`);
  expect(await page.getByLabel('E-Mail-Adresse').inputValue()).toBe('karla.klee@demo.invalid');
  await page.getByLabel('Code aus der E-Mail').fill(code);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.waitForURL(`${product.url}/de/desk`);
  await context.close();
});
