import type { FormState } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Button, Form, HiddenField, Page, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { Asked, TranslationMark } from '../../pages/said.tsx';
import type { Question, Room } from '../../queries.ts';
import { deskHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

interface Props {
  readonly room: Room;
  readonly question: Question;
  /** Shown questions that may say the same. */
  readonly others: readonly Question[];
  /** Whether it can become a contribution to the room's process. */
  readonly maySubmit: boolean;
  readonly state?: FormState | undefined;
}

/** What needs a word of explanation: hiding with a reason, putting two together, handing it on as a contribution. */
export function QuestionPage({ room, question, others, maySubmit, state }: Props) {
  const t = useText(staffWords);
  const view = useView();
  const action = view.href(pathTo(PATHS.deskQuestion, { slug: room.slug, number: question.number }));
  const of = (what: string): FormState | undefined => (state?.values['do'] === what ? state : undefined);
  return (
    <Page staff title={t('staff.question_n', { n: question.number })} crumbs={[{ label: t('staff.rooms'), href: view.href(PATHS.desk) }, { label: sourceText(room.title), href: view.href(deskHref(room.slug)) }]}>
      <p class="mt-lead"><Asked value={question.text} /></p>
      <TranslationMark value={question.text} />
      {question.state !== 'merged' && (
        <section class="mt-flow">
          <h2>{t('staff.hide_title')}</h2>
          <Form id="hide" action={action} state={of('hide')}>
            <HiddenField name="do" value="hide" />
            <TextField name="reason" label={t('staff.hide_reason')} hint={t('staff.hide_hint')} value={question.hiddenReason ?? ''} />
            <Actions><Button type="submit" kind="danger">{t('staff.do.hide')}</Button></Actions>
          </Form>
        </section>
      )}
      {(question.state === 'waiting' || question.state === 'shown') && others.length > 0 && (
        <section class="mt-flow">
          <h2>{t('staff.merge_title')}</h2>
          <p>{t('staff.merge_text')}</p>
          <Form id="merge" action={action} state={of('merge')}>
            <HiddenField name="do" value="merge" />
            <SelectField name="into" label={t('staff.merge_into')} options={others.map((q) => ({ value: String(q.number), label: `${q.number}. ${sourceText(q.text)}`.slice(0, 120) }))} />
            <Actions><Button type="submit" kind="secondary">{t('staff.do.merge')}</Button></Actions>
          </Form>
        </section>
      )}
      {question.state === 'shown' && question.submissionHref === null && maySubmit && (
        <section class="mt-flow">
          <h2>{t('staff.submit_title')}</h2>
          <p>{t('staff.submit_text')}</p>
          <Form id="submit" action={action} state={of('submit')}>
            <HiddenField name="do" value="submit" />
            <Actions><Button type="submit" kind="secondary">{t('staff.do.submit')}</Button></Actions>
          </Form>
        </section>
      )}
    </Page>
  );
}
