import { Actions, Alert, Badge, Button, EmptyState, FilterBar, formatDate, More, Page, Pagination, Table, useText, useView } from '../../../../ui/index.ts';
import type { Territory } from '../../../territory/public.ts';
import { KINDS, LANGUAGES, nameOf, PURPOSES } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Contact } from '../queries.ts';
import { STATES, type Selection } from '../schema.ts';
import { languageLabel } from './parts.tsx';

export interface ContactListProps {
  readonly contacts: readonly Contact[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly selection: Selection;
  readonly places: readonly Territory[];
  /** How many entries the last action checked or imported. */
  readonly done: { readonly what: 'checked' | 'imported' | 'deleted'; readonly n: number } | null;
  /** The selection as it stands in the address. */
  readonly query: string;
}

/** The register: search, filters, and what one does with what was found. */
export function ContactListPage(props: ContactListProps) {
  const { contacts, total, page, pageSize, selection, places, done, query } = props;
  const t = useText(words);
  const view = useView();
  const searching = Object.values(selection).some((v) => v !== null);
  return (
    <Page title={t('staff.contacts.title')} lead={t('staff.contacts.lead')} staff>
      {done !== null && <Alert tone="success" role="status">{t(`staff.contacts.done_${done.what}`, { n: done.n })}</Alert>}
      <Tools {...props} />
      <FilterBar
        q={selection.q} searchLabel={t('staff.contacts.search')}
        choices={[
          { name: 'kind', label: t('staff.kind'), value: selection.kind, options: KINDS.map((k) => ({ value: k, label: t(`staff.kind.${k}`) })) },
          { name: 'municipality', label: t('staff.municipality'), value: selection.municipality, options: places.map((p) => ({ value: p.key, label: p.name })) },
          { name: 'purpose', label: t('staff.purpose'), value: selection.purpose, options: PURPOSES.map((p) => ({ value: p, label: t(`staff.purpose.${p}`) })) },
          { name: 'language', label: t('staff.language'), value: selection.language, options: LANGUAGES.map((l) => ({ value: l, label: languageLabel(t, view.locale, l) })) },
          { name: 'state', label: t('staff.contacts.state'), value: selection.state, options: STATES.map((s) => ({ value: s, label: t(`staff.contacts.state.${s}`) })) },
        ]}
      />
      {contacts.length === 0 ? <EmptyState title={t(searching ? 'staff.contacts.none_found' : 'staff.contacts.empty')}>{searching ? null : t('staff.contacts.empty_text')}</EmptyState> : (
        <form class="mt-flow" method="post" action={`${view.href(PATHS.checked)}${query}`} aria-label={t('staff.contacts.bulk')}>
          <Found contacts={contacts} total={total} />
          <Actions>
            <Button kind="secondary" icon="check">{t('staff.contacts.check_selected')}</Button>
            <Button kind="tertiary" href={`${view.href(PATHS.mailingNew)}${query}`} icon="mail">{t('staff.contacts.write_to', { n: total })}</Button>
          </Actions>
          <More summary={t('staff.contacts.all_found', { n: total })}>
            <Button kind="secondary" name="all" value="1" small>{t('staff.contacts.check_all', { n: total })}</Button>
          </More>
        </form>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} />
    </Page>
  );
}

function Tools({ query, total }: ContactListProps) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <Actions>
        <Button href={view.href(PATHS.new)} icon="plus">{t('staff.contacts.new')}</Button>
        <Button kind="secondary" href={view.href(PATHS.import)} icon="upload">{t('staff.import.title')}</Button>
        <Button kind="secondary" href={view.href(PATHS.mailings)} icon="mail">{t('staff.mailings.title')}</Button>
        <Button kind="secondary" href={view.href(PATHS.returned)}>{t('staff.returned.title')}</Button>
      </Actions>
      <p>
        <a href={view.href(PATHS.duplicates)}>{t('staff.duplicates.title')}</a>{' · '}
        <a href={view.href(PATHS.settings)}>{t('staff.settings.title')}</a>{' · '}
        <a href={view.href(PATHS.consents)}>{t('staff.consents.title')}</a>{' · '}
        {t('staff.contacts.take_along', { n: total })}{' '}
        <a href={`${view.href(PATHS.exportCsv)}${query}`} download>CSV</a>{', '}
        <a href={`${view.href(PATHS.exportXlsx)}${query}`} download>Excel</a>
      </p>
    </>
  );
}

function Found({ contacts, total }: { contacts: readonly Contact[]; total: number }) {
  const t = useText(words);
  const view = useView();
  return (
    <Table
      caption={t('staff.contacts.table', { n: total })} rows={contacts}
      columns={[
        {
          label: t('staff.contacts.choose'), type: 'short',
          cell: (c) => (
            <div class="mt-check mt-check--plain">
              <input id={`choose-${c.id}`} type="checkbox" name="ids" value={c.id} />
              <label class="kern-sr-only" for={`choose-${c.id}`}>{t('staff.contacts.choose_one', { name: nameOf(c) })}</label>
            </div>
          ),
        },
        { label: t('staff.institution'), rowHeader: true, cell: (c) => <a href={view.href(hrefs.contact(c.id))}>{nameOf(c)}</a> },
        { label: t('staff.contacts.who'), cell: (c) => [c.function, c.institution === '' ? '' : c.person].filter((x) => x !== '').join(', ') },
        { label: t('staff.kind'), cell: (c) => t(`staff.kind.${c.kind}`) },
        { label: t('staff.town'), cell: (c) => c.town },
        { label: t('staff.email'), cell: (c) => (c.email === '' ? '' : <a href={`mailto:${c.email}`} dir="ltr">{c.email}</a>) },
        { label: t('staff.checked_on'), cell: (c) => <>{formatDate(view.locale, c.checkedOn)}{c.returnedOn !== null && <> <Badge tone="warning" icon="warning">{t('staff.contacts.state.returned')}</Badge></>}</> },
      ]}
    />
  );
}
