import type { AreaRights, Right, RightRow } from '../../../kernel/rights.ts';
import type { Address } from '../../../platform/web/site.ts';
import { Code, More, Page, Table, useText, useView } from '../../../ui/index.ts';
import { rolesOf } from '../rules.ts';
import { PATHS } from '../urls.ts';
import { words } from '../words.ts';

type Row = RightRow & { readonly addresses: readonly Address[] };

export interface RightsPageProps {
  readonly areas: readonly (Omit<AreaRights, 'rows'> & { readonly rows: readonly Row[] })[];
}

/** Who may see and do what: the same lines that the program asks before every page and every form. */
export function RightsPage({ areas }: RightsPageProps) {
  const t = useText(words);
  const view = useView();
  const german = view.locale.startsWith('de');
  const said = (named: { readonly de: string; readonly en: string }): string => (german ? named.de : named.en);
  return (
    <Page title={t('rights.title')} lead={t('rights.lead')} crumbs={[{ label: t('title'), href: view.href(PATHS.handbook) }]} staff>
      {areas.map((area) => (
        <Table
          caption={said(area.area)} rows={area.rows}
          columns={[
            { label: t('rights.what'), rowHeader: true, cell: (row) => <>{said(row.what)}<Addresses of={row.addresses} /></> },
            { label: t('rights.who'), cell: (row) => <Who who={row.who} /> },
            { label: t('rights.also'), cell: (row) => (row.also === undefined ? '–' : said(row.also)) },
          ]}
        />
      ))}
    </Page>
  );
}

function Who({ who }: { who: Right }) {
  const t = useText(words);
  if (typeof who === 'string') return <>{t(`who.${who}`)}</>;
  const role = (name: string): string => t(`role.${name}` as 'role.coordinator');
  return <ul>{rolesOf(who).map(({ role: name, scopes }) => <li>{role(name)}{scopes.some((s) => s !== 'all') && <> ({scopes.map((s) => t(`scope.${s}`)).join(t('scope.or'))})</>}</li>)}</ul>;
}

function Addresses({ of }: { of: readonly Address[] }) {
  const t = useText(words);
  const shown = [...new Set(of.map(({ method, path }) => `${method === 'GET' ? t('rights.see') : t('rights.send')} ${path.replace(/\{.*?\}(?=\/|$)/g, '') || '/'}`))];
  if (shown.length === 0) return null;
  return <More summary={t('rights.addresses', { n: shown.length })}><ul>{shown.map((line) => <li><Code>{line}</Code></li>)}</ul></More>;
}
