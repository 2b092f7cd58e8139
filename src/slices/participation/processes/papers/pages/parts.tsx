import { inLanguage } from '../../../../../kernel/localized.ts';
import { DateText, formatNumber, languageName, RecordList, useText, useView } from '../../../../../ui/index.ts';
import { Said } from '../../../pages/parts.tsx';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { ProcessDocument } from '../queries.ts';

const KILOBYTE = 1_024;
const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' };

/** Documents to open, with what they are: kind, size, language, day. */
export function DocumentList({ slug, documents }: { slug: string; documents: readonly ProcessDocument[] }) {
  const t = useText(words);
  const { locale } = useView();
  if (documents.length === 0) return null;
  return (
    <RecordList>
      {documents.map((d) => {
        const facts = [ENDINGS[d.mediaType] ?? d.mediaType, t('documents.size', { n: formatNumber(locale, Math.max(1, Math.round(d.size / KILOBYTE))) }), languageName(locale, d.language)];
        return (
          <p>
            <a href={pathTo(PATHS.processFile, { slug, document: d.id })} hreflang={d.language} lang={inLanguage(d.title, locale).lang}><Said value={d.title} /></a>{' '}
            <span class="mt-muted mt-small">{facts.join(' · ')}, <DateText value={d.addedOn} />{d.source !== '' && ` – ${d.source}`}</span>
          </p>
        );
      })}
    </RecordList>
  );
}
