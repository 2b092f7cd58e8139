import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { Badge, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { langOf, Said, SaidLink } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { byVerdict, differ, type Item, type Outcome, type Voice } from '../rules.ts';
import { words } from '../words.ts';

/** Names of departments by id. */
export type Names = ReadonlyMap<string, Localized>;

const STATES: Readonly<Record<Outcome, string>> = { keep: 'permanent', improve: 'running', extend: 'planned', new: 'planned', drop: 'stopped', not_taken_up: 'not_pursued' };

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const t = useText(words);
  return <StateBadge state={STATES[outcome]}>{t(`outcome.${outcome}`)}</StateBadge>;
}

export function SpeakerName({ voice, names }: { voice: Pick<Voice, 'origin' | 'departmentId' | 'name'>; names: Names }) {
  const { locale } = useView();
  const t = useText(words);
  if (voice.origin === 'office') return <>{t('office')}</>;
  const name = voice.departmentId === null ? undefined : names.get(voice.departmentId);
  if (name === undefined) return <bdi lang="de">{voice.name ?? t('department')}</bdi>;
  const said = inLanguage(name, locale);
  return <bdi {...langOf(said.lang, locale)}>{said.text}</bdi>;
}

/** Who said what of a measure, those who say the same together. That they differ is said in words. */
export function Voices({ item, names }: { item: Item; names: Names }) {
  const { locale } = useView();
  const t = useText(words);
  if (item.voices.length === 0) return <p class="mt-muted">{t('no_voice')}</p>;
  return (
    <>
      {differ(item) && <p><Badge tone="warning">{t('differ')}</Badge></p>}
      <ul>
        {byVerdict(item.voices).map(([verdict, voices]) => (
          <li>
            <strong>{t(`verdict.${verdict}`)}</strong>
            <ul>{voices.map((v) => <li><SpeakerName voice={v} names={names} />: <span {...langOf('de', locale)}>{v.reason}</span>{v.source !== null && <> (<Source source={v.source} />)</>}</li>)}</ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function Source({ source }: { source: string }) {
  const t = useText(words);
  const view = useView();
  if (/^https?:\/\//.test(source)) return <a href={source} rel="noopener">{t('source')}</a>;
  return source.startsWith('/') ? <a href={view.href(source)}>{t('source')}</a> : <bdi lang="de">{source}</bdi>;
}

/** The measure, as a link where this reader may follow it. */
export function ItemTitle({ item, staff = false }: { item: Item; staff?: boolean }) {
  const view = useView();
  const t = useText(words);
  const key = item.key ?? (item.madePublic === true || staff ? item.madeKey : null);
  const open = item.key === null ? key !== null : item.measurePublic === true || staff;
  return (
    <>
      {item.measureId === null && <><Badge>{t('proposal')}</Badge>{' '}</>}
      {open && key !== null ? <SaidLink value={item.title} href={view.href(conceptHrefs.measure(key))} /> : <Said value={item.title} />}
    </>
  );
}
