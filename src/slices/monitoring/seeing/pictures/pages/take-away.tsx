import { CopyButton, More, useText, useView } from '../../../../../ui/index.ts';
import { words } from '../../words.ts';
import { PICTURES } from '../rules.ts';

/** Pictures of what the page shows, and the lines of code with which it stands in somebody else's page. */
export function TakeAway({ href, name, places }: { href: string; name: string; places: boolean }) {
  const t = useText(words);
  const view = useView();
  const query = view.search;
  const pictures = PICTURES.filter((p) => p === 'line' || places);
  return (
    <More summary={t('take.title')}>
      <ul>{pictures.map((p) => <li>{t(`take.${p}`)}: <a href={view.href(`${href}/${p}.svg${query}`)} download>SVG</a> · <a href={view.href(`${href}/${p}.png${query}`)} download>PNG</a></li>)}</ul>
      <p>{t('embed.hint')}</p>
      {pictures.filter((p) => p !== 'map').map((p) => <Embed label={t(`take.${p}`)} code={codeOf(view.absolute(view.href(`${href}/embed/${p}${query}`)), name)} />)}
    </More>
  );
}

function Embed({ label, code }: { label: string; code: string }) {
  return <><p>{label}</p><p dir="ltr"><code>{code}</code></p><CopyButton text={code} /></>;
}

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const codeOf = (address: string, name: string): string => `<iframe src="${quoted(address)}" title="${quoted(name)}" width="100%" height="640" loading="lazy"></iframe>`;
