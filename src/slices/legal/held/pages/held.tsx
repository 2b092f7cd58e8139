import type { FormState } from '../../../../kernel/problem.ts';
import type { AskedPerson, Held, Holder } from '../../../../platform/held.ts';
import { Actions, Alert, Button, Checkbox, DefinitionList, EmptyState, Form, HiddenField, Page, PrintButton, TextField, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../words.ts';

/** What one holder has of the person. */
export interface Found {
  readonly holder: Pick<Holder, 'key' | 'text'>;
  readonly records: readonly Held[];
}

export interface HeldProps {
  /** Null before anybody asked. */
  readonly asked: AskedPerson | null;
  readonly found: readonly Found[];
  readonly form: FormState;
  readonly erasing: FormState;
  readonly erased: number | null;
}

/** "What do you hold about me": one question, everything there is. */
export function HeldPage({ asked, found, form, erasing, erased }: HeldProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.held.title')} lead={t('staff.held.lead')} staff>
      {erased !== null && <Alert tone="success" role="status">{t('staff.held.erased', { n: erased })}</Alert>}
      <Form action={view.href(PATHS.held)} state={form} autocomplete="off">
        <TextField name="email" label={t('staff.held.email')} type="email" value={asked?.email ?? ''} optional />
        <TextField name="name" label={t('staff.held.name')} hint={t('staff.held.name_hint')} value={asked?.name ?? ''} optional />
        <Actions><Button icon="search">{t('staff.held.search')}</Button></Actions>
      </Form>
      {asked !== null && <Answer asked={asked} found={found} erasing={erasing} />}
    </Page>
  );
}

function Answer({ asked, found, erasing }: { asked: AskedPerson; found: readonly Found[]; erasing: FormState }) {
  const t = useText(words);
  const view = useView();
  const total = found.reduce((sum, f) => sum + f.records.length, 0);
  const who = (
    <>
      <HiddenField name="email" value={asked.email ?? ''} />
      <HiddenField name="name" value={asked.name ?? ''} />
    </>
  );
  return (
    <section class="mt-flow">
      <h2>{t('staff.held.result', { what: [asked.email, asked.name].filter((x) => x !== null).join(', ') })}</h2>
      {total === 0 ? <EmptyState title={t('staff.held.none')}>{null}</EmptyState> : (
        <>
          <p>{t('staff.held.found', { n: total })}. {t('staff.held.identity')}</p>
          <Form id="export" action={view.href(PATHS.heldExport)}>
            {who}
            <Actions>
              <Button kind="secondary" icon="download">{t('staff.held.export')}</Button>
              <PrintButton />
            </Actions>
          </Form>
          <Form id="erase" action={view.href(PATHS.heldErase)} state={erasing} labels={{ chosen: t('staff.held.erase') }}>
            {who}
            {found.filter((f) => f.records.length > 0).map((f) => <Kind found={f} ticked={tickedIn(asked, erasing)} />)}
            <Checkbox name="sure" label={t('staff.held.sure')} />
            <Actions><Button kind="danger" icon="danger">{t('staff.held.erase')}</Button></Actions>
          </Form>
        </>
      )}
      <h2>{t('staff.held.beside')}</h2>
      <ul>{(['ballots', 'anonymous', 'backups'] as const).map((k) => <li>{t(`staff.held.${k}`)}</li>)}</ul>
    </section>
  );
}

/** What stands ticked: after a refusal what was, else everything of a mail address and nothing of a name, which others may have too. */
function tickedIn(asked: AskedPerson, { values, problems }: FormState): (key: string) => boolean {
  if (problems.length === 0) return () => asked.name === null;
  const chosen = new Set([values['chosen'] ?? []].flat());
  return (key) => chosen.has(key);
}

function Kind({ found: { holder, records }, ticked }: { found: Found; ticked: (key: string) => boolean }) {
  const t = useText(words);
  const view = useView();
  const text = holder.text[view.locale === 'en' ? 'en' : 'de'];
  return (
    <section class="mt-flow">
      <h3>{text.name}</h3>
      <p class="mt-muted mt-small">{t('staff.held.ground', { ground: text.ground })}</p>
      {records.map((r) => {
        const id = `held-${holder.key.replaceAll('.', '-')}-${r.id}`;
        return (
          <div class="mt-flow">
            <h4>{r.title}</h4>
            <DefinitionList items={r.facts.map((f) => ({ term: f.term, value: f.value }))} />
            {r.href !== null && <p><a href={view.href(r.href)}>{t('staff.held.open')}</a></p>}
            {r.keep !== null ? <p>{t('staff.held.kept', { why: r.keep })}</p> : (
              <div class="mt-check">
                <input id={id} type="checkbox" name="chosen" value={`${holder.key}/${r.id}`} checked={ticked(`${holder.key}/${r.id}`)} />
                <label class="kern-label" for={id}>{t('staff.held.choose', { title: r.title })}</label>
              </div>
            )}
          </div>
        );
      })}
    </section>
  );
}
