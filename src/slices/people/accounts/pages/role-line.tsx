import type { Grant } from '../../../../kernel/actor.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { useText, useView } from '../../../../ui/index.ts';
import { words } from '../../words.ts';
import type { ScopeNames } from '../queries.ts';

/** A role and what it is limited to, in one line. */
export function RoleLine({ grant, scopes }: { grant: Grant; scopes: ScopeNames }) {
  const t = useText(words);
  const view = useView();
  const role = t(`role.${grant.role}`);
  const name = grant.scopeId === null ? undefined : scopes.get(grant.scopeId);
  if (name === undefined) return <span>{role}</span>;
  const { text, lang } = inLanguage(name, view.locale);
  return <span>{role} · <bdi lang={lang}>{text}</bdi></span>;
}
