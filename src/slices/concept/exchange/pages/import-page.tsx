import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, FileField, Form, More, Page, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import { draftOf } from '../../editions/rules.ts';
import { STATES } from '../../measures/rules.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { COLUMN_NAMES, headingOf } from '../rules.ts';

/** Which file, and where to. */
export function ImportPage({ concepts, form }: { concepts: readonly Concept[]; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const open = concepts.filter((c) => draftOf(c) !== null);
  return (
    <Page title={t('staff.import.title')} lead={t('staff.import.lead')} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }]} staff>
      <Form action={view.href(PATHS.conceptImport)} state={form} multipart>
        <FileField name="file" label={t('staff.import.file')} hint={t('staff.import.file_hint')} accept=".csv,.xlsx,text/csv" maxMegabytes={2} />
        <SelectField name="target" label={t('staff.import.target')} hint={t('staff.import.target_hint')} options={[{ value: 'new', label: t('staff.import.target_new') }, ...open.map((c) => ({ value: c.slug, label: t('staff.import.target_draft', { title: sourceText(c.title) }) }))]} value={open.length === 0 ? 'new' : ''} />
        <TextField name="title" label={t('staff.import.new_title')} hint={t('staff.import.new_title_hint')} optional />
        <Checkbox name="public" label={t('staff.import.public')} hint={t('staff.import.public_hint')} optional />
        <More summary={t('staff.import.more')} open={form.problems.some((p) => ['source', 'defaultField', 'defaultState'].includes(p.field ?? ''))}>
          <TextField name="defaultField" label={t('staff.import.default_field')} hint={t('staff.import.default_hint')} optional />
          <SelectField name="defaultState" label={t('staff.import.default_state')} options={STATES.filter((s) => s !== 'stopped' && s !== 'not_pursued').map((s) => ({ value: s, label: t(`state.${s}`) }))} optional width="medium" />
          <TextField name="source" label={t('staff.source')} hint={t('staff.source_hint')} optional />
        </More>
        <Actions><Button icon="upload">{t('staff.import.preview')}</Button></Actions>
      </Form>
      <section class="mt-flow">
        <h2>{t('staff.import.columns')}</h2>
        <p>{t('staff.import.columns_text', { field: headingOf('field'), title: headingOf('title'), state: headingOf('state') })}</p>
        <p class="mt-muted" lang="de">{COLUMN_NAMES.map(headingOf).join(' · ')}</p>
      </section>
    </Page>
  );
}
