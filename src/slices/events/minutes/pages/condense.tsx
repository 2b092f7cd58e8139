import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, EmptyState, Form, LocalizedField, Page, useText, useView } from '../../../../ui/index.ts';
import type { Submission } from '../../../participation/public.ts';
import type { Session } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Statement } from '../queries.ts';
import { shortened } from '../rules.ts';
import { words } from '../words.ts';
import { useCrumbs } from './edit.tsx';

/** Statements become a recommendation while everybody is still in the room. */
export function CondensePage({ event, session, statements, discussed, form = EMPTY_FORM }: { event: Event; session: Session; statements: readonly Statement[]; discussed: readonly Submission[]; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  const option = (s: Statement) => ({ value: s.id, label: `${s.number} ${shortened(sourceText(s.text), 160)}`, ...(s.mark === null ? {} : { hint: t(`mark.${s.mark}`) }) });
  return (
    <Page title={t('staff.minutes.condense')} staff crumbs={useCrumbs({ event, session })}>
      {statements.length === 0 ? <EmptyState title={t('staff.minutes.none')} /> : (
        <Form action={view.href(pathTo(PATHS.deskCondense, { slug: event.slug, id: session.id }))} state={form} note labels={{ statements: t('staff.condense.statements'), title: t('staff.condense.name'), field: t('staff.condense.field'), prospect: t('staff.condense.prospect') }}>
          <p>{t('staff.condense.text')}</p>
          <CheckboxGroup name="statements" legend={t('staff.condense.statements')} options={statements.map(option)} value={[]} />
          {discussed.length > 0 && <CheckboxGroup name="submissions" legend={t('staff.condense.submissions')} options={discussed.map((s) => ({ value: s.id, label: `${t('number', { n: s.number })} ${shortened(s.text)}`, lang: s.language }))} value={[]} optional />}
          <LocalizedField name="title" label={t('staff.condense.name')} />
          <LocalizedField name="field" label={t('staff.condense.field')} />
          <LocalizedField name="text" label={t('staff.condense.wording')} long optional />
          <LocalizedField name="prospect" label={t('staff.condense.prospect')} long rows={3} />
          <Actions><Button>{t('staff.condense.save')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}
