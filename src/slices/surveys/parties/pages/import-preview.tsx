import type { FormState } from '../../../../kernel/problem.ts';
import { LOCALES, localeName } from '../../../../kernel/locale.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Button, Form, Page, problemText, Table, useText, useView } from '../../../../ui/index.ts';
import type { Survey } from '../../queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import type { ReadParty } from '../imports.ts';

interface Props {
  readonly survey: Survey;
  readonly lines: readonly ReadParty[];
  /** Lines that are there already. */
  readonly repeated: ReadonlySet<number>;
  /** The table again, carried to the confirmation. */
  readonly list: string;
  readonly state: FormState;
}

/** What a list would add, line by line; nothing has been written. */
export function ImportPreviewPage({ survey, lines, repeated, list, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const wrong = lines.filter((l) => l.party === null);
  const fresh = lines.length - wrong.length - repeated.size;
  const labels: Readonly<Record<string, string>> = { institution: t('staff.institution'), kind: t('staff.kind_of'), person: t('staff.person'), email: t('staff.email'), locale: t('staff.parties_locale', { languages: LOCALES.map(localeName).join(', ') }) };
  const verdict = (l: ReadParty): string => (l.party === null ? l.problems.map((p) => `${labels[p.field ?? ''] ?? ''}: ${problemText(view.locale, p)}`).join(' ') : t(repeated.has(l.line) ? 'staff.line_repeated' : 'staff.line_new'));
  return (
    <Page staff wide title={t('staff.parties_preview')} eyebrow={sourceText(survey.title)} crumbs={[{ label: t('staff.surveys'), href: view.href(PATHS.desk) }, { label: t('staff.tab.parties'), href: view.href(pathTo(PATHS.deskParties, { slug })) }]}>
      <p>{t('staff.preview_sums', { fresh, repeated: repeated.size, wrong: wrong.length })}</p>
      <Form action={view.href(pathTo(PATHS.deskPartiesConfirm, { slug }))} state={state}>
        <input type="hidden" name="list" value={list} />
        <Actions>
          <Button type="submit" disabled={fresh === 0}>{t('staff.parties_confirm', { n: fresh })}</Button>
          <Button kind="secondary" href={view.href(pathTo(PATHS.deskParties, { slug }))}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
      <Table
        caption={t('staff.parties_preview')}
        hideCaption
        rows={[...wrong, ...lines.filter((l) => l.party !== null)]}
        columns={[
          { label: t('staff.line'), type: 'number', cell: (l) => l.line },
          { label: t('staff.institution'), rowHeader: true, cell: (l) => l.institution },
          { label: t('staff.kind_of'), cell: (l) => l.party?.kind ?? '' },
          { label: t('staff.person'), cell: (l) => [l.party?.person, l.party?.email].filter((x) => x != null).join(', ') },
          { label: t('staff.language'), cell: (l) => (l.party === null ? '' : localeName(l.party.locale)) },
          { label: t('staff.state'), cell: verdict },
        ]}
      />
    </Page>
  );
}
