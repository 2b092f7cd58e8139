import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateField, DateText, Form, Page, RadioGroup, RevisionField, SelectField, TextArea, useText, useView } from '../../../../ui/index.ts';
import { MeasureState } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { MeasureDetail } from '../queries.ts';
import { LEVELS, nextStates } from '../rules.ts';

export function StatePage({ measure, form, today }: { measure: MeasureDetail; form: FormState; today: string }) {
  const view = useView();
  const t = useText(words);
  const back = view.href(hrefs.measure(measure.key));
  return (
    <Page title={t('staff.state_title', { title: sourceText(measure.title) })} crumbs={[{ label: t('measures'), href: view.href(PATHS.measures) }, { label: measure.key, href: back }]} staff>
      {form.problems.some((p) => p.code === 'stale') && <Alert tone="warning" title={t('staff.stored_title')}>{t('staff.stored_state')}</Alert>}
      <p>{t('staff.state_now')} <MeasureState state={measure.state} /> <span class="mt-muted">{t('since')} <DateText value={measure.stateSince} /></span></p>
      <Form action={view.href(hrefs.measureState(measure.key))} state={form}>
        <RevisionField revision={measure.version} />
        <RadioGroup name="state" legend={t('staff.state_new')} options={nextStates(measure.state).map((state) => ({ value: state, label: t(`state.${state}`), hint: t(`staff.state_hint.${state}`) }))} />
        <DateField name="date" label={t('staff.since_date')} value={today} />
        <TextArea name="reason" label={t('staff.reason')} hint={t('staff.reason_hint')} rows={4} maxLength={2000} optional lang="de" />
        <SelectField name="level" label={t('staff.level')} hint={t('staff.level_hint')} options={LEVELS.map((l) => ({ value: l, label: t(`level.${l}`) }))} optional />
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
