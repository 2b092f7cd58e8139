import { DefinitionList, Page, useText } from '../../../ui/index.ts';
import { words } from '../words.ts';
import { DraftMark, Given, MailLink, Section, type Settings } from './parts.tsx';

export function ImprintPage({ settings, reviewed }: { settings: Settings; reviewed: string | null }) {
  const t = useText(words);
  const optional = (key: 'vat_id' | 'content_responsible' | 'supervisory') => ({ term: t(`imprint.${key}`), value: (settings[key] ?? '') === '' ? null : <Given value={settings[key]} /> });
  return (
    <Page title={t('imprint.title')} lead={t('imprint.lead')} description={t('imprint.lead')}>
      <DraftMark reviewed={reviewed} />
      <p>{t('imprint.law')}</p>
      <DefinitionList
        items={[
          { term: t('imprint.operator'), value: <Given value={settings['operator']} /> },
          { term: t('imprint.represented_by'), value: <Given value={settings['represented_by']} /> },
          { term: t('imprint.address'), value: <Given value={settings['address']} /> },
          { term: t('imprint.phone'), value: <Given value={settings['phone']} mono /> },
          { term: t('imprint.email'), value: <MailLink to={settings['email']} /> },
          optional('content_responsible'),
          optional('supervisory'),
          optional('vat_id'),
        ]}
      />
      <Section title={t('imprint.software')}>
        <p>{t('imprint.software_text')}</p>
      </Section>
    </Page>
  );
}
