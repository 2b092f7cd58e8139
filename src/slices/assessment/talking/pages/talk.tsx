import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Badge, Button, DateText, Form, HiddenField, More, PlainText, SelectField, TextArea, useText, useView } from '../../../../ui/index.ts';
import { hrefs } from '../../urls.ts';
import type { Comment } from '../queries.ts';
import { words } from '../words.ts';

export interface TalkProps {
  readonly number: number;
  readonly comments: readonly Comment[];
  /** Names of departments by id. */
  readonly departments: ReadonlyMap<string, { readonly name: string }>;
  /** In whose name the reader may speak; null for the office. */
  readonly voices: readonly (string | null)[];
  readonly refused?: FormState;
}

/** Questions with their answers, for those who were asked. */
export function Talk(props: TalkProps) {
  const t = useText(words);
  const questions = props.comments.filter((q) => q.replyTo === null);
  const refusedFor = props.refused?.values['replyTo'] ?? null;
  return (
    <section id="talk" class="mt-flow">
      <h2>{t('staff.talk')}</h2>
      <p class="mt-muted">{t('staff.talk_lead')}</p>
      {questions.length === 0 && <p>{t('staff.talk_none')}</p>}
      {questions.map((q) => {
        const replies = props.comments.filter((r) => r.replyTo === q.id);
        return (
          <div class="mt-flow">
            <Said {...props} comment={q} open={replies.length === 0} />
            {replies.map((r) => <blockquote class="mt-flow"><Said {...props} comment={r} open={false} /></blockquote>)}
            {props.voices.length > 0 && <More summary={t('staff.reply')} open={refusedFor === q.id}><Say {...props} replyTo={q.id} state={refusedFor === q.id ? (props.refused ?? EMPTY_FORM) : EMPTY_FORM} /></More>}
          </div>
        );
      })}
      {props.voices.length > 0 && <More summary={t('staff.ask')} open={props.refused !== undefined && (refusedFor === null || refusedFor === '')}><Say {...props} replyTo={null} state={refusedFor === null || refusedFor === '' ? (props.refused ?? EMPTY_FORM) : EMPTY_FORM} /></More>}
    </section>
  );
}

function Said({ comment, departments, open }: TalkProps & { comment: Comment; open: boolean }) {
  const t = useText(words);
  return (
    <>
      <p><strong>{comment.departmentId === null ? t('staff.office') : (departments.get(comment.departmentId)?.name ?? '')}</strong> <span class="mt-muted"><DateText value={comment.at} time /></span>{open && <> <Badge tone="warning">{t('staff.open')}</Badge></>}</p>
      <div dir="auto" class="mt-flow"><PlainText text={comment.text} /></div>
    </>
  );
}

function Say({ number, departments, voices, replyTo, state }: TalkProps & { replyTo: string | null; state: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <Form id={replyTo === null ? 'ask' : `reply-${replyTo}`} action={view.href(hrefs.comments(number))} state={state}>
      {replyTo !== null && <HiddenField name="replyTo" value={replyTo} />}
      {voices.length > 1
        ? <SelectField name="as" label={t('staff.as')} placeholder={voices.includes(null) ? t('staff.office') : false} options={voices.flatMap((v) => (v === null ? [] : [{ value: v, label: departments.get(v)?.name ?? '' }]))} value={voices.includes(null) ? '' : (voices[0] ?? '')} optional={voices.includes(null)} />
        : voices[0] != null && <HiddenField name="as" value={voices[0]} />}
      <TextArea name="text" label={t(replyTo === null ? 'staff.question' : 'staff.reply_to')} rows={4} maxLength={3000} />
      <Actions><Button kind="secondary">{t('staff.send')}</Button></Actions>
    </Form>
  );
}
