import { showCode } from '../../../../kernel/code.ts';
import { dirOf } from '../../../../kernel/locale.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Code, Page, PrintButton, QrCode, Slips, useText, useView } from '../../../../ui/index.ts';
import type { Survey } from '../../queries.ts';
import { answerHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { PrintedLink } from '../commands.ts';

/** Personal links to print and send by post. They stand here once and nowhere else. */
export function LinksPage({ survey, links }: { survey: Survey; links: readonly PrintedLink[] }) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  return (
    <Page staff wide title={t('staff.links_title')} eyebrow={sourceText(survey.title)} crumbs={[{ label: t('staff.surveys'), href: view.href(PATHS.desk) }, { label: t('staff.tab.parties'), href: view.href(pathTo(PATHS.deskParties, { slug })) }]}>
      <div class="mt-no-print">
        <Alert tone="warning" title={t('staff.links_once')}><p>{t('staff.links_text')}</p></Alert>
        <Actions><PrintButton /></Actions>
      </div>
      <Slips>
        {links.map((link) => {
          const say = words(link.locale);
          const title = inLanguage(survey.title, link.locale);
          return (
            <article lang={link.locale} dir={dirOf(link.locale)}>
              <p><strong dir="auto">{link.institution}</strong>{link.person !== null && <><br /><span dir="auto">{link.person}</span></>}</p>
              <p lang={title.lang}>{title.text}</p>
              <p>{say('slip')}</p>
              <QrCode text={view.absolute(answerHref(slug, link.code))} label={say('code_qr')} />
              <Code>{showCode(link.code)}</Code>
              <p dir="ltr">{view.absolute(pathTo(PATHS.take, { slug }))}</p>
            </article>
          );
        })}
      </Slips>
    </Page>
  );
}
