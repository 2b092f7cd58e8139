import { inLanguage } from '../../../../../kernel/localized.ts';
import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, Form, HiddenField, Page, RecordList, SelectField, TextField, useText, useView } from '../../../../../ui/index.ts';
import { PATHS as CONCEPT } from '../../../urls.ts';
import type { Unit } from '../../pages/parts.tsx';
import { carryingHrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { SavedView } from '../queries.ts';

export interface ViewsPageProps {
  readonly views: readonly (SavedView & { readonly mayRemove: boolean })[];
  /** The view to be saved, as it came from the list; null when none was chosen. */
  readonly query: string | null;
  /** Units the reader may save for. */
  readonly units: readonly Unit[];
  readonly office: boolean;
  readonly form: FormState;
}

/** Views under a name: a link for everybody in the office, for a unit, or for the public. */
export function ViewsPage({ views, query, units, office, form }: ViewsPageProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.views_title')} lead={t('staff.views_lead')} crumbs={[{ label: t('measures'), href: view.href(CONCEPT.measures) }]} staff>
      {query !== null && (
        <Form action={view.href(PATHS.views)} state={form}>
          <p><a href={view.href(`${CONCEPT.measures}${query === '' ? '' : `?${query}`}`)}>{t('staff.view_this')}</a></p>
          <HiddenField name="query" value={query} />
          <TextField name="title" label={t('staff.view_name')} hint={t('staff.view_name_hint')} />
          <SelectField name="department" label={t('staff.view_for')} options={units.map((u) => ({ value: u.id, label: inLanguage(u.name, view.locale).text }))} placeholder={office ? t('staff.view_for_all') : false} optional={office} />
          {office && <Checkbox name="public" label={t('staff.view_public')} optional />}
          <Actions><Button>{t('staff.save')}</Button></Actions>
        </Form>
      )}
      {query === null && <p>{t('staff.views_how')}</p>}
      {views.length > 0 && (
        <RecordList>
          {views.map((v) => {
            const unit = units.find((u) => u.id === v.departmentId);
            return (
              <>
                <p><a href={view.href(`${CONCEPT.measures}?${v.query}`)} lang="de">{v.title}</a> <span class="mt-muted">{v.public ? t('staff.view_is_public') : v.departmentId === null ? t('staff.view_for_all') : unit === undefined ? t('unit') : inLanguage(unit.name, view.locale).text}</span></p>
                {v.mayRemove && <Form action={view.href(carryingHrefs.viewRemove(v.id))} id={`remove-${v.id}`} label={t('staff.view_remove', { title: v.title })}><Button kind="tertiary" small>{t('staff.view_remove', { title: v.title })}</Button></Form>}
              </>
            );
          })}
        </RecordList>
      )}
    </Page>
  );
}
