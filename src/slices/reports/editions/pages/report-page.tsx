import { inLanguage } from '../../../../kernel/localized.ts';
import { Alert, BarChart, DateText, DefinitionList, formatPeriod, Page, SourceNote, useText, useView } from '../../../../ui/index.ts';
import { conceptWords, STATES } from '../../../concept/public.ts';
import { InventedNote } from '../../../participation/public.ts';
import { threadHrefs } from '../../../thread/public.ts';
import { SaidText } from '../../pages/parts.tsx';
import { documentLanguages } from '../../pdf/pages/document.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Edition } from '../queries.ts';
import { Changes, Easy, Field, Missing } from './report-parts.tsx';

/** A published report, from its snapshot alone. */
export function ReportPage({ edition, invented }: { edition: Edition; invented: boolean }) {
  const { snapshot } = edition;
  const view = useView();
  const t = useText(words);
  const title = inLanguage(snapshot.title, view.locale);
  const heading = title.lang === view.locale ? title.text : <span lang={title.lang}>{title.text}</span>;
  return (
    <Page title={title.text} heading={heading} eyebrow={t('of_region', { region: snapshot.region })} crumbs={[{ label: t('reports'), href: view.href(PATHS.reports) }]} wide>
      <InventedNote process={{ invented }} />
      <EditionNotes edition={edition} />
      <div class="mt-aside">
        <div class="mt-flow">
          <DefinitionList items={[
            { term: t('committee'), value: snapshot.committee },
            { term: t('period'), value: formatPeriod(view.locale, snapshot.period.from, snapshot.period.to) },
            { term: t('published'), value: <DateText value={snapshot.publishedOn} /> },
            { term: t('edition'), value: snapshot.number > 1 ? t('edition_n', { n: snapshot.number }) : null },
          ]} />
          <Contents edition={edition} />
        </div>
        <Downloads edition={edition} />
      </div>
      <Easy snapshot={snapshot} />
      {snapshot.preface !== null && <section class="mt-flow" aria-labelledby="preface"><h2 id="preface">{t('preface')}</h2><SaidText value={snapshot.preface} /></section>}
      <Numbers edition={edition} />
      <Changes snapshot={snapshot} />
      <Missing snapshot={snapshot} />
      {snapshot.fields.map((field, i) => <Field field={field} id={`field-${i + 1}`} />)}
      <p><a href={view.href(threadHrefs.thread('report', edition.id))}>{t('see_thread')}</a></p>
    </Page>
  );
}

function EditionNotes({ edition: { snapshot, supersededBy } }: { edition: Edition }) {
  const view = useView();
  const t = useText(words);
  return (
    <>
      {supersededBy !== null && <Alert tone="warning" title={t('superseded')}><p><a href={view.href(hrefs.report(supersededBy))}>{t('superseded_link')}</a></p></Alert>}
      {snapshot.correction !== null && (
        <Alert title={t('corrects')}>
          <p>{t('corrects_text')}</p>
          <SaidText value={snapshot.correction.reason} />
          <p><a href={view.href(hrefs.report(snapshot.correction.of))}>{t('old_edition')}</a></p>
        </Alert>
      )}
    </>
  );
}

function Contents({ edition: { snapshot } }: { edition: Edition }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">{t('contents')}</h2>
      <ol>
        {snapshot.easy != null && <li><a href="#easy">{t('easy')}</a></li>}
        {snapshot.preface !== null && <li><a href="#preface">{t('preface')}</a></li>}
        <li><a href="#numbers">{t('numbers')}</a></li>
        <li><a href="#changed">{t('changed_title')}</a></li>
        {snapshot.totals.missing.length > 0 && <li><a href="#missing">{t('missing_title')}</a></li>}
        {snapshot.fields.map((f, i) => {
          const title = inLanguage(f.title, locale);
          return <li><a href={`#field-${i + 1}`} lang={title.lang === locale ? undefined : title.lang}>{title.text}</a></li>;
        })}
      </ol>
    </nav>
  );
}

function Downloads({ edition: { snapshot, files, digest } }: { edition: Edition }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <aside class="mt-flow" aria-labelledby="downloads">
      <h2 id="downloads">{t('downloads')}</h2>
      <ul>
        {documentLanguages(locale).filter((l) => files.includes(l.locale)).map((l) => <li><a href={hrefs.pdf(snapshot.slug, l.locale)}>{l.pdf}</a></li>)}
        {files.length === 0 && <li>{t('pdf_soon')}</li>}
        {documentLanguages(locale).map((l) => <li><a href={hrefs.docx(snapshot.slug, l.locale)}>{l.docx}</a></li>)}
        <li><a href={`${hrefs.report(snapshot.slug)}.csv`}>{t('csv')}</a></li>
        <li><a href={`${hrefs.report(snapshot.slug)}.json`}>{t('json')}</a></li>
      </ul>
      <h3>{t('digest')}</h3>
      <p class="mt-small"><code dir="ltr">{digest.replace(/(.{8})(?=.)/g, '$1\u200B')}</code></p>
      <p class="mt-small mt-muted">{t('digest_text')}</p>
    </aside>
  );
}

function Numbers({ edition: { snapshot } }: { edition: Edition }) {
  const t = useText(words);
  const c = useText(conceptWords);
  const { totals, concept } = snapshot;
  const bars = STATES.filter((s) => totals.byState[s] > 0).map((s) => ({ label: c(`state.${s}`), value: totals.byState[s] }));
  return (
    <section class="mt-flow" aria-labelledby="numbers">
      <h2 id="numbers">{t('numbers')}</h2>
      <p>{t('sum', { n: totals.measures, f: snapshot.fields.length })}</p>
      {totals.asked > 0 && <p>{t('sum_asked', { asked: totals.asked, answered: totals.answered })}</p>}
      {bars.length > 0 && <BarChart caption={t('states_caption')} bars={bars} unit={t('count')} valueText={(n) => t('measures_n', { n })} labelColumn={t('state')} />}
      {concept.source !== null && <SourceNote source={concept.source} />}
    </section>
  );
}
