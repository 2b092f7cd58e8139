import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { dirOf, LOCALES } from '../../../../kernel/locale.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DefinitionList, Form, HiddenField, languageName, More, Page, PlainText, RadioGroup, RevisionField, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { languageLabel } from '../../register/pages/parts.tsx';
import type { Selection } from '../../register/schema.ts';
import { nameOf, PURPOSES, type Entry } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Mailing } from '../queries.ts';
import { WAYS, type Message } from '../rules.ts';

export interface TargetOption {
  /** `kind/key`. */
  readonly value: string;
  readonly label: Localized;
  readonly group: string;
}
interface Sample extends Message {
  readonly greeting: string;
  readonly rights: string;
  readonly to: string;
}
interface Who {
  readonly letters: readonly Entry[];
  readonly mails: readonly Entry[];
  readonly left: readonly Entry[];
}

export interface MailingEditProps {
  /** Null for a new one. */
  readonly mailing: Mailing | null;
  readonly selection: Selection;
  readonly query: string;
  readonly targets: readonly TargetOption[];
  readonly form: FormState;
  /** What the program suggests to write, by language. */
  readonly suggested: Localized;
  /** Municipalities by key. */
  readonly places: ReadonlyMap<string, string>;
}

/** The selection in words. */
function SelectionText({ selection, places }: Pick<MailingEditProps, 'selection' | 'places'>) {
  const t = useText(words);
  const { locale } = useView();
  const { q, kind, municipality, purpose, language, state } = selection;
  const items = [
    { term: t('staff.contacts.search'), value: q },
    { term: t('staff.kind'), value: kind === null ? null : t(`staff.kind.${kind}`) },
    { term: t('staff.municipality'), value: municipality === null ? null : (places.get(municipality) ?? municipality) },
    { term: t('staff.purpose'), value: purpose === null ? null : t(`staff.purpose.${purpose}`) },
    { term: t('staff.language'), value: language === null ? null : languageLabel(t, locale, language) },
    { term: t('staff.contacts.state'), value: state === null ? null : t(`staff.contacts.state.${state}`) },
  ];
  return items.every((i) => i.value === null) ? <p>{t('staff.mailing.everybody')}</p> : <DefinitionList items={items} />;
}

/** The form of a mailing: whom, what, where it leads. */
export function MailingEditPage(props: MailingEditProps) {
  const { mailing, selection, query, targets, form, suggested, places } = props;
  const t = useText(words);
  const view = useView();
  const body = mailing?.body ?? suggested;
  return (
    <Page title={mailing?.title ?? t('staff.mailing.new')} staff crumbs={[{ label: t('staff.mailings.title'), href: view.href(PATHS.mailings) }]}>
      <section class="mt-flow">
        <h2>{t('staff.mailing.to')}</h2>
        <SelectionText selection={selection} places={places} />
        <p><a href={`${view.href(PATHS.contacts)}${query}`}>{t('staff.mailing.change_selection')}</a></p>
      </section>
      {targets.length === 0 ? <Alert tone="warning">{t('staff.mailing.no_target')}</Alert> : (
        <Form action={view.href(mailing === null ? PATHS.mailingNew : hrefs.mailing(mailing.id))} state={form} note>
          {mailing !== null && <RevisionField revision={mailing.version} />}
          {Object.entries(selection).map(([name, value]) => (value === null ? null : <HiddenField name={`selection_${name}`} value={value} />))}
          <TextField name="title" label={t('staff.mailing.title')} hint={t('staff.mailing.title_hint')} value={mailing?.title ?? ''} />
          <SelectField name="purpose" label={t('staff.purpose')} hint={t('staff.mailing.purpose_hint')} options={PURPOSES.map((p) => ({ value: p, label: t(`staff.purpose.${p}`) }))} value={mailing?.purpose ?? selection.purpose ?? 'participation'} placeholder={false} />
          <RadioGroup name="way" legend={t('staff.mailing.way')} options={WAYS.map((w) => ({ value: w, label: t(`staff.mailing.way.${w}`) }))} value={mailing?.way ?? 'letters'} />
          <SelectField name="target" label={t('staff.mailing.target')} options={targets.map(({ value, label, group }) => ({ value, group, label: inLanguage(label, view.locale).text }))} value={mailing === null ? '' : `${mailing.targetKind}/${mailing.targetKey}`} />
          <TextField name="subject" label={t('staff.mailing.subject')} value={mailing?.subject.texts['de']?.text ?? ''} />
          <TextArea name="body" label={t('staff.mailing.body')} hint={t('staff.mailing.body_hint', { institution: '{institution}', person: '{person}' })} value={body.texts['de']?.text ?? ''} rows={10} lang="de" />
          <More summary={t('staff.mailing.languages')}>
            <p>{t('staff.mailing.languages_hint')}</p>
            {LOCALES.filter((l) => l !== 'de').map((l) => (
              <>
                <TextField name={`subject_${l}`} label={`${t('staff.mailing.subject')} – ${languageLabel(t, view.locale, l)}`} value={mailing?.subject.texts[l]?.text ?? ''} optional />
                <TextArea name={`body_${l}`} label={`${t('staff.mailing.body')} – ${languageLabel(t, view.locale, l)}`} value={mailing?.body.texts[l]?.text ?? ''} lang={l} rows={8} optional />
              </>
            ))}
          </More>
          <Actions><Button>{t('staff.save')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

export interface MailingPageProps {
  readonly mailing: Mailing;
  /** Who is written to; of one that was made, the numbers stand in it. */
  readonly who: Who | null;
  readonly samples: readonly Sample[];
  readonly target: Localized | null;
  readonly hasFile: boolean;
  readonly sent: number;
  readonly form: FormState;
}

/** A mailing before and after it is made. */
export function MailingPage(props: MailingPageProps) {
  const { mailing, target } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={mailing.title} staff crumbs={[{ label: t('staff.mailings.title'), href: view.href(PATHS.mailings) }]}>
      <DefinitionList
        items={[
          { term: t('staff.mailing.state'), value: t(`staff.mailing.state.${mailing.state}`) },
          { term: t('staff.purpose'), value: t(`staff.purpose.${mailing.purpose}`) },
          { term: t('staff.mailing.way'), value: t(`staff.mailing.way.${mailing.way}`) },
          { term: t('staff.mailing.target'), value: target === null ? t('staff.mailing.target_gone') : inLanguage(target, view.locale).text },
        ]}
      />
      {mailing.state === 'draft' ? <Prepare {...props} /> : <Made {...props} />}
      <Samples samples={props.samples} />
    </Page>
  );
}

function Prepare({ mailing, who, form }: MailingPageProps) {
  const t = useText(words);
  const view = useView();
  const { letters = [], mails = [], left = [] } = who ?? {};
  return (
    <section class="mt-flow">
      <h2>{t('staff.mailing.who')}</h2>
      <p>{t('staff.mailing.counts', { letters: letters.length, mails: mails.length })}</p>
      {left.length > 0 && <More summary={t('staff.mailing.left', { n: left.length })}><ul>{left.slice(0, 200).map((c) => <li>{[nameOf(c), c.town].filter((x) => x !== '').join(', ')}</li>)}</ul></More>}
      <Form id="make" action={view.href(hrefs.mailingMake(mailing.id))} state={form} labels={{ recipients: t('staff.mailing.who') }}>
        <RevisionField revision={mailing.version} />
        <p>{t('staff.mailing.make_text')}</p>
        <Actions>
          <Button icon="mail">{t('staff.mailing.make')}</Button>
          <Button kind="secondary" href={`${view.href(hrefs.mailing(mailing.id))}?edit=1`} icon="edit">{t('staff.mailing.edit')}</Button>
          <Button kind="danger" formAction={view.href(hrefs.mailingRemove(mailing.id))}>{t('staff.mailing.remove')}</Button>
        </Actions>
      </Form>
    </section>
  );
}

function Made({ mailing, hasFile, sent }: MailingPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('staff.mailing.result')}</h2>
      <DefinitionList
        items={[
          { term: t('staff.mailing.letters'), value: mailing.letters === 0 ? null : String(mailing.letters) },
          { term: t('staff.mailing.mails'), value: mailing.mails === 0 ? null : t('staff.mailing.sent', { sent, all: mailing.mails }) },
          { term: t('staff.mailing.returned'), value: String(mailing.returned) },
        ]}
      />
      {mailing.state === 'making' && <Alert role="status">{t('staff.mailing.making')} <a href={view.href(hrefs.mailing(mailing.id))}>{t('staff.mailing.reload')}</a></Alert>}
      {mailing.state === 'failed' && <Alert tone="danger">{t('staff.mailing.failed')}</Alert>}
      {hasFile && (
        <>
          <Actions><Button href={view.href(hrefs.mailingPdf(mailing.id))} icon="download">{t('staff.mailing.download')}</Button></Actions>
          <p>{t('staff.mailing.print_hint')}</p>
        </>
      )}
      {mailing.state === 'ready' && mailing.letters > 0 && !hasFile && <p>{t('staff.mailing.deleted')}</p>}
    </section>
  );
}

/** How it reads, once for each language it goes out in. */
function Samples({ samples }: { samples: readonly Sample[] }) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <section class="mt-flow">
      <h2>{t('staff.mailing.sample')}</h2>
      {samples.map((s) => (
        <More summary={t('staff.mailing.sample_for', { language: s.locale === 'de-simple' ? t('staff.language.easy') : languageName(locale, s.locale), name: s.to })} open={samples.length === 1}>
          <div class="mt-flow" lang={s.locale} dir={dirOf(s.locale)}>
            <p><strong>{s.subject}</strong></p>
            <p>{s.greeting}</p>
            {s.paragraphs.map((p) => <PlainText text={p} />)}
            <p class="mt-small mt-muted">{s.rights}</p>
          </div>
        </More>
      ))}
    </section>
  );
}
