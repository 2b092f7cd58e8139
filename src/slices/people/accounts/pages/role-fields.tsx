import { ROLES } from '../../../../kernel/actor.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { SelectField, useText, useView } from '../../../../ui/index.ts';
import { staffWords, words } from '../../words.ts';
import type { ScopeChoice } from '../queries.ts';
import { scopeValue } from '../rules.ts';

const GROUPS: Readonly<Partial<Record<ScopeChoice['scope'], 'scope.departments' | 'scope.municipalities' | 'scope.bodies' | 'scope.calls'>>> = { department: 'scope.departments', municipality: 'scope.municipalities', body: 'scope.bodies', call: 'scope.calls' };

/** Which role, and for what: two lists that work without script; the server says when they do not fit together. */
export function RoleFields({ choices }: { choices: readonly ScopeChoice[] }) {
  const t = useText(staffWords);
  const common = useText(words);
  const view = useView();
  const scopes = choices.map(({ scope, id, name }) => {
    const { text, lang } = inLanguage(name, view.locale);
    return { value: scopeValue(scope, id), label: text, lang, group: t(GROUPS[scope] ?? 'scope.processes') };
  });
  return (
    <>
      <SelectField name="role" label={t('role.label')} options={ROLES.map((role) => ({ value: role, label: common(`role.${role}`) }))} />
      <SelectField name="scope" label={t('scope.label')} hint={t('scope.hint')} options={[{ value: 'all', label: t('scope.all') }, ...scopes]} value="all" placeholder={false} />
    </>
  );
}
