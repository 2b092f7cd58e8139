import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isPlainPdf } from './pdf-check.ts';

const pdf = (...objects: string[]): Buffer => Buffer.from(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>\nendobj\n${objects.join('\n')}\ntrailer\n<</Root 1 0 R/Size 9>>\nstartxref\n9\n%%EOF\n`, 'latin1');
const stream = (dict: string, body: Buffer | string): string => `4 0 obj\n<<${dict}/Length ${body.length}>>\nstream\n${body.toString('latin1')}\nendstream\nendobj`;
const packed = (objects: string, more = ''): string => stream(`/Type/ObjStm/N 1/First 4/Filter/FlateDecode${more}`, deflateSync(Buffer.from(objects)));

test('paper passes: text, pictures, packed objects, links to places in it', () => {
  expect(isPlainPdf(pdf(stream('', 'BT /F1 12 Tf (Hallo) Tj ET')))).toBe(true);
  expect(isPlainPdf(pdf(packed('5 0 <</Type/Annot/Subtype/Link/A<</S/GoTo/D[3 0 R/Fit]>>>>')))).toBe(true);
  expect(isPlainPdf(pdf(stream('/Filter/DCTDecode', Buffer.alloc(5_000, '/JS ')))), 'data that looks like a name is no name').toBe(true);
});

test.each([
  ['a program', '5 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj'],
  ['a program with a name in hexadecimal', '5 0 obj\n<</S/J#61vaScript/#4aS(app.alert(1))>>\nendobj'],
  ['a program in a packed object', packed('5 0 <</S/JavaScript/JS(app.alert(1))>>')],
  ['a program packed in a way that is not read', packed('5 0 <</S/JavaScript>>', '/DecodeParms<</Predictor 12>>')],
  ['a program hidden in the data of something else', stream('', 'BT\n5 0 obj <</S/#4aavaScript/#4aS(x)>> endobj')],
  ['a program after a comment that looks like data', '% a stream\n5 0 obj <</S/#4aavaScript/#4aS(x)>> endobj'],
  ['a file inside', '5 0 obj\n<</Type/Filespec/EF<</F 6 0 R>>>>\nendobj\n6 0 obj\n<</Type/EmbeddedFile>>\nendobj'],
  ['a command', '5 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj'],
  ['a lock', '5 0 obj\n<</Encrypt 7 0 R>>\nendobj'],
  ['objects that unfold to more than a document has', packed(' '.repeat(17 * 1024 * 1024))],
  ['packed objects that are damaged', stream('/Type/ObjStm/Filter/FlateDecode', 'no zlib')],
])('%s is refused', (_name, object) => {
  expect(isPlainPdf(pdf(object))).toBe(false);
});

test('what does not begin and end as a PDF is refused', () => {
  const whole = pdf(stream('', 'BT ET'));
  expect(isPlainPdf(Buffer.concat([Buffer.from('<html>'), whole]))).toBe(false);
  expect(isPlainPdf(Buffer.concat([whole, Buffer.alloc(2_000, 'PK')]))).toBe(false);
  expect(isPlainPdf(whole.subarray(0, 100))).toBe(false);
  expect(isPlainPdf(Buffer.alloc(0))).toBe(false);
});
