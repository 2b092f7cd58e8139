import { showCode } from '../../../../kernel/code.ts';
import { dirOf, langTag, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Code, formatDateTime, Page, PrintButton, QrCode, Slips, useText, useView } from '../../../../ui/index.ts';
import type { Ballot } from '../../queries.ts';
import { deskHref, pathTo, PATHS, voteHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';

interface Props {
  readonly ballot: Ballot;
  readonly label: string;
  readonly codes: readonly string[];
  readonly language: Locale;
  /** The same codes as CSV; the only other place they ever are. */
  readonly csv: string;
}

/** New codes, once: slips to print and cut, and the same as CSV. Leaving the page loses them for good. */
export function SlipsPage({ ballot, label, codes, language, csv }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const crumbs = [{ label: t('staff.ballots'), href: view.href(PATHS.desk) }, { label: sourceText(ballot.title), href: view.href(deskHref(ballot.slug)) }, { label: t('staff.tab.codes'), href: view.href(pathTo(PATHS.deskCodes, { slug: ballot.slug })) }];
  return (
    <Page staff title={t('staff.slips_title', { n: codes.length, label })} crumbs={crumbs}>
      <div class="mt-no-print mt-flow">
        <Alert tone="warning" title={t('staff.slips_once')}>{t('staff.slips_once_text')}</Alert>
        <Actions>
          <PrintButton />
          <a class="kern-link" href={`data:text/csv;charset=utf-8;base64,${Buffer.from(csv).toString('base64')}`} download={`${ballot.slug}.csv`}>{t('staff.slips_csv')}</a>
        </Actions>
      </div>
      <Slips>{codes.map((code) => <Slip ballot={ballot} code={code} language={language} />)}</Slips>
    </Page>
  );
}

function Slip({ ballot, code, language }: { ballot: Ballot; code: string; language: Locale }) {
  const view = useView();
  const t = words(language);
  const title = inLanguage(ballot.title, language);
  const address = view.absolute(voteHref(ballot.slug, code));
  return (
    <div class="mt-slip" lang={langTag(language)} dir={dirOf(language)}>
      <p><strong lang={title.lang}>{title.text}</strong></p>
      <p>{t('dots_each', { n: ballot.dotsPerVoter })} {ballot.closesAt !== null && t('time_until', { time: formatDateTime(language, ballot.closesAt) })}</p>
      <QrCode text={address} label={t('slip_qr')} />
      <p>{t('code_label')}</p>
      <Code>{showCode(code)}</Code>
      <p class="mt-small"><bdi dir="ltr">{view.absolute(`/ballots/${ballot.slug}`)}</bdi></p>
      <p class="mt-small">{ballot.weightingBody === null ? t('advisory') : t('weighting', { body: inLanguage(ballot.weightingBody, language).text })}</p>
    </div>
  );
}
