import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, CheckboxGroup, DateField, Form, HiddenField, LocalizedField, More, Page, RemovalForm, RevisionField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Seen } from '../../register/queries.ts';
import { indicatorHref, needEdit, needHref, NEW, PATHS } from '../../urls.ts';
import { words as monitoring } from '../../words.ts';
import type { Need } from '../schema.ts';
import { words } from '../words.ts';

export interface NeedEditPageProps {
  readonly need: Need | null;
  readonly indicator: Pick<Seen, 'code' | 'name'>;
  /** Keys. */
  readonly measures: readonly string[];
  /** To choose from. */
  readonly goals: readonly { readonly id: string; readonly title: Localized }[];
  readonly today: string;
  readonly form: FormState;
  readonly removal?: FormState;
}

/** What the office sees in an indicator, why it thinks so, and what it recommends. */
export function NeedEditPage({ need, indicator, measures, goals, today, form, removal = EMPTY_FORM }: NeedEditPageProps) {
  const t = useText(words);
  const m = useText(monitoring);
  const view = useView();
  const action = view.href(needEdit(need?.id ?? NEW));
  return (
    <Page title={t(need === null ? 'staff.new' : 'staff.edit')} lead={sourceText(indicator.name)} crumbs={[{ label: m('title'), href: view.href(PATHS.indicators) }, { label: sourceText(indicator.name), href: view.href(indicatorHref(indicator.code)) }]} staff>
      <p>{t('staff.lead')}</p>
      <Form action={action} state={form}>
        <RevisionField revision={need?.version ?? 0} />
        <HiddenField name="indicator" value={indicator.code} />
        <LocalizedField name="observation" label={t('observation')} hint={t('staff.observation_hint')} value={need?.observation} long rows={3} maxLength={2_000} />
        <LocalizedField name="reason" label={t('reason')} hint={t('staff.reason_hint')} value={need?.reason} long rows={3} maxLength={2_000} />
        <LocalizedField name="recommendation" label={t('recommendation')} value={need?.recommendation} long rows={3} maxLength={2_000} />
        <TextField name="measures" label={t('staff.measures')} hint={t('staff.measures_hint')} value={measures.join(', ')} code optional />
        {goals.length > 0 && <CheckboxGroup name="goals" legend={t('goals')} optional value={need?.goalIds ?? []} options={goals.map((g) => { const { text, lang } = inLanguage(g.title, view.locale); return { value: g.id, label: text, lang }; })} />}
        <DateField name="noted_on" label={t('staff.noted_on')} value={need?.notedOn ?? today} />
        <Checkbox name="published" label={t('staff.published')} hint={t('staff.published_hint')} checked={need?.published ?? false} optional unmarked />
        <Actions><Button name="next" value="save">{t('staff.save')}</Button><Button kind="tertiary" href={view.href(need === null ? indicatorHref(indicator.code) : needHref(need.id))}>{t('staff.cancel')}</Button></Actions>
      </Form>
      {need !== null && !need.published && (
        <More summary={t('staff.remove')} open={removal.problems.length > 0}>
          <RemovalForm action={action} state={removal} sure={t('staff.sure')} button={t('staff.remove')} shared />
        </More>
      )}
    </Page>
  );
}
