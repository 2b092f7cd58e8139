import type { ComponentChildren } from 'preact';
import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, DateField, Form, NumberField, Page, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { LocalizedField } from '../../pages/parts.tsx';
import { Picker, type PickerProps } from '../../picking/pages/picker.tsx';
import type { Process } from '../../processes/queries.ts';
import { NEW, PATHS, pathTo } from '../../urls.ts';
import type { Forum } from '../queries.ts';
import { ATTENDANCE } from '../schema.ts';
import { words } from '../words.ts';

export interface ForumEditProps {
  readonly process: Process;
  readonly forum: Forum | null;
  readonly picker: PickerProps;
  readonly form: FormState;
  readonly history: ComponentChildren;
}

/** The form of one forum. */
export function ForumEditPage({ process, forum, picker, form, history }: ForumEditProps) {
  const t = useText(words);
  const view = useView();
  const title = forum === null ? t('staff.new') : t('staff.edit', { title: sourceText(forum.title) });
  return (
    <Page title={title} staff crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug: process.slug })) }]}>
      <Form action={view.href(pathTo(PATHS.deskForum, { slug: process.slug, number: forum?.number ?? NEW }))} state={form} note>
        {forum !== null && <RevisionField revision={forum.version} />}
        <LocalizedField name="title" label={t('staff.topic')} value={forum?.title} />
        <DateField name="heldOn" label={t('forum.date')} value={forum?.heldOn ?? ''} optional />
        <TextField name="place" label={t('forum.place')} value={forum?.place ?? ''} optional />
        <NumberField name="participants" label={t('forum.participants')} value={forum?.participants ?? ''} min={0} optional />
        <SelectField name="qualifier" label={t('staff.qualifier')} options={ATTENDANCE.map((q) => ({ value: q, label: t(`staff.qualifier.${q}`) }))} value={forum?.qualifier ?? 'exact'} placeholder={false} width="medium" />
        <LocalizedField name="minutes" label={t('forum.minutes')} hint={t('staff.minutes_hint')} value={forum?.minutes} long rows={10} optional />
        <Picker {...picker} />
        <TextField name="source" label={t('staff.source')} value={forum?.source ?? ''} optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
      {history}
    </Page>
  );
}
