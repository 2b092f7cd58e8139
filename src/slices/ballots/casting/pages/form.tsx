import { showCode } from '../../../../kernel/code.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Button, Form, HiddenField, Island, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import type { Ballot } from '../../queries.ts';
import type { Allowance } from '../../rules.ts';
import { ballotHref } from '../../urls.ts';
import { words } from '../../words.ts';
import { dotsField } from '../rules.ts';
import { DotField, type DotOption } from './dot-field.tsx';

export interface CastingProps {
  readonly ballot: Ballot;
  readonly state?: FormState;
  /** From a QR slip, canonical. */
  readonly code?: string;
  /** One ballot a device: the secret that a first cast puts into the cookie; null when the device has one. */
  readonly device?: string | null;
}

/** The form to give dots: number fields that work everywhere, buttons and a live count where scripts run. It never shows an earlier choice. */
export function CastingForm({ ballot, state, code, device }: CastingProps) {
  const view = useView();
  const t = useText(words);
  const labels = Object.fromEntries(ballot.options.map((o) => [dotsField(o.number), `${o.number}. ${inLanguage(o.title, view.locale).text}`]));
  return (
    <Form action={view.href(ballotHref(ballot.slug))} id="vote" state={state} labels={labels} label={t('vote_title')} autocomplete="off">
      <DotFields allowance={ballot} options={ballot.options} />
      {ballot.electorate === 'codes' && <TextField name="code" label={t('code_label')} hint={t('code_hint')} value={code === undefined ? undefined : showCode(code)} width="medium" code autocomplete="off" />}
      {typeof device === 'string' && <HiddenField name="device" value={device} />}
      <Actions>
        <Button type="submit" icon="check">{t('vote_button')}</Button>
      </Actions>
      <p class="mt-muted mt-small">{t('vote_change')} <a href={view.href(noticeHref('ballot'))}>{t('vote_privacy')}</a></p>
    </Form>
  );
}

/** Options with a field each for its dots. They stand in a form; the fields are called as `dotsField` says. */
export function DotFields({ allowance, options }: { allowance: Allowance; options: readonly DotOption[] }) {
  const t = useText(words);
  return (
    <Island name="ballot" {...countingTexts(allowance, t)}>
      <p class="mt-ballot__rest">{t('dots_to_give', { n: allowance.dotsPerVoter })} {t('zero_is_fine')}</p>
      <ol class="mt-options" role="list">
        {options.map((option) => <DotField option={option} max={allowance.maxPerOption} />)}
      </ol>
    </Island>
  );
}

/** Everything the island says, for every number it can meet: plural forms are made here, in the page's language. */
function countingTexts(ballot: Allowance, t: ReturnType<typeof words>): Record<string, string | number> {
  const upTo = (last: number, text: (n: number) => string): string => JSON.stringify(Array.from({ length: last + 1 }, (_, n) => text(n)));
  return {
    dots: ballot.dotsPerVoter,
    max: ballot.maxPerOption,
    rest: upTo(ballot.dotsPerVoter, (n) => t('rest', { n, all: ballot.dotsPerVoter })),
    over: upTo(ballot.dotsPerVoter, (n) => t('over', { n })),
    given: upTo(ballot.maxPerOption, (n) => t('given', { n })),
    add: t('add_dot'),
    take: t('take_dot'),
  };
}
