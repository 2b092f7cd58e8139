import type { RetentionClass } from '../../platform/retention.ts';
import type { Site } from '../../platform/web/site.ts';
import { mountSettings } from './settings/routes.tsx';
import { mountWizard } from './wizard/routes.tsx';

export function mountSetup(site: Site, retention: readonly RetentionClass[]): void {
  mountWizard(site);
  mountSettings(site, retention);
}
