import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Form, Page, Quote, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import type { Process } from '../../processes/queries.ts';
import type { Submission } from '../../submissions/queries.ts';
import { PATHS, pathTo, processHref, submissionHref } from '../../urls.ts';
import { words } from '../words.ts';

/** How often it was said, honestly, with the way to say it; for the page of a contribution. */
export function ConcernSection({ submission: s, n }: { submission: Submission; n: number }) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('title')}</h2>
      <p>{t('count', { n })}</p>
      <Actions><Button kind="secondary" href={view.href(pathTo(PATHS.concern, { slug: s.processSlug, number: s.number }))}>{t('open')}</Button></Actions>
      <p class="mt-small mt-muted">{t('honest')}</p>
    </section>
  );
}

export interface ConcernPageProps {
  readonly process: Process;
  readonly submission: Submission;
  readonly n: number;
  readonly concerned: boolean;
  readonly done: 'taken_back' | 'no_cookie' | null;
}

/** One button: it concerns me too, or not any more. */
export function ConcernPage({ process, submission: s, n, concerned, done }: ConcernPageProps) {
  const t = useText(words);
  const view = useView();
  const at = { slug: s.processSlug, number: s.number };
  const crumbs = [{ label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }, { label: t('about', { n: s.number }), href: view.href(submissionHref(s.processSlug, s.number)) }];
  return (
    <Page title={t('title')} eyebrow={t('about', { n: s.number })} lead={t('lead')} crumbs={crumbs} noindex>
      {done !== null && <Alert tone={done === 'no_cookie' ? 'warning' : 'success'} role="status">{t(done)}</Alert>}
      {concerned && <Alert tone="success" role="status">{t('given')}</Alert>}
      <Quote lang={s.language}>{s.text}</Quote>
      <p>{t('count', { n })}</p>
      <Form action={view.href(pathTo(PATHS.concern, at))}>
        <Actions>
          {concerned ? <Button kind="secondary" name="concerned" value="no">{t('take_back')}</Button> : <Button name="concerned" value="yes">{t('give')}</Button>}
          <Button kind="tertiary" href={view.href(submissionHref(s.processSlug, s.number))}>{t('back')}</Button>
        </Actions>
      </Form>
      <p class="mt-small mt-muted">{t('honest')}</p>
      <p class="mt-small mt-muted">{t('privacy')} <a href={view.href(noticeHref('concern'))}>{t('privacy_link')}</a></p>
    </Page>
  );
}
