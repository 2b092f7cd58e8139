import { DefinitionList, Page, Table, useText, useView } from '../../../ui/index.ts';
import type { OpenList } from '../rules.ts';
import { LICENCE_TEXTS, type Licence } from '../schema.ts';
import { PATHS } from '../urls.ts';
import { words } from '../words.ts';

export interface DataPageProps {
  readonly lists: readonly OpenList[];
  readonly licence: Licence;
  readonly operator: string;
  /** Indicators with values. */
  readonly indicators: number;
  readonly oparl: boolean;
  readonly events: boolean;
}

/** What can be taken away, in which form, and under which terms. */
export function DataPage({ lists, licence, operator, indicators, oparl, events }: DataPageProps) {
  const t = useText(words);
  const view = useView();
  const { name, url } = LICENCE_TEXTS[licence];
  const voices = lists.some((list) => list.voices === true);
  const link = (href: string, label: string) => <a href={href}>{label}</a>;
  const interfaces = [
    { term: t('interface.catalogue'), value: <>{link(PATHS.turtle, 'Turtle')} · {link(PATHS.jsonld, 'JSON-LD')}</> },
    { term: t('interface.openapi'), value: link('/openapi.json', 'openapi.json') },
    ...(oparl ? [{ term: t('interface.oparl'), value: link('/oparl/system', 'OParl 1.1') }] : []),
    ...(events ? [{ term: t('interface.events'), value: link(view.href('/events'), t('title.events')) }] : []),
  ];
  return (
    <Page title={t('page_title')} lead={t('page_lead')}>
      <h2>{t('sets')}</h2>
      <Table
        caption={t('sets')}
        hideCaption
        rows={lists}
        columns={[
          { label: t('column.what'), rowHeader: true, cell: (list) => <><a href={view.href(list.path)}>{t(`title.${list.key}` as 'title.measures')}</a><br /><span class="mt-small mt-muted">{t(`about.${list.key}` as 'about.measures')}</span></> },
          { label: t('column.files'), type: 'short', cell: (list) => <>{link(`${list.path}.csv`, 'CSV')} · {link(`${list.path}.json`, 'JSON')}</> },
        ]}
      />
      {indicators > 0 && <p>{t('indicator_files', { n: indicators })} <a href={view.href('/indicators')}>{t('title.indicators')}</a></p>}
      <p>{t('pages_of_50')}</p>
      <h2>{t('terms')}</h2>
      <p>{t('terms_text', { operator })} <a href={url} lang="de"><bdi>{name}</bdi></a></p>
      {voices && <p>{t('voices_terms')}</p>}
      {indicators > 0 && <p>{t('indicator_terms')}</p>}
      <h2>{t('interfaces')}</h2>
      <DefinitionList items={interfaces} />
    </Page>
  );
}
