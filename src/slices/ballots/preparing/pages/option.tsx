import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { Actions, Button, Form, Page, SelectField, useText, useView } from '../../../../ui/index.ts';
import type { Recommendation } from '../../../participation/public.ts';
import type { Ballot, BallotOption } from '../../queries.ts';
import { PICTOGRAMS } from '../../rules.ts';
import { deskHref, NEW, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { TextFields } from './text-fields.tsx';

interface Props {
  readonly ballot: Ballot;
  /** Null for a new one. */
  readonly option: BallotOption | null;
  /** Each with its process's title. */
  readonly recommendations: readonly { readonly recommendation: Recommendation; readonly process: string }[];
  readonly state?: FormState;
}

export function OptionPage({ ballot, option, recommendations, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const at = { slug: ballot.slug, number: option?.number ?? NEW };
  const crumbs = [{ label: t('staff.ballots'), href: view.href(PATHS.desk) }, { label: sourceText(ballot.title), href: view.href(deskHref(ballot.slug)) }];
  return (
    <Page staff title={option === null ? t('staff.option_new') : t('staff.option_n', { n: option.number })} crumbs={crumbs}>
      <Form action={view.href(pathTo(PATHS.deskOption, at))} state={state} note>
        {recommendations.length > 0 && (
          <SelectField
            name="recommendation" label={t('staff.recommendation')} hint={t('staff.recommendation_hint')} value={option?.nodeId ?? ''} placeholder={t('staff.recommendation_none')} optional
            options={recommendations.map(({ recommendation: r, process }) => ({ value: r.id, label: `${r.number}. ${inLanguage(r.title, view.locale).text}`, group: process }))}
          />
        )}
        <TextFields name="title" label={t('staff.option_title')} hint={recommendations.length > 0 ? t('staff.option_title_hint') : undefined} value={option?.title ?? null} others={t('staff.other_languages')} optional={recommendations.length > 0} />
        <SelectField name="pictogram" label={t('staff.pictogram')} hint={t('staff.pictogram_hint')} value={option?.pictogram ?? 'star'} placeholder={false} options={PICTOGRAMS.map((value) => ({ value, label: t(`staff.pictogram.${value}`) }))} />
        <Actions>
          <Button type="submit">{t('staff.save')}</Button>
          {option !== null && <Button type="submit" kind="danger" formAction={view.href(pathTo(PATHS.deskOptionRemove, { slug: ballot.slug, number: option.number }))}>{t('staff.option_remove')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}
