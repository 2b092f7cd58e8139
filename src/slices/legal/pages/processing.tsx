import type { FormState } from '../../../kernel/problem.ts';
import type { PersonalColumn } from '../../../platform/database/personal.ts';
import { periodIn, type RetentionClass } from '../../../platform/retention.ts';
import { Actions, Button, DateField, DateText, Form, formatDateTime, Page, RadioGroup, SelectField, Table, useText, useView } from '../../../ui/index.ts';
import type { ClassState } from '../queries.ts';
import { PATHS } from '../urls.ts';
import { words } from '../words.ts';

export interface ProcessingProps {
  /** Ground and retention in the page's language where they are known. */
  readonly columns: readonly (PersonalColumn & { readonly lang: string })[];
  readonly classes: readonly RetentionClass[];
  readonly states: ReadonlyMap<string, ClassState>;
  /** The operator's settings, among them periods. */
  readonly settings: Readonly<Record<string, string>>;
  readonly form?: FormState;
}

/** Record of processing activities and deletion plan, made from what stands beside the tables. */
export function ProcessingPage(props: ProcessingProps) {
  const t = useText(words);
  const view = useView();
  const offered = props.classes.filter((c) => c.archive === 'offer');
  return (
    <Page title={t('staff.processing.title')} lead={t('staff.processing.lead')} staff crumbs={[{ label: t('privacy.title'), href: view.href(PATHS.privacy) }]}>
      <section class="mt-flow">
        <h2>{t('staff.processing.record')}</h2>
        <Table
          caption={t('staff.processing.record')}
          hideCaption
          rows={props.columns}
          columns={[
            { label: t('staff.processing.table'), cell: (c) => <code>{c.table}</code> },
            { label: t('staff.processing.column'), rowHeader: true, cell: (c) => <code>{c.column}</code> },
            { label: t('staff.processing.ground'), cell: (c) => <span lang={c.lang}>{c.ground}</span> },
            { label: t('staff.processing.retention'), cell: (c) => <span lang={c.lang}>{c.retention}</span> },
          ]}
        />
        <p><a href={`${PATHS.processing}.json`}>{t('staff.processing.json')}</a></p>
      </section>
      <Plan {...props} />
      {offered.length > 0 && <Decide classes={offered} form={props.form} />}
    </Page>
  );
}

function Plan({ classes, states, settings }: ProcessingProps) {
  const t = useText(words);
  const { locale } = useView();
  const lang = locale === 'de' ? 'de' : 'en';
  return (
    <section class="mt-flow">
      <h2>{t('staff.processing.plan')}</h2>
      <p>{t('staff.processing.plan_lead')}</p>
      <Table
        caption={t('staff.processing.plan')}
        hideCaption
        rows={classes}
        columns={[
          { label: t('staff.processing.class'), rowHeader: true, cell: (c) => c.text[lang].name },
          { label: t('staff.processing.period'), cell: (c) => periodIn(c, lang, settings) },
          { label: t('staff.processing.ground'), cell: (c) => c.text[lang].ground },
          { label: t('staff.processing.archive'), cell: (c) => <Archive of={c} state={states.get(c.key)} /> },
          { label: t('staff.processing.last_run'), cell: (c) => { const at = states.get(c.key)?.lastRun ?? null; return at === null ? t('staff.processing.never') : formatDateTime(locale, at); } },
          { label: t('staff.processing.removed'), type: 'number', cell: (c) => states.get(c.key)?.removed ?? 0 },
        ]}
      />
    </section>
  );
}

function Archive({ of, state }: { of: RetentionClass; state: ClassState | undefined }) {
  const t = useText(words);
  if (of.archive === 'none') return <>{t('staff.processing.archive_none')}</>;
  if (state?.decision === undefined || state.decision === null || state.until === null) return <>{t('staff.processing.archive_waiting')}</>;
  const [before, after] = t(`staff.processing.archive_${state.decision}`, { date: '\u0000' }).split('\u0000');
  return <>{before}<DateText value={state.until} />{after}</>;
}

function Decide({ classes, form }: { classes: readonly RetentionClass[]; form: FormState | undefined }) {
  const t = useText(words);
  const view = useView();
  const lang = view.locale === 'de' ? 'de' : 'en';
  return (
    <section class="mt-flow">
      <h2>{t('staff.processing.decide')}</h2>
      <Form action={view.href(PATHS.archive)} {...(form === undefined ? {} : { state: form })}>
        <SelectField name="class" label={t('staff.processing.class')} options={classes.map((c) => ({ value: c.key, label: c.text[lang].name }))} />
        <RadioGroup name="decision" legend={t('staff.processing.decision')} options={(['taken', 'waived'] as const).map((value) => ({ value, label: t(`staff.processing.${value}`) }))} />
        <DateField name="until_day" label={t('staff.processing.until')} />
        <Actions><Button>{t('staff.processing.save')}</Button></Actions>
      </Form>
    </section>
  );
}
