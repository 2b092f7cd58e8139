import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, formatDate, HiddenField, Page, Table, useText, useView } from '../../../../ui/index.ts';
import type { Contact } from '../../register/queries.ts';
import { languageLabel } from '../../register/pages/parts.tsx';
import { nameOf, same, type Entry } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { CHOOSABLE, defaultSide } from '../rules.ts';

export interface MergeProps {
  /** The entry that stays, and the one that becomes part of it. */
  readonly kept: Contact;
  readonly gone: Contact;
  readonly places: ReadonlyMap<string, string>;
  readonly form: FormState;
}

/** Two entries side by side; for each difference, what the one that stays will say. */
export function MergePage({ kept, gone, places, form }: MergeProps) {
  const t = useText(words);
  const view = useView();
  const shown = useShown(places);
  const rows = CHOOSABLE.filter((f) => !same(kept[f], gone[f]));
  const cell = (side: 'kept' | 'gone', field: (typeof CHOOSABLE)[number]) => {
    const id = `merge-${field}-${side}`;
    const chosen = form.values[field] ?? defaultSide(kept, gone, field);
    return (
      <div class="mt-check mt-check--plain">
        <input id={id} type="radio" name={field} value={side} checked={chosen === side} />
        <label class="kern-label" for={id}>{shown(side === 'kept' ? kept : gone, field)}</label>
      </div>
    );
  };
  return (
    <Page title={t('staff.merge.title')} lead={t('staff.merge.lead')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }, { label: t('staff.duplicates.title'), href: view.href(PATHS.duplicates) }]}>
      <p><a href={view.href(hrefs.merge(gone.id, kept.id))}>{t('staff.merge.swap')}</a></p>
      <Form action={view.href(hrefs.merge(kept.id, gone.id))} state={form}>
        <HiddenField name="keptVersion" value={String(kept.version)} />
        <HiddenField name="goneVersion" value={String(gone.version)} />
        {rows.length === 0 ? <p>{t('staff.merge.equal')}</p> : (
          <Table
            caption={t('staff.merge.table')} rows={rows}
            columns={[
              { label: t('staff.merge.field'), rowHeader: true, cell: (f) => t(`staff.field.${f}`) },
              { label: t('staff.merge.kept', { name: nameOf(kept) }), cell: (f) => cell('kept', f) },
              { label: t('staff.merge.gone', { name: nameOf(gone) }), cell: (f) => cell('gone', f) },
            ]}
          />
        )}
        <Actions>
          <Button icon="check">{t('staff.merge.do')}</Button>
          <Button kind="secondary" formAction={view.href(hrefs.distinct(kept.id, gone.id))}>{t('staff.merge.apart')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** A field as the table says it. */
function useShown(places: ReadonlyMap<string, string>) {
  const t = useText(words);
  const { locale } = useView();
  return (entry: Entry, field: (typeof CHOOSABLE)[number]): string => {
    if (field === 'kind') return t(`staff.kind.${entry.kind}`);
    if (field === 'language') return languageLabel(t, locale, entry.language);
    if (field === 'purposes') return entry.purposes.map((p) => t(`staff.purpose.${p}`)).join(', ');
    if (field === 'ground') return `${t(`staff.ground.${entry.ground}`)}${entry.consentOn === null ? '' : ` (${formatDate(locale, entry.consentOn)})`}`;
    if (field === 'municipality') return entry.municipality === null ? t('staff.merge.nothing') : (places.get(entry.municipality) ?? entry.municipality);
    if (field === 'checkedOn') return formatDate(locale, entry.checkedOn);
    if (field === 'staysUntil') return entry.staysUntil === null ? t('staff.merge.nothing') : formatDate(locale, entry.staysUntil);
    return entry[field] === '' ? t('staff.merge.nothing') : entry[field];
  };
}
