import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, HiddenField, More, Page, TextField, useText, useView } from '../../../../ui/index.ts';
import { PATHS, signInHref } from '../../urls.ts';
import { words } from '../../words.ts';
import { CODE_ATTEMPTS, CODE_MINUTES } from '../rules.ts';
import { MailHint } from './sign-in.tsx';

interface Props {
  readonly form: FormState;
  /** The address the code went to, if this browser asked for it. */
  readonly email: string;
  readonly next: string | null;
  readonly mailWorks: boolean;
}

/** Where the mailed code is typed, on whatever device. */
export function CodePage({ form, email, next, mailWorks }: Props) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('code.title')} lead={t('code.lead')} crumbs={[{ label: t('sign_in.title'), href: view.href(signInHref(next)) }]} noindex>
      <MailHint mailWorks={mailWorks} />
      <Form action={view.href(PATHS.signInCode)} state={form} autocomplete="off">
        <TextField name="email" type="email" label={t('field.email')} value={email} autocomplete="email" inputMode="email" />
        <TextField name="code" label={t('field.code')} hint={t('code.hint')} code width="medium" autocomplete="one-time-code" autofocus={email !== '' && form.problems.length === 0} />
        <HiddenField name="next" value={next ?? ''} />
        <Actions>
          <Button>{t('code.button')}</Button>
        </Actions>
      </Form>
      <More summary={t('code.help.title')} open={form.problems.length > 0}>
        <ul>
          <li>{t('code.help.wait')}</li>
          <li>{t('code.help.valid', { minutes: CODE_MINUTES, attempts: CODE_ATTEMPTS })}</li>
          <li>{t('code.help.newest')}</li>
          <li>{t('code.help.account')}</li>
        </ul>
        <p><a href={view.href(signInHref(next))}>{t('code.help.again')}</a></p>
      </More>
    </Page>
  );
}
