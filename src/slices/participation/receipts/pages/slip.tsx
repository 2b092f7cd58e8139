import { showCode } from '../../../../kernel/code.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Code, CopyButton, Page, PrintButton, QrCode, SavePicture, useText, useView } from '../../../../ui/index.ts';
import { DeviceDraftSent } from '../../drafts/pages/parts.tsx';
import type { Process } from '../../processes/queries.ts';
import { PATHS, pathTo, processHref, receiptHref } from '../../urls.ts';
import { words } from '../words.ts';
import { SimilarSaid, type SimilarProps } from './similar.tsx';

export interface SlipProps {
  readonly process: Process;
  readonly number: number;
  /** Canonical form. */
  readonly code: string;
}

/** The receipt: to note, print, save as a picture or forward. */
export function SlipPage(props: SlipProps & SimilarProps) {
  const { process, number, code, text, similar } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('slip.title', { n: number })} lead={t('slip.lead')} crumbs={[{ label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }]} noindex>
      <Slip {...props} />
      <DeviceDraftSent slug={process.slug} />
      <Alert tone="warning">{t('slip.keep')}</Alert>
      <CopyButton text={showCode(code)} />
      <PrintButton />
      <Actions>
        <Button kind="secondary" href={pathTo(PATHS.receiptPicture, { receipt: code })}>{t('slip.picture')}</Button>
        <Button href={view.href(receiptHref(code))} iconAfter="next">{t('slip.follow')}</Button>
      </Actions>
      <h2>{t('slip.next')}</h2>
      <ol>
        <li>{t('slip.next_read')}</li>
        <li>{t('slip.next_condense')}</li>
        <li>{t('slip.next_decide')}</li>
      </ol>
      <SimilarSaid text={text} similar={similar} />
    </Page>
  );
}

/** What is on paper: number, code, QR code and address. Also printed in rows for cards. */
export function Slip({ process, number, code, bare }: SlipProps & { readonly bare?: boolean }) {
  const t = useText(words);
  const view = useView();
  const link = view.absolute(receiptHref(code));
  const title = inLanguage(process.title, view.locale).text;
  const content = (
    <>
      <p><strong>{title}</strong><br />{t('slip.number', { n: number })}</p>
      {bare === true ? <QrCode text={link} label={t('slip.qr')} /> : <SavePicture fileName={`${process.slug}-${number}`} title={`${title}\n${t('slip.number', { n: number })}`} text={showCode(code)}><QrCode text={link} label={t('slip.qr')} /></SavePicture>}
      <p>{t('slip.code')}</p>
      <Code>{showCode(code)}</Code>
      <p class="mt-small">{t('slip.where', { address: view.absolute(PATHS.follow).replace(/^https?:\/\//, '') })}</p>
    </>
  );
  return bare === true ? content : <section class="mt-flow" aria-label={t('slip.label', { n: number })}>{content}</section>;
}
