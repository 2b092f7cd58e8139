import { inLanguage } from '../../../../../kernel/localized.ts';
import { DateText, formatNumber, languageName, RecordList, useText, useView } from '../../../../../ui/index.ts';
import { Said } from '../../../pages/parts.tsx';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { ProcessDocument } from '../queries.ts';

const KILOBYTE = 1_024;
const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' };

/** The title of a document as a link to where it stands; plain where it is printed only. */
export function DocumentTitle({ slug, document: d }: { slug: string; document: ProcessDocument }) {
  const { locale } = useView();
  const href = d.kept === null ? d.address : pathTo(PATHS.processFile, { slug, document: d.id });
  if (href === null) return <Said value={d.title} />;
  return <a href={href} hreflang={d.language} lang={inLanguage(d.title, locale).lang} {...(d.kept === null ? { rel: 'external noreferrer' } : {})}><Said value={d.title} /></a>;
}

/** Documents to open, with what they are (kind, size, language, day), or where they stand. */
export function DocumentList({ slug, documents }: { slug: string; documents: readonly ProcessDocument[] }) {
  const t = useText(words);
  const { locale } = useView();
  if (documents.length === 0) return null;
  const elsewhere = ({ address }: ProcessDocument): string => (address === null ? t('documents.printed') : t('documents.elsewhere', { host: new URL(address).host }));
  const facts = (d: ProcessDocument): string => (d.kept === null ? [elsewhere(d)] : [ENDINGS[d.kept.mediaType] ?? d.kept.mediaType, t('documents.size', { n: formatNumber(locale, Math.max(1, Math.round(d.kept.size / KILOBYTE))) })]).concat(languageName(locale, d.language)).join(' · ');
  return (
    <RecordList>
      {documents.map((d) => (
        <p>
          <DocumentTitle slug={slug} document={d} />{' '}
          <span class="mt-muted mt-small">{facts(d)}{d.kept !== null && <>, <DateText value={d.addedOn} /></>}{d.source !== '' && <> – <bdi>{d.source}</bdi></>}</span>
        </p>
      ))}
    </RecordList>
  );
}
