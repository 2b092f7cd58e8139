import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DefinitionList, FieldGroup, Form, HiddenField, LocalizedField, More, NumberField, Page, RevisionField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { fieldSeen, GOAL_ROWS, TEXT_ROWS } from '../rules.ts';

export interface FieldPageProps {
  readonly concept: Concept;
  /** Null for a new one. */
  readonly field: ContentField | null;
  readonly count: number;
  readonly form: FormState;
}

export function FieldPage({ concept, field, count, form }: FieldPageProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(hrefs.draft(concept.slug));
  const title = field === null ? t('staff.field_new') : sourceText(field.title);
  return (
    <Page title={title} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: sourceText(concept.title), href: back }]} staff>
      {field !== null && form.problems.some((p) => p.code === 'stale') && <Stored field={field} />}
      <Form action={view.href(hrefs.draftField(concept.slug, field?.id ?? 'new'))} state={form}>
        <RevisionField revision={fieldSeen(field)} />
        <LocalizedField name="title" label={t('staff.field_title')} value={field?.title} />
        {field === null || field.entries.length === 0
          ? <TextField name="code" label={t('staff.code')} hint={t('staff.code_hint')} value={field?.code ?? ''} width="medium" code />
          : <HiddenField name="code" value={field.code} />}
        <LocalizedField name="vision" label={t('vision')} hint={t('staff.vision_hint')} value={field?.vision} long rows={3} maxLength={5000} optional />
        <NumberField name="position" label={t('staff.position')} value={field?.position ?? count + 1} min={1} max={count + 1} optional />
        <FieldGroup legend={t('goals')} hint={t('staff.rows_hint')}>
          <Rows prefix="goal" rows={field?.goals.map((g) => ({ id: g.id, text: g.title })) ?? []} limit={GOAL_ROWS} form={form} />
        </FieldGroup>
        <More summary={t('texts')} open={(field?.texts.length ?? 0) > 0}>
          <p class="mt-muted">{t('texts.hint')}</p>
          <Rows prefix="text" rows={field?.texts ?? []} limit={TEXT_ROWS} form={form} />
        </More>
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
          {field !== null && field.entries.length === 0 && <Button kind="danger" name="remove" value="1">{t('staff.field_remove')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}

/** As many lines as there are, and three to fill; what was typed in more stays. */
function Rows({ prefix, rows, limit, form }: { prefix: 'goal' | 'text'; rows: readonly { readonly id: string; readonly text: Localized }[]; limit: number; form: FormState }) {
  const t = useText(words);
  const typed = Object.keys(form.values).filter((name) => name.startsWith(prefix) && name.endsWith('_text')).length;
  return (
    <>
      {Array.from({ length: Math.min(limit, Math.max(rows.length + 3, typed)) }, (_, i) => (
        <div>
          <HiddenField name={`${prefix}${i + 1}_id`} value={rows[i]?.id ?? ''} />
          <LocalizedField name={`${prefix}${i + 1}_text`} label={t(prefix === 'goal' ? 'staff.goal_n' : 'staff.text_n', { n: i + 1 })} value={rows[i]?.text} long={prefix === 'text'} rows={3} optional />
        </div>
      ))}
    </>
  );
}

function Stored({ field }: { field: ContentField }) {
  const t = useText(words);
  return (
    <Alert tone="warning" title={t('staff.stored_title')}>
      <p>{t('staff.stored_text')}</p>
      <DefinitionList
        items={[
          { term: t('staff.field_title'), value: sourceText(field.title) },
          { term: t('vision'), value: field.vision === null ? null : sourceText(field.vision) },
          { term: t('goals'), value: field.goals.length === 0 ? null : field.goals.map((g) => sourceText(g.title)) },
          { term: t('texts'), value: field.texts.length === 0 ? null : field.texts.map((x) => sourceText(x.text)) },
        ]}
      />
    </Alert>
  );
}
