import { inLanguage } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, Page, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../../concept/public.ts';
import { CalendarFields } from '../../calendar/pages/calendar.tsx';
import { USUAL } from '../../calendar/rules.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { readPeriod } from '../rules.ts';

export interface RoundNewProps {
  readonly concepts: readonly Concept[];
  /** Half-years to choose from, the likeliest first. */
  readonly periods: readonly string[];
  readonly form: FormState;
}

export function RoundNewPage({ concepts, periods, form }: RoundNewProps) {
  const view = useView();
  const t = useText(words);
  const halves = periods.flatMap((key) => readPeriod(key) ?? []).map(({ key, year, half }) => ({ value: key, label: t('staff.period_option', { half, year: String(year) }) }));
  return (
    <Page title={t('staff.round_new')} lead={t('staff.round_new_lead')} crumbs={[{ label: t('staff.rounds'), href: view.href(PATHS.rounds) }]} staff>
      <Form action={view.href(PATHS.roundNew)} state={form} note>
        <SelectField name="concept" label={t('concept')} options={concepts.map((c) => ({ value: c.slug, label: inLanguage(c.title, view.locale).text }))} {...(concepts[0] === undefined ? {} : { value: concepts[0].slug })} placeholder={false} />
        <SelectField name="period" label={t('staff.period')} options={halves} value={periods[0] ?? ''} placeholder={false} />
        <TextField name="committee" label={t('staff.committee')} hint={t('staff.committee_hint')} />
        <CalendarFields {...USUAL} />
        <TextArea name="preface" label={t('staff.preface')} hint={t('staff.preface_hint')} maxLength={5000} lang="de" optional />
        <Actions>
          <Button>{t('staff.begin')}</Button>
          <Button kind="tertiary" href={view.href(PATHS.rounds)}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
