import { inLanguage } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, EmptyState, FileField, Form, HiddenField, Island, More, Page, PlainText, QrCode, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import { CONTENT_LANGUAGES, languageOptions, Said } from '../../../participation/public.ts';
import { EventNotes } from '../../pages/parts.tsx';
import type { Event } from '../../queries.ts';
import { eventHref, PATHS, pathTo, wallHref } from '../../urls.ts';
import type { Wall, WallEntry } from '../queries.ts';
import { MAX_ENTRY, PHOTO_MEGABYTES } from '../schema.ts';
import { words } from '../words.ts';

export interface WallPageProps {
  readonly event: Event;
  readonly wall: Wall;
  /** Newest first. */
  readonly entries: readonly WallEntry[];
  readonly token: string;
  readonly staff: boolean;
  /** Its author has just taken an entry down. */
  readonly removed: boolean;
  readonly entry?: FormState;
  readonly find?: FormState;
}

/** Write something on the wall, and read what others wrote. */
export function WallPage(props: WallPageProps) {
  const { event, wall, entries, staff, find = EMPTY_FORM } = props;
  const t = useText(words);
  const view = useView();
  const title = inLanguage(event.title, view.locale).text;
  return (
    <Page title={t('title', { event: title })} sheets={['room']} heading={<Said value={wall.question} />} eyebrow={t('eyebrow')} crumbs={[{ label: title, href: view.href(eventHref(event.slug)) }]}>
      {props.removed && <Alert tone="success" role="status">{t('removed')}</Alert>}
      <EventNotes event={event} />
      {wall.open && event.state === 'published' ? <EntryPart {...props} /> : <p>{t('closed')}</p>}
      <section class="mt-flow">
        <h2>{t('entries', { n: entries.length })}</h2>
        {entries.length === 0 ? <EmptyState title={t('none')} /> : <ul class="mt-wall" role="list">{entries.map((e) => <li><Entry event={event} entry={e} /></li>)}</ul>}
      </section>
      <More summary={t('find')} open={find.problems.length > 0}>
        <Form id="find" action={view.href(pathTo(PATHS.wallFind, { slug: event.slug }))} state={find} label={t('find')}>
          <TextField name="code" label={t('code')} width="medium" code />
          <Actions><Button kind="secondary">{t('find_button')}</Button></Actions>
        </Form>
      </More>
      <p><a href={view.href(pathTo(PATHS.wallScreen, { slug: event.slug }))}>{t('screen')}</a>{staff && <> · <a href={view.href(pathTo(PATHS.deskWall, { slug: event.slug }))}>{t('moderate')}</a></>}</p>
    </Page>
  );
}

function EntryPart({ event, token, entry = EMPTY_FORM }: WallPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Form id="entry" action={view.href(wallHref(event.slug))} state={entry} multipart label={t('write')} note>
      <HiddenField name="token" value={token} />
      <TextArea name="text" label={t('text')} hint={t('text_hint')} rows={3} maxLength={MAX_ENTRY} />
      <SelectField name="language" label={t('language')} options={languageOptions(view.locale, CONTENT_LANGUAGES)} value={view.locale} placeholder={false} width="medium" />
      <FileField name="photo" label={t('photo')} hint={t('photo_hint')} accept="image/jpeg,image/png,image/webp" maxMegabytes={PHOTO_MEGABYTES} optional />
      <Checkbox name="photoConsent" label={t('photo_consent')} optional />
      <Checkbox name="consent" label={t('consent')} />
      <Checkbox name="documentConsent" label={t('document_consent')} optional />
      <p class="mt-small">{t('privacy')} <a href={view.href(noticeHref('wall'))}>{t('privacy_link')}</a></p>
      <Actions><Button>{t('send')}</Button></Actions>
    </Form>
  );
}

/** One entry as everybody sees it. */
export function Entry({ event, entry }: { event: Event; entry: WallEntry }) {
  const t = useText(words);
  return (
    <figure class="mt-wall__entry">
      {entry.photo !== null && <img src={pathTo(PATHS.wallPhoto, { slug: event.slug, id: entry.id })} alt={t('photo_alt', { n: entry.number })} loading="lazy" />}
      <blockquote lang={entry.language} dir="auto"><PlainText text={entry.text} /></blockquote>
    </figure>
  );
}

/** The wall in the room: large, a few texts at a time, the next ones by themselves. */
export function ScreenPage({ event, wall, shown, next }: { event: Event; wall: Wall; shown: readonly WallEntry[]; next: number }) {
  const t = useText(words);
  const view = useView();
  const at = pathTo(PATHS.wallScreen, { slug: event.slug });
  const address = view.absolute(view.href(wallHref(event.slug)));
  return (
    <Page title={t('title', { event: inLanguage(event.title, view.locale).text })} heading={false} sheets={['room']} wide noindex>
      <Island name="wall-screen" pause={t('pause')} resume={t('resume')}>
        <div class="mt-screen">
          <div class="mt-screen__main" data-wall>
            <h1 class="mt-screen__title"><Said value={wall.question} /></h1>
            {shown.length === 0 ? <p class="mt-screen__large">{t('none')}</p> : <ul class="mt-wall mt-wall--screen" role="list">{shown.map((e) => <li><Entry event={event} entry={e} /></li>)}</ul>}
            <p><a data-next href={view.href(`${at}?from=${next}`)}>{t('next')}</a></p>
          </div>
          {wall.open && (
            <div class="mt-screen__join">
              <p>{t('join')}</p>
              <QrCode text={address} label={t('qr')} />
            </div>
          )}
        </div>
      </Island>
      <p class="mt-no-print"><a href={view.href(wallHref(event.slug))}>{t('back')}</a></p>
    </Page>
  );
}
