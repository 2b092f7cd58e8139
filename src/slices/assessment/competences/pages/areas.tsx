import { inLanguage } from '../../../../kernel/localized.ts';
import { Card, CardGrid, EmptyState, FilterBar, Page, RecordList, SourceNote, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, langOf, SaidText } from '../../../concept/public.ts';
import { hrefs, NEW, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import { words as why } from '../../why/words.ts';
import type { Area } from '../queries.ts';
import { words } from '../words.ts';

/** Every field of policy, with a search. */
export function AreasPage({ areas, q, mayEdit }: { areas: readonly Area[]; q: string | null; mayEdit: boolean }) {
  const view = useView();
  const t = useText(words);
  const w = useText(why);
  return (
    <Page title={w('areas')} lead={w('areas.lead')} crumbs={[{ label: w('why'), href: view.href(PATHS.why) }]} wide>
      {mayEdit && <p><a href={view.href(hrefs.competenceEdit(NEW))}>{t('staff.new')}</a></p>}
      <FilterBar q={q} searchLabel={w('search')} />
      {areas.length === 0
        ? <EmptyState title={t('none')} />
        : <CardGrid>{areas.map((a) => { const { text, lang } = inLanguage(a.title, view.locale); return <Card title={text} href={view.href(hrefs.competence(a.slug))} level={2} {...langOf(lang, view.locale)}><SaidText value={a.text} /></Card>; })}</CardGrid>}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.competences}.${ending}` }))} />
    </Page>
  );
}

/** One field of policy: who does what in it, by level. */
export function AreaPage({ area, mayEdit }: { area: Area; mayEdit: boolean }) {
  const view = useView();
  const t = useText(words);
  const w = useText(why);
  const s = useText(shared);
  const title = inLanguage(area.title, view.locale).text;
  return (
    <Page title={title} crumbs={[{ label: w('why'), href: view.href(PATHS.why) }, { label: w('areas'), href: view.href(PATHS.competences) }]}>
      <SaidText value={area.text} />
      {mayEdit && <p><a href={view.href(hrefs.competenceEdit(area.slug))}>{t('staff.edit')}</a></p>}
      {area.competences.length > 0 && (
        <section class="mt-flow">
          <h2>{t('who')}</h2>
          <RecordList>
            {area.competences.map((c) => {
              const { text, lang } = inLanguage(c.task, view.locale);
              return (
                <>
                  <p><strong><bdi lang="de">{c.body}</bdi></strong> ({s(`level.${c.level}`)})</p>
                  <p {...langOf(lang, view.locale)}>{text}</p>
                  {c.law !== null && <p class="mt-muted mt-small">{t('law')}: <bdi lang="de">{c.law}</bdi></p>}
                </>
              );
            })}
          </RecordList>
        </section>
      )}
      {area.source !== null && <SourceNote source={area.source} />}
      <DataLinks links={[{ label: 'JSON', href: `${hrefs.competence(area.slug)}.json` }]} />
    </Page>
  );
}
