import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf } from '../src/platform/pdf.ts';
import { documentPath } from '../src/platform/paths.ts';
import { localized } from '../src/kernel/localized.ts';
import { documentOf } from '../src/slices/contacts/mailings/pages/letters.tsx';
import type { Contact } from '../src/slices/contacts/register/queries.ts';
import { documentFonts } from '../test/fonts.ts';
import { launch } from './browser.ts';

/** The PDF as a browser shows it: what the printer gets. */
const MM = 96 / 25.4;
const SHEET = { width: 210, height: 297 };

const CONTACT: Contact = {
  id: 'c', institution: 'Landesvereinigung der Organisationen von Menschen mit Einwanderungsgeschichte in Niedersachsen e. V.', kind: 'migrant_organisation', function: 'Geschäftsstelle', person: 'Dr. Aylin Kaya', email: '', phone: '', street: 'Haus der Verbände\nLange Straße 122 b', postalCode: '30880', town: 'Laatzen', country: 'Österreich',
  municipality: null, language: 'de', source: 'Liste', purposes: ['participation'], checkedOn: '2026-01-01', ground: 'public_task', consentOn: null, consentHow: null, consentVersions: {}, staysUntil: null, returnedOn: null, mergedInto: null, version: 1,
};

let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  const mailing = { title: 'Einladung', subject: localized('Ihre Meinung'), body: localized('Ein Absatz.\n\nNoch einer.') };
  const head = { operator: 'Region Beispiel', siteName: 'Miteinander', address: 'Musterstraße 1\n30159 Hannover', phone: '0511 1', email: 'post@example.org' };
  const data = await documentOf(mailing, [{ number: 1_000_001, contact: CONTACT }], new Map([['c', 'https://miteinander.example/de/processes/dialog']]), head, '2026-11-20');
  const pdf = await makePdf({ template: documentPath('contacts', 'letters'), data, created: new Date('2026-11-20'), fonts: await documentFonts() });
  server = createServer((_request, response) => { response.setHeader('content-type', 'application/pdf'); response.end(pdf); });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/letters.pdf`;
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.close();
});

/** Everything printed within a part of the sheet, in millimetres from the sheet's upper left corner; null where it is empty. */
async function inkWithin(picture: string, part: { x: number; y: number; width: number; height: number }) {
  const page = await browser.newPage();
  const box = await page.evaluate(async ({ source, part: p, sheet }) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const bright = (x: number, y: number): boolean => (pixels[(y * image.width + x) * 4] ?? 0) > 250;
    // The sheet is the white part of the picture: found along a line where nothing is printed.
    const row = Math.round(image.height / 2);
    const column = Math.round(image.width * 0.98 - image.width * 0.06);
    let [left, right, top, bottom] = [0, image.width - 1, 0, image.height - 1];
    while (!bright(left, row)) left += 1;
    while (!bright(right, row)) right -= 1;
    while (!bright(column, top)) top += 1;
    while (!bright(column, bottom)) bottom -= 1;
    const scale = (right - left + 1) / sheet.width;
    const found = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: 0, bottom: 0 };
    for (let y = Math.round(top + p.y * scale); y < top + (p.y + p.height) * scale; y += 1) {
      for (let x = Math.round(left + p.x * scale); x < left + (p.x + p.width) * scale; x += 1) {
        if ((pixels[(y * image.width + x) * 4] ?? 255) > 160) continue;
        const [mmX, mmY] = [(x - left) / scale, (y - top) / scale];
        found.left = Math.min(found.left, mmX); found.right = Math.max(found.right, mmX);
        found.top = Math.min(found.top, mmY); found.bottom = Math.max(found.bottom, mmY);
      }
    }
    return { ...found, height: (bottom - top + 1) / scale };
  }, { source: picture, part, sheet: SHEET });
  await page.close();
  return box;
}

test('the address stands in the window of an envelope: 20 mm from the left, 45 mm from the top, 85 by 45 mm', async () => {
  const context = await browser.newContext({ viewport: { width: Math.round(SHEET.width * MM) + 40, height: Math.round(SHEET.height * MM) + 40 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(`${url}#toolbar=0&view=Fit`);
  await page.waitForTimeout(3_000);
  const picture = `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
  await context.close();
  const all = await inkWithin(picture, { x: 0, y: 30, width: 115, height: 66 });
  expect(all.height).toBeGreaterThan(SHEET.height - 3);
  expect(all.height).toBeLessThan(SHEET.height + 3);
  const field = { left: 20, top: 45, right: 105, bottom: 90 };
  expect({ left: all.left >= field.left, right: all.right <= field.right, top: all.top >= field.top, bottom: all.bottom <= field.bottom }, JSON.stringify(all)).toEqual({ left: true, right: true, top: true, bottom: true });
  // The recipient's lines in the lower 27.3 mm, five millimetres in; sender and number above them.
  const recipient = await inkWithin(picture, { x: 0, y: 62.7, width: 115, height: 33 });
  expect(recipient.left).toBeGreaterThan(24.5);
  expect(recipient.left).toBeLessThan(26);
  const above = await inkWithin(picture, { x: 0, y: 45, width: 115, height: 16.5 });
  expect(above.bottom).toBeLessThan(62.7);
  // Fold marks at 105 and 210 mm.
  for (const [from, at] of [[100, 105], [205, 210]] as const) {
    const mark = await inkWithin(picture, { x: 2, y: from, width: 10, height: 10 });
    expect(Math.abs(mark.top - at), `mark at ${mark.top}`).toBeLessThan(0.6);
  }
});
