import { DefinitionList, Figure, formatSize, useText, useView } from '../../../../ui/index.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Attachment, PublicGroup } from '../queries.ts';
import { words } from '../words.ts';

interface PictureProps {
  readonly attachment: Pick<Attachment, 'mediaType' | 'caption' | 'size'>;
  readonly href: string;
}

/** A picture with its caption, or a link to a document. The caption is the picture's text alternative, said once. */
export function EnclosedFile({ attachment: a, href }: PictureProps) {
  const t = useText(words);
  const { locale } = useView();
  if (a.mediaType === 'application/pdf') return <p><a href={href}><span dir="auto">{a.caption}</span></a>{' '}<span class="mt-muted">{t('shown.document', { size: formatSize(locale, a.size) })}</span></p>;
  return <Figure caption={<span dir="auto">{a.caption}</span>}><a href={href}><img class="mt-enclosed" src={href} alt={a.caption} loading="lazy" /></a></Figure>;
}

/** What came with a public contribution. */
export function EnclosedShown({ slug, number, attachments, group }: { slug: string; number: number; attachments: readonly Attachment[]; group: PublicGroup | null }) {
  const t = useText(words);
  const people = group?.people == null ? null : t('shown.people', { n: group.people });
  return (
    <>
      {group !== null && <DefinitionList items={[{ term: t('shown.group'), value: group.name === null ? (people ?? '✓') : <><bdi>{group.name}</bdi>{people === null ? '' : ` (${people})`}</> }]} />}
      {attachments.length > 0 && (
        <section class="mt-flow">
          <h2>{t('shown.title')}</h2>
          {attachments.map((a) => <EnclosedFile attachment={a} href={pathTo(PATHS.attachment, { slug, number, attachment: a.id })} />)}
        </section>
      )}
    </>
  );
}
