import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Form, formatDate, HiddenField, Page, PlainText, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import type { Survey } from '../../queries.ts';
import { pathTo, PATHS, surveyHref } from '../../urls.ts';
import { words } from '../../words.ts';

interface BeginProps {
  readonly survey: Survey;
  /** How many questions there are at most. */
  readonly questions: number;
  /** A personal link; null for the open one. */
  readonly link: { readonly code: string; readonly institution: string } | null;
  /** The open form's random value: sending it twice begins one questionnaire. */
  readonly token: string;
  readonly state?: FormState;
  readonly resume?: FormState;
}

/** What one should know before the first question, and the way in. */
export function BeginPage({ survey, questions, link, token, state, resume }: BeginProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = survey;
  const title = inLanguage(survey.title, view.locale);
  const action = link === null ? pathTo(PATHS.take, { slug }) : pathTo(PATHS.answer, { slug, code: link.code });
  return (
    <Page title={title.text} contentLang={title.lang} noindex crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }, { label: title.text, href: view.href(surveyHref(slug)) }]}>
      <About survey={survey} />
      {link !== null && !survey.anonymous && <p>{t('named_for', { institution: link.institution })}</p>}
      <p>{t('questions', { n: questions })} {survey.closesOn === null ? '' : t('until', { date: formatDate(view.locale, survey.closesOn, 'long') })}</p>
      {link === null && !survey.openLink ? <p>{t('link_needed')}</p> : (
        <>
          <p>{link === null ? t('pause_code') : t('pause_link')}</p>
          <Form id="begin" action={view.href(action)} state={state}>
            {link === null && <HiddenField name="token" value={token} />}
            <Actions><Button type="submit" iconAfter="next">{t('begin')}</Button></Actions>
          </Form>
        </>
      )}
      <p class="mt-small"><a href={view.href(noticeHref('survey'))}>{t('privacy')}</a></p>
      {link === null && <Resume slug={slug} state={resume} />}
    </Page>
  );
}

/** What it is for, and whether it is anonymous: said before anything is asked. */
export function About({ survey }: { survey: Survey }) {
  const view = useView();
  const t = useText(words);
  const intro = inLanguage(survey.intro, view.locale);
  return (
    <>
      {survey.process.invented && <Alert tone="info" title={t('invented_title')}><p>{t('invented')}</p></Alert>}
      {intro.text !== '' && <PlainText text={intro.text} lang={intro.lang} />}
      <Alert tone={survey.anonymous ? 'info' : 'warning'} title={t(survey.anonymous ? 'anonymous_title' : 'named_title')}><p>{t(survey.anonymous ? 'anonymous' : 'named')}</p></Alert>
    </>
  );
}

/** Coming back on another device with the code. */
export function Resume({ slug, state }: { slug: string; state?: FormState | undefined }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow" aria-labelledby="resume-title">
      <h2 id="resume-title">{t('resume_title')}</h2>
      <Form id="resume" action={view.href(pathTo(PATHS.resume, { slug }))} state={state}>
        <TextField name="code" label={t('resume_code')} hint={t('resume_hint')} code width="medium" autocomplete="off" />
        <Actions><Button type="submit" kind="secondary">{t('resume')}</Button></Actions>
      </Form>
    </section>
  );
}
