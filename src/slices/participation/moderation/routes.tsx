import type { Site } from '../../../platform/web/site.ts';
import { mountBundles } from './bundles/routes.tsx';
import { mountMessages } from './messages/routes.tsx';
import { mountOriginals } from './originals/routes.tsx';
import { mountReferrals } from './referrals/routes.tsx';
import { mountRouting } from './routing/routes.tsx';
import { mountTranslations } from './translations/routes.tsx';
import { mountWays } from './ways/routes.tsx';

/** What the office does with contributions beyond publishing and withholding them. */
export function mountBeyond(site: Site): void {
  for (const mount of [mountRouting, mountReferrals, mountMessages, mountTranslations, mountOriginals, mountBundles, mountWays]) mount(site);
}
