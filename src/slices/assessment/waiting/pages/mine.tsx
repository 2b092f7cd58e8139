import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { Actions, Badge, Button, DateText, EmptyState, Page, RecordList, useText, useView } from '../../../../ui/index.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import { words } from '../words.ts';

export interface Owed {
  readonly number: number;
  readonly title: Localized;
  readonly due: string;
  readonly department: { readonly slug: string; readonly name: string };
  /** Whether a colleague sees to it: the reader, or somebody else. */
  readonly with: 'reader' | 'other' | null;
}

/** What the reader's departments owe an answer to; short lines with one button each, for a phone. */
export function MinePage({ items, today }: { items: readonly Owed[]; today: string }) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} crumbs={[{ label: s('assessments'), href: view.href(PATHS.assessments) }]} staff>
      {items.length === 0
        ? <EmptyState title={t('staff.none')}>{t('staff.none_hint')}</EmptyState>
        : (
          <RecordList>
            {items.map((item) => (
              <>
                <h2>{inLanguage(item.title, view.locale).text}</h2>
                <p>
                  {item.department.name} · {s('assessment.due')} <DateText value={item.due} />
                  {today > item.due && <> <Badge tone="warning" icon="warning">{s('answer.overdue')}</Badge></>}
                  {item.with !== null && <> <Badge tone="info">{t(item.with === 'reader' ? 'staff.for_you' : 'staff.passed_on')}</Badge></>}
                </p>
                <Actions><Button small href={view.href(hrefs.answer(item.number, item.department.slug))} icon="edit">{s('staff.answer')}</Button></Actions>
              </>
            ))}
          </RecordList>
        )}
    </Page>
  );
}
