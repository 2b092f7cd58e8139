import { inLanguage, sourceText, type Localized } from '../../../kernel/localized.ts';
import type { FormState } from '../../../kernel/problem.ts';
import { Actions, Alert, Button, CheckboxGroup, DateField, EmptyState, Form, HiddenField, LocalizedField, Page, RecordList, useText, useView } from '../../../ui/index.ts';
import { SaidLink } from '../../concept/public.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';

export interface Subject {
  readonly kind: 'recommendation' | 'measure';
  readonly id: string;
  readonly title: Localized;
  readonly href: string;
  readonly visible: boolean;
  /** Names it in the form. */
  readonly query: Readonly<Record<string, string>>;
}

/** Which recommendation is to be assessed: those that have not been sent out yet. */
export function ChoosePage({ open }: { open: readonly Subject[] }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.send_out')} lead={t('staff.choose_lead')} crumbs={[{ label: t('assessments'), href: view.href(PATHS.assessments) }]} staff>
      {open.length === 0
        ? <EmptyState title={t('staff.choose_none')}>{t('staff.choose_none_hint')}</EmptyState>
        : <RecordList>{open.map((s) => <p><SaidLink value={s.title} href={view.href(hrefs.assessmentNew(s.query))} /></p>)}</RecordList>}
    </Page>
  );
}

export function SendPage({ subject, departments, form, due }: { subject: Subject; departments: readonly { readonly id: string; readonly name: Localized }[]; form: FormState; due: string }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.send_title', { title: sourceText(subject.title) })} lead={t('staff.send_lead')} crumbs={[{ label: t('assessments'), href: view.href(PATHS.assessments) }]} staff>
      <p><SaidLink value={subject.title} href={view.href(subject.href)} /></p>
      {departments.length === 0 && <Alert tone="warning">{t('staff.no_departments')}</Alert>}
      <Form action={view.href(PATHS.assessmentNew)} state={form}>
        {Object.entries(subject.query).map(([name, value]) => <HiddenField name={name} value={value} />)}
        <CheckboxGroup name="departments" legend={t('staff.departments')} options={departments.map((d) => ({ value: d.id, label: inLanguage(d.name, view.locale).text }))} />
        <DateField name="dueOn" label={t('assessment.due')} value={due} />
        <LocalizedField name="question" label={t('staff.question')} hint={t('staff.question_hint')} long rows={4} maxLength={2000} optional />
        <Actions><Button icon="mail">{t('staff.send')}</Button></Actions>
      </Form>
    </Page>
  );
}
