import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, CheckboxGroup, EmptyState, Form, formatPercent, Page, PlainText, RadioGroup, TextArea, useText, useView } from '../../../../../ui/index.ts';
import type { Submission } from '../../../submissions/queries.ts';
import { languageLabel } from '../../../submissions/pages/fields.tsx';
import { excerpt } from '../../../submissions/rules.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { Alike } from '../queries.ts';
import { ReasonFields } from '../../reasons/pages/parts.tsx';
import { otherLanguages, ownReason } from '../rules.ts';

/** Waiting contributions that say much the same, decided at once. */
export function AlikePage({ submission: s, alike, form = EMPTY_FORM }: { submission: Submission; alike: readonly Alike[]; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.alike.title', { n: s.number })} lead={t('staff.alike.lead')} staff crumbs={[{ label: t('staff.crumb.queue'), href: view.href(PATHS.deskQueue) }, { label: t('staff.crumb.one', { n: s.number }), href: view.href(pathTo(PATHS.deskSubmission, { id: s.id })) }]}>
      <div lang={s.language} dir="auto" class="mt-flow"><PlainText text={s.text} /></div>
      {alike.length === 0 ? <EmptyState title={t('staff.alike.none')} /> : (
        <Form action={view.href(pathTo(PATHS.deskAlike, { id: s.id }))} state={form} labels={{ transcript: t('staff.alike.untyped') }}>
          <CheckboxGroup name="ids" legend={t('staff.alike.which')} options={alike.map(({ submission: other, score }) => ({ value: other.id, label: `${t('staff.crumb.one', { n: other.number })} – ${formatPercent(view.locale, score)}`, hint: excerpt(other.text, 200) }))} value={alike.filter((a) => a.score > 0.9).map((a) => a.submission.id)} optional />
          <RadioGroup name="decision" legend={t('staff.alike.decision')} options={[{ value: 'publish', label: t('staff.alike.publish') }, { value: 'withhold', label: t('staff.alike.withhold') }]} value="publish" />
          <Checkbox name="join" label={t('staff.alike.join')} hint={t('staff.alike.join_hint')} checked />
          <h2>{t('staff.alike.reason')}</h2>
          <ReasonFields />
          {otherLanguages([s, ...alike.map((a) => a.submission)]).map(({ language, numbers }) => <TextArea name={ownReason(language)} label={t('staff.alike.own', { language: languageLabel(view.locale, language), numbers: numbers.join(', ') })} hint={t('staff.alike.own_hint')} rows={3} maxLength={1_000} lang={language} optional />)}
          <Actions><Button>{t('staff.alike.do')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}
