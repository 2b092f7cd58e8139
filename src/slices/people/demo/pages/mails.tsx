import type { KeptMail } from '../../../../platform/mail.ts';
import { DateText, EmptyState, Page, RecordList, useText, useView } from '../../../../ui/index.ts';
import { demoMailHref, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** The demonstration's letter box: what would have been sent. */
export function MailsPage({ mails }: { mails: readonly KeptMail[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('demo.mails')} lead={t('demo.mails.text')} crumbs={[{ label: t('demo.title'), href: view.href(PATHS.demo) }]} noindex>
      {mails.length === 0 ? <EmptyState title={t('demo.mails.none')} /> : (
        <RecordList>
          {mails.map((mail) => (
            <>
              <a href={view.href(demoMailHref(mail.id))}><bdi>{mail.subject}</bdi></a>
              <br />
              <span class="mt-muted"><bdi dir="ltr">{mail.to}</bdi> · <DateText value={mail.at} time /></span>
            </>
          ))}
        </RecordList>
      )}
    </Page>
  );
}

/** One mail as plain text, its addresses as links. */
export function MailPage({ mail }: { mail: KeptMail }) {
  const t = useText(words);
  const view = useView();
  const crumbs = [{ label: t('demo.title'), href: view.href(PATHS.demo) }, { label: t('demo.mails'), href: view.href(PATHS.demoMails) }];
  return (
    <Page title={mail.subject} crumbs={crumbs} noindex>
      <p class="mt-muted">{t('demo.mail.to')} <bdi dir="ltr">{mail.to}</bdi> · <DateText value={mail.at} time /></p>
      {mail.text.split('\n\n').map((paragraph) => <p dir="auto">{paragraph.split('\n').map((line) => <Line line={line} />)}</p>)}
      {(mail.files ?? []).length > 0 && <ul>{mail.files?.map((file) => <li><a href={`data:${file.type.split(';')[0]};base64,${file.base64}`} download={file.name}><bdi>{file.name}</bdi></a></li>)}</ul>}
    </Page>
  );
}

function Line({ line }: { line: string }) {
  if (/^https?:\/\/\S+$/.test(line)) return <><br /><a href={line} dir="ltr">{line}</a></>;
  return /^ {4}/.test(line) ? <strong dir="ltr">{line.trim()}</strong> : <>{line} </>;
}
