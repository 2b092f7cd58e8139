import { dirOf } from '../../../../../kernel/locale.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, EmptyState, Form, Page, PlainText, RevisionField, StateBadge, Table, TextArea, useText, useView } from '../../../../../ui/index.ts';
import type { Process } from '../../../processes/queries.ts';
import { Said } from '../../../pages/parts.tsx';
import { LanguageField, languageLabel } from '../../../submissions/pages/fields.tsx';
import type { Submission } from '../../../submissions/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { SubmissionTranslation, ToTranslate } from '../queries.ts';
import { TranslationNote } from './note.tsx';

/** What waits for somebody who knows the language. */
export function TranslationsPage({ processes, items, total }: { processes: readonly Process[]; items: readonly ToTranslate[]; total: number }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.translations.title')} lead={t('staff.translations.lead', { n: total })} staff>
      {items.length === 0 ? <EmptyState title={t('staff.translations.empty')} /> : (
        <Table
          caption={t('staff.translations.title')} hideCaption rows={items}
          columns={[
            { label: t('staff.translations.which'), rowHeader: true, cell: (s) => <a href={view.href(pathTo(PATHS.translation, { id: s.id }))}>{t('staff.crumb.one', { n: s.number })}</a> },
            { label: t('staff.translations.language'), cell: (s) => languageLabel(view.locale, s.language) },
            { label: t('staff.translations.process'), cell: (s) => { const process = processes.find((p) => p.id === s.processId); return process === undefined ? null : <Said value={process.title} />; } },
          ]}
        />
      )}
    </Page>
  );
}

export interface TranslatePageProps {
  readonly submission: Submission;
  /** What this reader may read of it. */
  readonly text: string;
  readonly translations: readonly SubmissionTranslation[];
  /** Whether the reader works on contributions, too. */
  readonly desk: boolean;
  /** Whether a translation service can be asked. */
  readonly service: boolean;
  readonly done: string | null;
  readonly form?: FormState;
}

/** A contribution beside its working translation. */
export function TranslatePage({ submission: s, text, translations, desk, service, done, form = EMPTY_FORM }: TranslatePageProps) {
  const t = useText(words);
  const view = useView();
  const crumbs = desk ? [{ label: t('staff.crumb.queue'), href: view.href(PATHS.deskQueue) }, { label: t('staff.crumb.one', { n: s.number }), href: view.href(pathTo(PATHS.deskSubmission, { id: s.id })) }] : [{ label: t('staff.translations.title'), href: view.href(PATHS.translations) }];
  return (
    <Page title={t('staff.translate.title', { n: s.number })} staff crumbs={crumbs}>
      {done === 'saved' && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {done === 'asked' && <Alert tone="info" role="status">{t('staff.translate.asked')}</Alert>}
      <h2>{languageLabel(view.locale, s.language)}</h2>
      <div lang={s.language} dir={dirOf(s.language)} class="mt-flow"><PlainText text={text} /></div>
      {translations.map((one) => (
        <section class="mt-flow">
          <h2>{languageLabel(view.locale, one.language)}{' '}{one.stale && <StateBadge state="overdue">{t('translation.stale')}</StateBadge>}</h2>
          <TranslationNote by={one.by} />
          <div lang={one.language} dir={dirOf(one.language)} class="mt-flow"><PlainText text={one.text} /></div>
        </section>
      ))}
      <section class="mt-flow">
        <h2>{t('staff.translate.write')}</h2>
        <Form action={view.href(pathTo(PATHS.translation, { id: s.id }))} state={form}>
          <RevisionField revision={s.version} />
          <LanguageField value="de" staff />
          <TextArea name="text" label={t('staff.translate.text')} hint={t('staff.translate.text_hint')} value={translations.find((one) => one.language === 'de')?.text ?? ''} rows={8} />
          <Actions><Button>{t('staff.save')}</Button></Actions>
        </Form>
        {service && <Form id="ask" action={view.href(pathTo(PATHS.deskTranslationAsk, { id: s.id }))}><p>{t('staff.translate.ask_text')}</p><Actions><Button kind="secondary">{t('staff.translate.ask')}</Button></Actions></Form>}
      </section>
    </Page>
  );
}
