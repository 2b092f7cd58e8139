import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, Form, LocalizedField, More, Page, RemovalForm, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { figureEdit, figureHref, NEW, PATHS } from '../../urls.ts';
import { FIGURE_QUALIFIERS, FIGURE_UNITS, TOPICS, type Figure } from '../schema.ts';
import { words } from '../words.ts';

const typed = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value).replace('.', ','));

/** A figure as a document prints it, typed with where it stands. */
export function FigureEditPage({ figure, form, removal = EMPTY_FORM }: { figure: Figure | null; form: FormState; removal?: FormState }) {
  const t = useText(words);
  const view = useView();
  const action = view.href(figureEdit(figure?.id ?? NEW));
  return (
    <Page title={figure === null ? t('staff.new') : sourceText(figure.name)} lead={t('staff.lead')} crumbs={[{ label: t('title'), href: view.href(PATHS.figures) }]} staff>
      <Form action={action} state={form}>
        <RevisionField revision={figure?.version ?? 0} />
        <LocalizedField name="name" label={t('staff.name')} hint={t('staff.name_hint')} value={figure?.name} />
        <SelectField name="topic" label={t('topic')} options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))} value={figure?.topic ?? ''} width="medium" />
        <SelectField name="qualifier" label={t('precision')} options={FIGURE_QUALIFIERS.map((value) => ({ value, label: t(`qualifier.${value}`) }))} value={figure?.qualifier ?? 'exact'} width="medium" />
        <TextField name="value" label={t('staff.value')} hint={t('staff.value_hint')} value={typed(figure?.value)} optional />
        <TextField name="value_to" label={t('staff.value_to')} value={typed(figure?.valueTo)} optional />
        <SelectField name="unit" label={t('staff.unit')} options={FIGURE_UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))} value={figure?.unit ?? 'count'} width="medium" />
        <TextField name="as_of" label={t('as_of')} hint={t('staff.as_of_hint')} value={figure?.asOf ?? ''} />
        <TextField name="territory" label={t('staff.territory')} value={figure?.territory ?? ''} />
        <TextField name="source" label={t('source')} hint={t('staff.source_hint')} value={figure?.source ?? ''} />
        <TextField name="cited_source" label={t('cited')} value={figure?.citedSource ?? ''} optional />
        <LocalizedField name="note" label={t('staff.note')} hint={t('staff.note_hint')} value={figure?.note ?? undefined} optional />
        <Checkbox name="invented" label={t('staff.invented')} checked={figure?.invented ?? false} optional />
        <Actions><Button name="next" value="save">{t('staff.save')}</Button><Button kind="tertiary" href={view.href(figure === null ? PATHS.figures : figureHref(figure.id))}>{t('staff.cancel')}</Button></Actions>
      </Form>
      {figure !== null && (
        <More summary={t('staff.remove')} open={removal.problems.length > 0}>
          <RemovalForm action={action} state={removal} sure={t('staff.sure')} button={t('staff.remove')} shared />
        </More>
      )}
    </Page>
  );
}
