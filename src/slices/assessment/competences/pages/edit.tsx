import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, FieldGroup, Form, LocalizedField, More, Page, RemovalForm, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { LEVELS } from '../../rules.ts';
import { hrefs, NEW, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import { words as why } from '../../why/words.ts';
import type { Area } from '../queries.ts';
import { ROWS } from '../schema.ts';
import { words } from '../words.ts';

/** A field of policy with its rows; empty ones at the end are for more. */
export function AreaEditPage({ area, form, removal = EMPTY_FORM }: { area: Area | null; form: FormState; removal?: FormState }) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  const w = useText(why);
  const action = view.href(hrefs.competenceEdit(area?.slug ?? NEW));
  return (
    <Page title={area === null ? t('staff.new') : sourceText(area.title)} lead={t('staff.lead')} crumbs={[{ label: w('areas'), href: view.href(PATHS.competences) }]} staff>
      <Form action={action} state={form}>
        <RevisionField revision={area?.version ?? 0} />
        <LocalizedField name="title" label={t('staff.title')} value={area?.title} />
        <LocalizedField name="text" label={t('staff.text')} hint={t('staff.text_hint')} value={area?.text} long rows={5} maxLength={3000} />
        {Array.from({ length: ROWS }, (_, i) => {
          const c = area?.competences[i];
          return (
            <FieldGroup legend={t('staff.row', { n: i + 1 })}>
              <TextField name={`body_${i}`} label={t('body')} value={c?.body ?? ''} optional />
              <SelectField name={`level_${i}`} label={t('level')} options={LEVELS.map((l) => ({ value: l, label: s(`level.${l}`) }))} value={c?.level ?? ''} width="medium" optional />
              <LocalizedField name={`task_${i}`} label={t('task')} value={c?.task} optional />
              <TextField name={`law_${i}`} label={t('law')} hint={t('staff.law_hint')} value={c?.law ?? ''} optional />
            </FieldGroup>
          );
        })}
        <TextField name="source" label={t('staff.source')} value={area?.source ?? ''} optional />
        <Actions><Button name="next" value="save">{t('staff.save')}</Button></Actions>
      </Form>
      {area !== null && (
        <More summary={t('staff.remove')} open={removal.problems.length > 0}>
          <RemovalForm action={action} state={removal} sure={t('staff.sure')} button={t('staff.remove')} shared />
        </More>
      )}
    </Page>
  );
}
