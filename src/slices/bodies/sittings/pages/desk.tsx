import type { ComponentChildren } from 'preact';
import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Badge, Button, Checkbox, DateField, Form, formatDate, LocalizedField, NumberField, Page, RadioGroup, RevisionField, SelectField, Table, TextField, TimeField, useText, useView } from '../../../../ui/index.ts';
import { OptionalDay, Saved } from '../../pages/parts.tsx';
import type { Paper } from '../../papers/queries.ts';
import type { Body, Member } from '../../register/queries.ts';
import { PRESENCE, SITTING_STATES, type Presence } from '../../schema.ts';
import { NEW, PATHS, pathTo, sittingHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { AgendaItem, Sitting } from '../queries.ts';

export interface SittingForms {
  readonly main?: FormState;
  readonly minutes?: FormState;
}

export interface SittingDeskPageProps {
  readonly body: Body;
  /** Null for a new one. */
  readonly sitting: Sitting | null;
  readonly agenda: readonly AgendaItem[];
  /** Who had a seat on that day. */
  readonly members: readonly Member[];
  readonly presence: ReadonlyMap<string, Presence>;
  readonly forms: SittingForms;
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** A sitting: when and where, the agenda, who came, the minutes. */
export function SittingDeskPage(props: SittingDeskPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const { body, sitting, forms } = props;
  const crumbs = [{ label: s('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(body.name), href: view.href(pathTo(PATHS.deskBody, { slug: body.slug })) }];
  return (
    <Page title={sitting === null ? s('sitting.new') : s('sitting.of', { date: formatDate(view.locale, sitting.day, 'long') })} staff crumbs={crumbs}>
      <Saved shown={props.saved} />
      {sitting !== null && <p><a href={view.href(sittingHref(body.slug, sitting.slug))}>{s('look')}</a></p>}
      <Form action={view.href(pathTo(PATHS.deskSitting, { slug: body.slug, sitting: sitting?.slug ?? NEW }))} state={forms.main ?? EMPTY_FORM} note>
        {sitting !== null && <RevisionField revision={sitting.version} />}
        <DateField name="day" label={s('sitting.day')} value={sitting?.day ?? undefined} />
        <TimeField name="starts" label={s('sitting.starts')} value={sitting?.starts ?? undefined} optional />
        <TimeField name="ends" label={s('sitting.ends')} value={sitting?.ends ?? undefined} optional />
        <TextField name="place" label={s('sitting.place')} value={sitting?.place ?? ''} optional />
        <RadioGroup name="state" legend={s('sitting.state')} options={SITTING_STATES.map((value) => ({ value, label: s(`sitting.state.${value}`) }))} value={sitting?.state ?? 'planned'} />
        <OptionalDay name="dispatchedOn" label={s('sitting.dispatched')} hint={s('sitting.dispatched_hint')} value={sitting?.dispatchedOn} />
        <NumberField name="guests" label={s('sitting.guests')} min={0} value={sitting?.guests ?? undefined} optional />
        <TextField name="source" label={s('source')} value={sitting?.source ?? ''} optional />
        <Actions>
          <Button>{s('save')}</Button>
          {sitting !== null && <Button kind="danger" name="remove" value="1">{s('sitting.remove')}</Button>}
        </Actions>
      </Form>
      {sitting !== null && <><Agenda {...props} sitting={sitting} /><Present {...props} sitting={sitting} /><Minutes {...props} sitting={sitting} /></>}
      {props.history}
    </Page>
  );
}

type Known = SittingDeskPageProps & { readonly sitting: Sitting };

function Agenda({ body, sitting, agenda }: Known) {
  const s = useText(staffWords);
  const t = useText(words);
  const view = useView();
  const href = (id: string): string => view.href(pathTo(PATHS.deskItem, { slug: body.slug, sitting: sitting.slug, id }));
  return (
    <section class="mt-flow">
      <h2>{t('agenda')}</h2>
      <Actions><Button href={href(NEW)} kind="secondary" icon="plus">{s('item.new')}</Button></Actions>
      {agenda.length > 0 && <ol>{agenda.map((i) => <li><a href={href(i.id)}>{i.title === null ? '' : sourceText(i.title)}</a>{i.paper !== null && <> <span class="mt-muted">{i.paper.number ?? sourceText(i.paper.title)}</span></>}{!i.public && <> <Badge icon="lock">{t('closed')}</Badge></>}</li>)}</ol>}
    </section>
  );
}

function Present({ body, sitting, members, presence }: Known) {
  const s = useText(staffWords);
  const t = useText(words);
  const view = useView();
  if (members.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{s('presence.title')}</h2>
      <p>{s('presence.text')}</p>
      <Form id="presence" action={view.href(pathTo(PATHS.deskPresence, { slug: body.slug, sitting: sitting.slug }))} state={EMPTY_FORM} label={s('presence.title')}>
        <Table
          caption={s('presence.title')} hideCaption rows={members}
          columns={[
            { label: s('member.name'), rowHeader: true, cell: (m) => <>{m.name ?? s('member.erased')} ({t(`role.${m.role}`)})</> },
            ...PRESENCE.map((state) => ({ label: s(`presence.${state}`), cell: (m: Member) => <input type="radio" class="kern-form-check__radio" name={`member_${m.id}`} value={state} checked={presence.get(m.id) === state} aria-label={`${m.name ?? s('member.erased')}: ${s(`presence.${state}`)}`} /> })),
          ]}
        />
        <Actions><Button>{s('presence.save')}</Button></Actions>
      </Form>
    </section>
  );
}

function Minutes({ body, sitting, forms }: Known) {
  const s = useText(staffWords);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{s('minutes.title')}</h2>
      <Form id="minutes" action={view.href(pathTo(PATHS.deskMinutes, { slug: body.slug, sitting: sitting.slug }))} state={forms.minutes ?? EMPTY_FORM} label={s('minutes.title')}>
        <RevisionField revision={sitting.version} />
        <LocalizedField name="minutes" label={s('minutes.text')} hint={s('minutes.hint')} value={sitting.minutes} long rows={12} optional />
        <OptionalDay name="minutesOn" label={s('minutes.on')} hint={s('minutes.on_hint')} value={sitting.minutesOn} />
        <Actions><Button>{s('save')}</Button></Actions>
      </Form>
    </section>
  );
}

export interface ItemPageProps {
  readonly body: Body;
  readonly sitting: Sitting;
  /** Null for a new one. */
  readonly item: AgendaItem | null;
  /** Its place when it comes last. */
  readonly next: number;
  readonly papers: readonly Paper[];
  readonly form: FormState;
}

/** One point of the agenda. */
export function ItemPage({ body, sitting, item, next, papers, form }: ItemPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const crumbs = [{ label: sourceText(body.name), href: view.href(pathTo(PATHS.deskBody, { slug: body.slug })) }, { label: formatDate(view.locale, sitting.day), href: view.href(pathTo(PATHS.deskSitting, { slug: body.slug, sitting: sitting.slug })) }];
  return (
    <Page title={s(item === null ? 'item.new' : 'item.edit')} staff crumbs={crumbs}>
      <Form action={view.href(pathTo(PATHS.deskItem, { slug: body.slug, sitting: sitting.slug, id: item?.id ?? NEW }))} state={form} note>
        <NumberField name="position" label={s('item.position')} min={1} max={500} value={item?.position ?? next} />
        <LocalizedField name="title" label={s('item.title')} value={item?.title} />
        <Checkbox name="public" label={s('item.public')} hint={s('item.public_hint')} checked={item?.public ?? body.openSittings} optional />
        <SelectField name="paper" label={s('item.paper')} options={papers.map((p) => ({ value: p.id, label: [p.number, sourceText(p.title)].filter((x) => x !== null).join(' – ') }))} value={item?.paper?.id ?? ''} optional />
        <LocalizedField name="result" label={s('item.result')} value={item?.result} long rows={3} optional />
        <Actions>
          <Button>{s('save')}</Button>
          {item !== null && <Button kind="danger" name="remove" value="1">{s('item.remove')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}
