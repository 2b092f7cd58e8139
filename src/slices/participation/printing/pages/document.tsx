import { toString } from 'qrcode';
import { dirOf, isLocale, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { formatDate } from '../../../../ui/format.ts';
import type { Process } from '../../processes/queries.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Printed } from '../schema.ts';
import { words } from '../words.ts';

/** What a card or poster says, as plain values for the template; the QR code leads to the form in its language, or in German beside words of another. */
export async function printedOf(process: Process, printed: Printed, region: string, baseUrl: string) {
  const locale: Locale = isLocale(printed.language) ? printed.language : 'de';
  const t = words(locale);
  const known = isLocale(printed.language);
  // In a language the program does not speak nothing else stands in: a line in German between them would help nobody.
  const said = (name: 'title' | 'lead' | 'how' | 'scan' | 'write' | 'note'): string => printed[name] ?? (known ? t(name) : '');
  const address = `${baseUrl}/${locale}${pathTo(PATHS.submit, { slug: process.slug })}`;
  return {
    lang: printed.language.split('-')[0] ?? 'de',
    rtl: dirOf(printed.language) === 'rtl',
    paper: printed.paper,
    region,
    process: inLanguage(process.title, locale),
    title: said('title'), lead: said('lead'), how: said('how'), scan: said('scan'), write: said('write'), note: said('note'),
    place: known ? t('place') : '',
    until: process.callClosesOn === null || !known ? '' : t('until', { date: formatDate(locale, process.callClosesOn) }),
    return: printed.return ?? '',
    address: address.replace(/^https?:\/\//, ''),
    qr: await toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    qrAlt: address,
  };
}
