import { sourceText } from '../../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, EmptyState, FileField, Form, Page, SelectField, Table, TextField, useText, useView } from '../../../../../ui/index.ts';
import { LocalizedField } from '../../../pages/parts.tsx';
import { PATHS, pathTo } from '../../../urls.ts';
import type { Phase, Process } from '../../queries.ts';
import { words } from '../../words.ts';
import type { ProcessDocument } from '../queries.ts';
import { DocumentTitle } from './parts.tsx';
import { DOCUMENT_MEGABYTES } from '../rules.ts';

export interface DocumentsPageProps {
  readonly process: Process;
  readonly phases: readonly Phase[];
  readonly documents: readonly ProcessDocument[];
  readonly form?: FormState;
}

/** The documents of a process, for those who run it. */
export function DocumentsPage({ process, phases, documents, form = EMPTY_FORM }: DocumentsPageProps) {
  const t = useText(words);
  const view = useView();
  const { slug } = process;
  const crumbs = [{ label: t('staff.desk.title'), href: view.href(PATHS.deskProcesses) }, { label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug })) }];
  const phaseOf = (id: string | null) => phases.find((p) => p.id === id);
  return (
    <Page title={t('staff.documents.title')} staff crumbs={crumbs}>
      {documents.length === 0 ? <EmptyState title={t('staff.documents.none')} /> : (
        <Table
          caption={t('staff.documents.title')} hideCaption rows={documents}
          columns={[
            { label: t('staff.field.title'), rowHeader: true, cell: (d) => <DocumentTitle slug={slug} document={d} /> },
            { label: t('staff.documents.phase'), cell: (d) => sourceText(phaseOf(d.phaseId)?.title ?? process.title) },
            { label: t('staff.documents.remove'), cell: (d) => <form method="post" action={view.href(pathTo(PATHS.deskDocumentRemove, { slug, document: d.id }))}><Button kind="tertiary">{t('staff.documents.remove_one', { title: sourceText(d.title) })}</Button></form> },
          ]}
        />
      )}
      <section class="mt-flow">
        <h2>{t('staff.documents.add')}</h2>
        <Form action={view.href(pathTo(PATHS.deskDocuments, { slug }))} state={form} multipart note>
          <LocalizedField name="title" label={t('staff.field.title')} />
          <FileField name="file" label={t('staff.documents.file')} hint={t('staff.documents.file_hint')} accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png" maxMegabytes={DOCUMENT_MEGABYTES} optional />
          <TextField name="address" type="url" label={t('staff.documents.address')} hint={t('staff.documents.address_hint')} optional />
          <SelectField name="phase" label={t('staff.documents.phase')} options={phases.map((p) => ({ value: p.id, label: sourceText(p.title) }))} placeholder={t('staff.documents.whole')} optional />
          <TextField name="language" label={t('staff.documents.language')} hint={t('staff.documents.language_hint')} value="de" width="short" />
          <TextField name="source" label={t('staff.field.source')} optional />
          <Actions><Button>{t('staff.documents.add')}</Button></Actions>
        </Form>
      </section>
    </Page>
  );
}
