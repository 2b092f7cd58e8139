import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Button, DateText, EmptyState, Page, Table, useText, useView } from '../../../../ui/index.ts';
import { PhaseBadge } from '../../pages/desk-frame.tsx';
import type { Survey } from '../../queries.ts';
import { deskHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

/** All surveys, for those who run them; who only types in paper gets there at once. */
export function DeskPage({ surveys, runs }: { surveys: readonly Survey[]; runs: (survey: Survey) => boolean }) {
  const view = useView();
  const t = useText(staffWords);
  const create = <Actions><Button icon="plus" href={view.href(PATHS.deskNew)}>{t('staff.new')}</Button></Actions>;
  return (
    <Page staff title={t('staff.surveys')}>
      {surveys.length === 0 ? <EmptyState title={t('staff.none')} action={create} /> : (
        <>
          {create}
          <Table
            caption={t('staff.surveys')}
            hideCaption
            rows={surveys}
            columns={[
              { label: t('staff.title'), rowHeader: true, cell: (s) => <a href={view.href(runs(s) ? deskHref(s.slug) : pathTo(PATHS.deskPaper, { slug: s.slug }))}>{sourceText(s.title)}</a> },
              { label: t('staff.process'), cell: (s) => sourceText(s.process.title) },
              { label: t('staff.state'), type: 'short', cell: (s) => <PhaseBadge phase={s.phase} /> },
              { label: t('staff.closes'), type: 'short', cell: (s) => (s.endedOn ?? s.closesOn) !== null && <DateText value={(s.endedOn ?? s.closesOn) as string} style="short" /> },
            ]}
          />
        </>
      )}
    </Page>
  );
}
