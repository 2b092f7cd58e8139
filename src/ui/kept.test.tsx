import { expect, test } from 'vitest';
import { renderPart } from './document.tsx';
import { galleryView } from './gallery-data.ts';
import { Island, Kept } from './index.ts';

const view = galleryView('de', 'auto');
const render = (element: Parameters<typeof renderPart>[0], locale: 'de' | 'ar' = 'de') => renderPart(element, { ...view, locale });

test('a part is rendered once as long as what it shows lives, and once a language', () => {
  let rendered = 0;
  const Count = () => <b>{(rendered += 1)}</b>;
  const thing = {};
  const part = (of: object) => <p><Kept of={of} name="part">{() => <Count />}</Kept></p>;
  expect([render(part(thing)).html, render(part(thing)).html, render(part(thing), 'ar').html, render(part({})).html]).toEqual(['<p><b>1</b></p>', '<p><b>1</b></p>', '<p><b>2</b></p>', '<p><b>3</b></p>']);
});

test('what differs from page to page is put in escaped, in text and attributes', () => {
  const thing = {};
  const link = (href: string, words: string) => render(<Kept of={thing} name="link" holes={[href, words]}>{([to = '', text = '']) => <a href={`/de${to}`} title={text}>{text}{text}</a>}</Kept>).html;
  expect(link('/x?a=1&b=2', 'Eins')).toBe('<a href="/de/x?a=1&amp;b=2" title="Eins">EinsEins</a>');
  expect(link('"><script>', '<b>$&$1')).toBe('<a href="/de&quot;>&lt;script>" title="&lt;b>$&amp;$1">&lt;b>$&amp;$1&lt;b>$&amp;$1</a>');
});

test('the scripts of its islands are asked for every time', () => {
  const thing = {};
  const part = () => render(<Kept of={thing} name="island">{() => <Island name="copy">x</Island>}</Kept>);
  expect([...part().islands]).toEqual(['copy']);
  expect([...part().islands]).toEqual(['copy']);
  expect(part().html).toBe('<mt-copy class="mt-island">x</mt-copy>');
});
