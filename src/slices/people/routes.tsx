import type { Site } from '../../platform/web/site.ts';
import { mountAccount } from './account/routes.tsx';
import { mountAccounts } from './accounts/routes.tsx';
import { mountDemo } from './demo/routes.tsx';
import { mountDepartments } from './departments/routes.tsx';
import { mountPasskeys } from './passkeys/routes.tsx';
import { mountProvider } from './provider/routes.tsx';
import { mountSessions } from './sessions/routes.tsx';
import { mountSignIn } from './sign-in/routes.tsx';

export function mountPeople(site: Site): void {
  mountSignIn(site);
  mountPasskeys(site);
  mountProvider(site);
  mountSessions(site);
  mountAccount(site);
  mountAccounts(site);
  mountDepartments(site);
  mountDemo(site);
}
