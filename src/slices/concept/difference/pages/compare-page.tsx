import { inLanguage } from '../../../../kernel/localized.ts';
import { Badge, EmptyState, Page, ScreenReaderOnly, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import { ContentsIn } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words as conceptWords } from '../../words.ts';
import type { Concept, Edition } from '../../editions/queries.ts';
import { CHANGES, countsOf, PARTS, type Change, type ChangeKind } from '../rules.ts';
import type { Marked } from '../marking/rules.ts';
import { words } from '../words.ts';

interface ComparePageProps {
  readonly concept: Concept;
  readonly invented: boolean;
  readonly from: Edition;
  readonly to: Edition;
  readonly changes: readonly Change[];
}

/** Two editions side by side: only what is not the same, with the changed words marked. */
export function ComparePage({ concept, invented, from, to, changes }: ComparePageProps) {
  const view = useView();
  const t = useText(words);
  const own = useText(conceptWords);
  const title = inLanguage(concept.title, view.locale).text;
  const name = (edition: Edition): string => (edition.state === 'draft' ? own('edition.draft') : own('edition_n', { edition: edition.slug }));
  return (
    <Page
      title={t('title', { from: name(from), to: name(to) })}
      lead={t('lead', { n: changes.length })}
      crumbs={[{ label: own('concepts'), href: view.href(PATHS.concepts) }, { label: title, href: view.href(hrefs.concept(concept.slug)) }]}
      wide
    >
      <InventedNote process={{ invented }} />
      <ContentsIn source="de" />
      {changes.length === 0 ? <EmptyState title={t('same')} /> : (
        <>
          <ul class="mt-diff__sum" role="list">{countsOf(changes).map(({ kind, n }) => <li><Kind kind={kind} /> {n}</li>)}</ul>
          {PARTS.map((part) => <Section part={part} changes={changes.filter((c) => c.part === part)} from={name(from)} to={name(to)} />)}
        </>
      )}
    </Page>
  );
}

function Section({ part, changes, from, to }: { part: Change['part']; changes: readonly Change[]; from: string; to: string }) {
  const t = useText(words);
  if (changes.length === 0) return null;
  return (
    <section class="mt-field" id={part}>
      <h2>{t(`part.${part}`)}</h2>
      {changes.map((change) => <Item change={change} from={from} to={to} />)}
    </section>
  );
}

const TONES: Readonly<Record<ChangeKind, 'success' | 'danger' | 'info' | 'neutral' | 'warning'>> = { new: 'success', dropped: 'danger', reworded: 'info', moved: 'neutral', split: 'warning', merged: 'warning', selected: 'neutral', unselected: 'neutral' };
const ICONS = { new: 'plus', dropped: 'minus', reworded: 'edit', moved: 'next', split: 'thread', merged: 'thread', selected: 'check', unselected: 'cross' } as const;

function Kind({ kind }: { kind: ChangeKind }) {
  const t = useText(words);
  return <Badge tone={TONES[kind]} icon={ICONS[kind]}>{t(`kind.${kind}`)}</Badge>;
}

function Item({ change, from, to }: { change: Change; from: string; to: string }) {
  const t = useText(words);
  return (
    <article class="mt-diff">
      <p>{CHANGES.filter((kind) => change.kinds.includes(kind)).flatMap((kind) => [<Kind kind={kind} />, ' '])}<Where change={change} /></p>
      {change.others.length > 0 && <p class="mt-small">{t(change.kinds.includes('merged') ? 'with.merged' : 'with.split')} {change.others.flatMap((place, i) => [i === 0 ? '' : ', ', <bdi>{place}</bdi>])}</p>}
      <div class="mt-columns">
        <Column label={from} text={change.older?.text ?? null} marks={change.marks} keep="gone" />
        <Column label={to} text={change.newer?.text ?? null} marks={change.marks} keep="come" />
      </div>
    </article>
  );
}

/** Which thing it is: of a measure its permanent key and its places in both editions. */
function Where({ change }: { change: Change }) {
  const view = useView();
  const { older, newer, key, field } = change;
  const places = [...new Set([older?.place ?? '', newer?.place ?? ''].filter((place) => place !== ''))];
  if (key === null) return <bdi class="mt-muted">{field}</bdi>;
  return <><a href={view.href(hrefs.measure(key))}><bdi>{key}</bdi></a> {(places.length > 1 || places[0] !== key) && <span class="mt-muted" dir="ltr">{places.join(' → ')}</span>}</>;
}

function Column({ label, text, marks, keep }: { label: string; text: string | null; marks: readonly Marked[] | null; keep: 'gone' | 'come' }) {
  const t = useText(words);
  return (
    <div>
      <p class="mt-small mt-muted">{label}</p>
      {text === null ? <p class="mt-muted">{t(keep === 'gone' ? 'not_yet' : 'no_more')}</p> : <p lang="de" dir="ltr" class="mt-diff__text">{marks === null ? text : marks.filter((m) => m.kind === 'same' || m.kind === keep).map((m) => <Mark mark={m} />)}</p>}
    </div>
  );
}

function Mark({ mark }: { mark: Marked }) {
  const t = useText(words);
  if (mark.kind === 'same' || mark.text.trim() === '') return <>{mark.text}</>;
  const said = <ScreenReaderOnly>{t(mark.kind === 'gone' ? 'word_gone' : 'word_come')} </ScreenReaderOnly>;
  return mark.kind === 'gone' ? <del>{said}{mark.text}</del> : <ins>{said}{mark.text}</ins>;
}
