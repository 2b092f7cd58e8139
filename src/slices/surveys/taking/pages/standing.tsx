import type { ComponentChildren } from 'preact';
import { showCode } from '../../../../kernel/code.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Code, CopyButton, formatDate, Page, PlainText, PrintButton, Progress, QrCode, useText, useView } from '../../../../ui/index.ts';
import type { Survey } from '../../queries.ts';
import { answerHref, pathTo, PATHS, surveyHref } from '../../urls.ts';
import { words } from '../../words.ts';

interface Props {
  readonly survey: Survey;
  readonly code: string;
}

function Frame({ survey, title, children }: { survey: Survey; title: string; children: ComponentChildren }) {
  const view = useView();
  const name = inLanguage(survey.title, view.locale).text;
  return <Page title={`${title} – ${name}`} heading={title} eyebrow={name} noindex crumbs={[{ label: name, href: view.href(surveyHref(survey.slug)) }]}>{children}</Page>;
}

/** The code that opens the questionnaire again, to write down, print or photograph. */
function KeepCode({ survey, code }: Props) {
  const view = useView();
  const t = useText(words);
  const address = view.absolute(answerHref(survey.slug, code));
  return (
    <section class="mt-flow" aria-labelledby="code-title">
      <h2 id="code-title">{t('code_title')}</h2>
      <p>{t('code_text')}</p>
      <Code>{showCode(code)}</Code>
      <p class="mt-no-print"><CopyButton text={address} /></p>
      <QrCode text={address} label={t('code_qr')} />
      <PrintButton />
    </section>
  );
}

/** A questionnaire that was begun: how far it is, and on. */
export function ContinuePage({ survey, code, next, answered, of, saved }: Props & { readonly next: string; readonly answered: number; readonly of: number; readonly saved: boolean }) {
  const view = useView();
  const t = useText(words);
  return (
    <Frame survey={survey} title={t(saved ? 'saved_title' : 'continue_title')}>
      <p>{t(saved ? 'saved' : 'continue_text')} {survey.closesOn === null ? '' : t('until', { date: formatDate(view.locale, survey.closesOn, 'long') })}</p>
      <Progress label={t('answered')} value={answered} max={of} text={t('answered_text', { n: answered, of })} />
      <Actions><Button href={view.href(next)} iconAfter="next">{t('continue')}</Button></Actions>
      <KeepCode survey={survey} code={code} />
    </Frame>
  );
}

/** After sending: thanks, and what comes of it. */
export function ReceiptPage({ survey, code, contributions, thread }: Props & { readonly contributions: readonly { readonly title: string; readonly href: string }[]; readonly thread: ComponentChildren }) {
  const view = useView();
  const t = useText(words);
  const thanks = inLanguage(survey.thanks, view.locale);
  return (
    <Frame survey={survey} title={t('receipt_title')}>
      <Alert tone="success" role="status"><p>{t('receipt')}</p></Alert>
      {thanks.text !== '' && <PlainText text={thanks.text} lang={thanks.lang} />}
      <p>{survey.releasedOn === null ? t('receipt_next') : <a href={view.href(pathTo(PATHS.results, { slug: survey.slug }))}>{t('see_results')}</a>}</p>
      {contributions.length > 0 && (
        <>
          <h2>{t('receipt_contributions')}</h2>
          <ul>{contributions.map((c) => <li><a href={view.href(c.href)}>{c.title}</a></li>)}</ul>
        </>
      )}
      {thread}
      <KeepCode survey={survey} code={code} />
    </Frame>
  );
}

/** The link does not open anything, or not any more. */
export function ClosedPage({ survey, why }: { survey: Survey; why: 'unknown' | 'ended' }) {
  const view = useView();
  const t = useText(words);
  return (
    <Frame survey={survey} title={t(`closed_title.${why}`)}>
      <p>{t(`closed.${why}`)}</p>
      <Actions>
        {survey.releasedOn !== null && <Button href={view.href(pathTo(PATHS.results, { slug: survey.slug }))}>{t('see_results')}</Button>}
        <Button kind="secondary" href={view.href(surveyHref(survey.slug))}>{t('to_survey')}</Button>
      </Actions>
    </Frame>
  );
}
