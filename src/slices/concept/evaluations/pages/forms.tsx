import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, DateField, FileField, Form, LocalizedField, Page, RadioGroup, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Department } from '../../../people/public.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { Said, SaidText } from '../../pages/parts.tsx';
import { FINDING_STATES, subjectOf, type Evaluation, type Finding } from '../rules.ts';
import { MEGABYTES } from '../schema.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

export function EvaluationFormPage({ concept, evaluation: e, form }: { concept: Concept; evaluation: Evaluation | null; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const back = e === null ? hrefs.list(slug) : hrefs.one(slug, e.number);
  return (
    <Page title={t(e === null ? 'staff.new' : 'staff.edit')} crumbs={[{ label: sourceText(concept.title), href: view.href(hrefs.list(slug)) }]} staff>
      <Form action={view.href(e === null ? hrefs.new(slug) : hrefs.edit(slug, e.number))} state={form} multipart>
        {e !== null && <RevisionField revision={String(e.version)} />}
        <LocalizedField name="title" label={t('staff.title')} value={e?.title} />
        <TextField name="author" label={t('author')} hint={t('staff.author_hint')} value={e?.author ?? ''} />
        <DateField name="finishedOn" label={t('finished')} value={e?.finishedOn ?? ''} />
        <LocalizedField name="summary" label={t('staff.summary')} value={e?.summary} long rows={5} maxLength={5_000} optional />
        <TextField name="url" label={t('staff.url')} type="url" value={e?.url ?? ''} optional />
        <FileField name="file" label={t('staff.file')} hint={t(e?.file == null ? 'staff.file_hint' : 'staff.file_kept')} accept="application/pdf,.pdf" maxMegabytes={MEGABYTES} optional />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(back)}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}

interface FindingPageProps {
  readonly concept: Concept;
  readonly evaluation: Evaluation;
  readonly finding: Finding | null;
  readonly fields: readonly ContentField[];
  readonly departments: readonly Department[];
  readonly office: boolean;
  readonly form: FormState;
}

/** The finding is the office's; the answer also the unit's in charge. */
export function FindingPage({ concept, evaluation: e, finding: f, fields, departments, office, form }: FindingPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={f === null ? t('staff.finding_new') : t('finding_n', { n: f.position })} crumbs={[{ label: sourceText(e.title), href: view.href(hrefs.one(slug, e.number)) }]} staff>
      {!office && f !== null && <SaidText value={f.text} />}
      <Form action={view.href(hrefs.finding(slug, e.number, f?.position ?? 'new'))} state={form}>
        {f !== null && <RevisionField revision={String(f.version)} />}
        {office && (
          <>
            <LocalizedField name="text" label={t('staff.finding')} value={f?.text} long rows={4} maxLength={5_000} />
            <SelectField name="subject" label={t('about')} options={subjects(fields, view.locale, t)} value={f === null ? '' : subjectOf(f)} placeholder={t('staff.whole')} optional />
            <SelectField name="department" label={t('unit')} options={departments.map((d) => ({ value: d.id, label: inLanguage(d.name, view.locale).text }))} value={f?.departmentId ?? ''} placeholder={t('staff.office')} optional />
          </>
        )}
        <RadioGroup name="state" legend={t('staff.state')} options={FINDING_STATES.map((s) => ({ value: s, label: t(`state.${s}`) }))} value={f?.state ?? 'open'} />
        <LocalizedField name="answer" label={t('answer')} hint={t('staff.answer_hint')} value={f?.answer} long rows={5} maxLength={5_000} optional />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(hrefs.one(slug, e.number))}>{t('staff.cancel')}</Button></Actions>
      </Form>
      {f === null ? null : <p class="mt-muted"><Said value={concept.title} /></p>}
    </Page>
  );
}

function subjects(fields: readonly ContentField[], locale: Parameters<typeof inLanguage>[1], t: ReturnType<typeof words>) {
  return fields.flatMap((f) => {
    const group = inLanguage(f.title, locale).text;
    return [
      { value: `field:${f.code}`, label: t('staff.field_whole', { field: group }), group },
      ...f.goals.map((g) => ({ value: `goal:${f.code}/${g.position}`, label: t('staff.goal_n', { n: g.position, title: inLanguage(g.title, locale).text }), group })),
      ...f.entries.map((x) => ({ value: `measure:${x.measureId}`, label: `${f.code}-${x.number}: ${inLanguage(x.wording, locale).text}`, group })),
    ];
  });
}
