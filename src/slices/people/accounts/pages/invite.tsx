import { langTag, localeName } from '../../../../kernel/locale.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, Page, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { ScopeChoice } from '../queries.ts';
import { RoleFields } from './role-fields.tsx';

export function InvitePage({ form, choices }: { form: FormState; choices: readonly ScopeChoice[] }) {
  const t = useText(staffWords);
  const common = useText(words);
  const view = useView();
  return (
    <Page title={t('invite.title')} lead={t('invite.lead')} crumbs={[{ label: t('people.title'), href: view.href(PATHS.people) }]} staff>
      <Form action={view.href(PATHS.peopleInvite)} state={form} labels={{ role: t('role.label'), scope: t('scope.label') }}>
        <TextField name="name" label={common('field.name')} autocomplete="off" />
        <TextField name="email" type="email" label={common('field.email')} inputMode="email" autocomplete="off" />
        <SelectField name="locale" label={common('field.locale')} options={view.locales.map((locale) => ({ value: locale, label: localeName(locale), lang: langTag(locale) }))} value="de" placeholder={false} />
        <RoleFields choices={choices} />
        <Actions>
          <Button icon="mail">{t('invite.button')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
