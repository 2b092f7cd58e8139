import { Actions, Button, Form, RadioGroup, RevisionField, TextField, useText, useView } from '../../../../ui/index.ts';
import { LICENCE_TEXTS, LICENCES } from '../../../opendata/public.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { Frame, type SettingsProps } from './settings.tsx';

/** Licence of open data, and the name that a portal has given the operator. */
export function DataTermsPage({ instance, form, saved }: SettingsProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Frame title={t('staff.settings.data')} path={PATHS.data} saved={saved}>
      <p>{t('staff.data.lead')} <a href={view.href('/data')}>{t('staff.data.page')}</a></p>
      <Form action={view.href(PATHS.data)} {...(form === undefined ? {} : { state: form })}>
        <RevisionField revision={instance.version} />
        <RadioGroup name="data_licence" legend={t('staff.data.licence')} hint={t('staff.data.licence_hint')} options={LICENCES.map((value) => ({ value, label: LICENCE_TEXTS[value].name }))} value={instance.settings['data_licence'] ?? LICENCES[0]} />
        <TextField name="data_contributor" label={t('staff.data.contributor')} hint={t('staff.data.contributor_hint')} value={instance.settings['data_contributor'] ?? ''} optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Frame>
  );
}
