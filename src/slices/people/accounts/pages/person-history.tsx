import type { Role, ScopeKind } from '../../../../kernel/actor.ts';
import { DateText, useText } from '../../../../ui/index.ts';
import type { HistoryItem } from '../../../thread/public.ts';
import { staffWords } from '../../words.ts';
import type { ScopeChoice, ScopeNames } from '../queries.ts';
import { RoleLine } from './role-line.tsx';

interface Props {
  readonly history: readonly HistoryItem[];
  readonly names: ReadonlyMap<string, string>;
  readonly scopes: ScopeNames;
  readonly choices: readonly ScopeChoice[];
}

const ACTIONS = ['account.added', 'account.renamed', 'account.mail_changed', 'role.granted', 'role.revoked'] as const;

/** Who gave and took which role when. */
export function PersonHistory({ history, names, scopes, choices }: Props) {
  const t = useText(staffWords);
  const all: ScopeNames = new Map([...choices.map(({ id, name }) => [id, name] as const), ...scopes]);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <ul>
        {history.map((item) => (
          <li>
            <DateText value={item.at} time />
            {': '}
            <Entry item={item} scopes={all} />
            {' · '}
            {item.actor.kind === 'system' ? t('history.by_system') : t('history.by', { name: (item.actor.id === null ? undefined : names.get(item.actor.id)) ?? t('history.nobody') })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ item, scopes }: { item: HistoryItem; scopes: ScopeNames }) {
  const t = useText(staffWords);
  const action = ACTIONS.find((known) => known === item.action);
  const values = item.values as { role?: Role; scope?: ScopeKind; scopeId?: string | null } | null;
  return (
    <>
      {action === undefined ? item.action : t(`history.${action}`)}
      {values?.role !== undefined && <>{' '}<RoleLine grant={{ role: values.role, scope: values.scope ?? 'all', scopeId: values.scopeId ?? null }} scopes={scopes} /></>}
    </>
  );
}
