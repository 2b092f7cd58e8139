import { formatNumber, useText, useView } from '../../../../ui/index.ts';
import { hrefs as advice } from '../../advice/urls.ts';
import { words as adviceWords } from '../../advice/words.ts';
import { PATHS as EFFECTS } from '../../effects/urls.ts';
import { words as effectWords } from '../../effects/words.ts';
import { hrefs as evaluations } from '../../evaluations/urls.ts';
import { words as evaluationWords } from '../../evaluations/words.ts';
import { hrefs as local } from '../../local/urls.ts';
import { words as localWords } from '../../local/words.ts';
import type { Besides } from '../../queries.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

/** From a concept to what stands beside it: what there is, and for the office also what can be begun. */
export function BesideLinks({ slug, besides, all }: { slug: string; besides: Besides; all: boolean }) {
  const view = useView();
  const t = useText(words);
  const links = [
    { n: besides.reviews, href: hrefs.list(slug), label: t('link') },
    { n: besides.evaluations, href: evaluations.list(slug), label: useText(evaluationWords)('link') },
    { n: besides.advice, href: advice.list(slug), label: useText(adviceWords)('link') },
    { n: besides.plans, href: local.plans(slug), label: useText(localWords)('plans') },
    { n: besides.effects, href: EFFECTS.list, label: useText(effectWords)('list') },
  ].filter((l) => all || l.n > 0);
  if (links.length === 0) return null;
  return <ul>{links.map((l) => <li><a href={view.href(l.href)}>{l.label}</a>{l.n > 0 && <span class="mt-muted"> ({formatNumber(view.locale, l.n)})</span>}</li>)}</ul>;
}
