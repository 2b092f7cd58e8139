import { inLanguage } from '../../../../kernel/localized.ts';
import { DateText, PlainText, RecordList, useText, useView } from '../../../../ui/index.ts';
import { conceptHrefs, conceptWords } from '../../../concept/public.ts';
import { MeasureState, Said, SaidText } from '../../pages/parts.tsx';
import { changeText, updateText } from '../../pdf/pages/document.tsx';
import { words } from '../../words.ts';
import { changedIn, type Snapshot, type SnapshotMeasure } from '../rules.ts';

/** The short version in easy German, as it was written for this edition. */
export function Easy({ snapshot: { easy = null } }: { snapshot: Snapshot }) {
  const t = useText(words);
  return easy === null ? null : <section class="mt-flow" aria-labelledby="easy"><h2 id="easy">{t('easy')}</h2><PlainText text={easy} lang="de" /></section>;
}

/** What is not as it was in the last report. */
export function Changes({ snapshot }: { snapshot: Snapshot }) {
  const view = useView();
  const t = useText(words);
  const changed = changedIn(snapshot);
  return (
    <section class="mt-flow" aria-labelledby="changed">
      <h2 id="changed">{t('changed_title')}</h2>
      <p>{snapshot.previous === null ? t('changed_first') : t('changed_since', { title: inLanguage(snapshot.previous.title, view.locale).text })}</p>
      {snapshot.previous !== null && changed.length + snapshot.gone.length === 0 && <p>{t('changed_none')}</p>}
      {changed.length > 0 && <ul>{changed.map((m) => <li><a href={view.href(conceptHrefs.measure(m.key))}><Said value={m.title} /></a>: <Change measure={m} /></li>)}</ul>}
      {snapshot.gone.length > 0 && (
        <>
          <h3>{t('gone')}</h3>
          <ul>{snapshot.gone.map((m) => <li><Said value={m.title} /></li>)}</ul>
        </>
      )}
    </section>
  );
}

function Change({ measure }: { measure: SnapshotMeasure }) {
  const { locale } = useView();
  const text = changeText(measure, locale);
  return text === '' ? null : <strong>{text}</strong>;
}

/** Units that had not answered: named, never a person. */
export function Missing({ snapshot: { totals } }: { snapshot: Snapshot }) {
  const t = useText(words);
  if (totals.missing.length === 0) return null;
  return (
    <section class="mt-flow" aria-labelledby="missing">
      <h2 id="missing">{t('missing_title')}</h2>
      <p>{t('missing_lead')}</p>
      <ul>{totals.missing.map((m) => <li>{m.unit === null ? t('no_unit') : <Said value={m.unit} />}: {t('missing_n', { n: m.measures })}</li>)}</ul>
    </section>
  );
}

/** A chapter: one field and all its measures. */
export function Field({ field, id }: { field: Snapshot['fields'][number]; id: string }) {
  const t = useText(words);
  return (
    <section class="mt-flow" aria-labelledby={id}>
      <h2 id={id}><Said value={field.title} /></h2>
      <p class="mt-muted">{t('measures_n', { n: field.measures.length })}</p>
      <RecordList>{field.measures.map((m) => <Measure measure={m} />)}</RecordList>
    </section>
  );
}

function Measure({ measure }: { measure: SnapshotMeasure }) {
  const view = useView();
  const t = useText(words);
  const c = useText(conceptWords);
  const update = updateText(measure, view.locale);
  return (
    <>
      <h3>{measure.number !== null && <span class="mt-muted">{`${measure.number} `}</span>}<a href={view.href(conceptHrefs.measure(measure.key))}><Said value={measure.title} /></a></h3>
      <p>
        <MeasureState state={measure.state} /> <span class="mt-muted"><DateText value={measure.stateSince} /></span> <Change measure={measure} />
      </p>
      {measure.update.kind === 'told' ? <SaidText value={measure.update.text} /> : update.text !== '' && <p class="mt-muted">{update.text}</p>}
      {measure.notes.length > 0 && (
        <>
          <p class="mt-muted mt-small">{t('notes')}</p>
          <ul>{measure.notes.map((n) => <li><DateText value={n.date} style="short" />: <Said value={n.text} /></li>)}</ul>
        </>
      )}
      {measure.reason !== null && <p><strong>{t('reason')}:</strong> <Said value={measure.reason} /></p>}
      {(measure.unit !== null || measure.level !== null) && (
        <p class="mt-muted mt-small">
          {measure.unit !== null && <>{t('lead')}: <Said value={measure.unit} /></>}
          {measure.level !== null && `${measure.unit === null ? '' : ' · '}${t('level')}: ${c(`level.${measure.level}`)}`}
        </p>
      )}
    </>
  );
}
