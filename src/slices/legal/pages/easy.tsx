import { Page, useText, useView } from '../../../ui/index.ts';
import { PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { DraftMark, Section } from './parts.tsx';

const MENU = [
  { module: 'participation', key: 'say', href: '/processes' },
  { module: 'ballots', key: 'vote', href: '/ballots' },
  { module: 'concept', key: 'measures', href: '/measures' },
] as const;

/** Contents, navigation and the accessibility statement in easy words (BITV 2.0, § 4 and annex 2). */
export function EasyPage({ region, modules, reviewed }: { region: string; modules: ReadonlySet<string>; reviewed: string | null }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('easy.title')} lead={t('easy.lead')} description={t('easy.lead')}>
      <DraftMark reviewed={reviewed} />
      <Section title={t('easy.what_title')}>
        <p>{t('easy.what_1', { region })}</p>
        {(['what_2', 'what_3', 'what_4'] as const).map((key) => <p>{t(`easy.${key}`)}</p>)}
      </Section>
      <Section title={t('easy.nav_title')}>
        <p>{t('easy.nav_menu')}</p>
        <ul>{MENU.filter((m) => modules.has(m.module)).map((m) => <li><a href={view.href(m.href)}>{t(`easy.${m.key}`)}</a>{': '}{t(`easy.${m.key}_text`)}</li>)}</ul>
        {(['nav_language', 'nav_theme', 'nav_keyboard', 'nav_size'] as const).map((key) => <p>{t(`easy.${key}`)}</p>)}
      </Section>
      <Section title={t('easy.access_title')}>
        {(['access_1', 'access_2', 'access_3'] as const).map((key) => <p>{t(`easy.${key}`)}</p>)}
        <p><a href={`${view.href(PATHS.accessibility)}#report`}>{t('acc.report_title')}</a></p>
        <p>{t('easy.access_4')}</p>
      </Section>
      <Section title={t('easy.sign_title')}>
        <p>{t('easy.sign')}</p>
      </Section>
      <Section title={t('easy.more')}>
        <p>{t('easy.more_text')}</p>
      </Section>
    </Page>
  );
}
