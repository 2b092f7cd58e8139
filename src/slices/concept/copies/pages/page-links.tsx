import { useText, useView } from '../../../../ui/index.ts';
import type { Concept, Edition } from '../../editions/queries.ts';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { COPY_FORMATS, hrefs } from '../urls.ts';
import { words } from '../words.ts';

/** The edition to take away, and the address under which it is cited. */
export function PageLinks({ concept, edition }: { concept: Concept; edition: Edition }) {
  const view = useView();
  const t = useText(words);
  const address = view.absolute(conceptHrefs.edition(concept.slug, edition.slug));
  return (
    <section class="mt-flow">
      <h2>{t('take')}</h2>
      <ul>
        {COPY_FORMATS.map((format) => <li><a href={hrefs.copy(concept.slug, edition.slug, view.locale, format)}>{t(`format.${format}`)}</a></li>)}
        <li><a href={hrefs.entries(concept.slug, edition.slug)}>{t('format.csv')}</a></li>
      </ul>
      <p class="mt-small">{t('cite')} <a href={view.href(conceptHrefs.edition(concept.slug, edition.slug))}><bdi dir="ltr">{address}</bdi></a></p>
    </section>
  );
}
