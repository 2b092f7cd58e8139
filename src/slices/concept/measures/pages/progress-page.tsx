import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, DateField, Form, LocalizedField, Page, SelectField, useText, useView } from '../../../../ui/index.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { MeasureDetail } from '../queries.ts';

export interface ProgressPageProps {
  readonly measure: MeasureDetail;
  readonly form: FormState;
  readonly today: string;
  readonly departments: readonly { readonly id: string; readonly name: Localized }[];
  /** The coordination office itself may report. */
  readonly office: boolean;
}

export function ProgressPage({ measure, form, today, departments, office }: ProgressPageProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(hrefs.measure(measure.key));
  const lead = departments.find((d) => d.id === measure.leadDepartmentId) ?? (office ? undefined : departments[0]);
  return (
    <Page title={t('staff.progress_title', { title: sourceText(measure.title) })} lead={t('staff.progress_lead')} crumbs={[{ label: t('measures'), href: view.href(PATHS.measures) }, { label: measure.key, href: back }]} staff>
      <Form action={view.href(hrefs.measureProgress(measure.key))} state={form}>
        <LocalizedField name="text" label={t('staff.progress_text')} hint={t('staff.no_names')} long rows={6} maxLength={4000} />
        <DateField name="date" label={t('staff.date')} value={today} />
        <SelectField name="department" label={t('staff.reporter')} options={departments.map((d) => ({ value: d.id, label: inLanguage(d.name, view.locale).text }))} value={lead?.id ?? ''} placeholder={office ? t('office') : false} optional={office} />
        <Actions>
          <Button>{t('staff.publish')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
