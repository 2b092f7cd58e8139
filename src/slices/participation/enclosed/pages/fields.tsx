import type { FormState } from '../../../../kernel/problem.ts';
import { Checkbox, FileField, formatSize, Island, More, NumberField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Waiting } from '../queries.ts';
import { AUDIO_ACCEPT, captionOf, dropOf, FILE_ACCEPT, FILE_MEGABYTES, FILE_SLOTS, RECORDING_MEGABYTES, SCAN_ACCEPT, SCAN_SLOT, type FileSlot, type Slot } from '../rules.ts';
import { words } from '../words.ts';

interface Props {
  readonly form: FormState;
  /** Files of this form that arrived already. */
  readonly waiting: readonly Waiting[];
}

const touched = (form: FormState, names: readonly string[]): boolean => names.some((name) => (form.values[name] ?? '') !== '' || form.problems.some((p) => p.field === name));

/** Speaking instead of writing: a file from the phone's recorder, or recorded on this page where that is possible. */
export function SpeakField({ form, waiting }: Props) {
  const t = useText(words);
  const there = waiting.find((w) => w.slot === 'audio');
  return (
    <More summary={t('speak.title')} open={there !== undefined || touched(form, ['audio'])}>
      <p>{t('speak.text')}</p>
      {there !== undefined && <There slot="audio" file={there} />}
      <Island name="recorder" start={t('speak.start')} stop={t('speak.stop')} done={t('speak.done')} refused={t('speak.refused')}>
        <FileField name="audio" label={t('speak.file')} hint={t('speak.formats')} accept={AUDIO_ACCEPT} maxMegabytes={RECORDING_MEGABYTES} optional />
      </Island>
    </More>
  );
}

const [FIRST, ...MORE] = FILE_SLOTS;

/** Up to five files, each with what it shows. */
export function FileFields({ form, waiting }: Props) {
  const t = useText(words);
  const of = (slot: FileSlot): Waiting | undefined => waiting.find((w) => w.slot === slot);
  return (
    <More summary={t('files.title')} open={waiting.some((w) => w.slot !== 'audio') || touched(form, FILE_SLOTS.flatMap((slot) => [slot, captionOf(slot)]))}>
      <p>{t('files.text')}</p>
      <p>{t('files.people')}</p>
      <p class="mt-small">{t('files.again')}</p>
      <OneFile slot={FIRST} n={1} there={of(FIRST)} />
      <More summary={t('files.more')} open={MORE.some((slot) => of(slot) !== undefined || touched(form, [slot, captionOf(slot)]))}>
        {MORE.map((slot, index) => <OneFile slot={slot} n={index + 2} there={of(slot)} />)}
      </More>
    </More>
  );
}

function OneFile({ slot, n, there }: { slot: FileSlot; n: number; there: Waiting | undefined }) {
  const t = useText(words);
  return (
    <div class="mt-form">
      {there !== undefined && <There slot={slot} file={there} />}
      <FileField name={slot} label={t('files.one', { n })} accept={FILE_ACCEPT} maxMegabytes={FILE_MEGABYTES} optional />
      <TextField name={captionOf(slot)} label={t('files.caption', { n })} hint={t('files.caption_hint')} optional />
    </div>
  );
}

/** The card itself, for the team. */
export function ScanField({ form, waiting }: Props) {
  const t = useText(words);
  const there = waiting.find((w) => w.slot === SCAN_SLOT);
  return (
    <More summary={t('staff.scan_field')} open={there !== undefined || touched(form, [SCAN_SLOT])}>
      {there !== undefined && <There slot={SCAN_SLOT} file={there} />}
      <FileField name={SCAN_SLOT} label={t('staff.scan_field')} hint={t('staff.scan_hint')} accept={SCAN_ACCEPT} maxMegabytes={FILE_MEGABYTES} optional />
    </More>
  );
}

function There({ slot, file }: { slot: Slot; file: Waiting }) {
  const t = useText(words);
  const { locale } = useView();
  const kind = file.mediaType === 'application/pdf' ? 'document' : slot === 'audio' ? 'audio' : 'picture';
  return (
    <>
      <p><strong>{t('files.there', { kind: t(`kind.${kind}`), size: formatSize(locale, file.size) })}</strong></p>
      <Checkbox name={dropOf(slot)} label={t('files.drop')} optional />
    </>
  );
}

/** On whose behalf somebody speaks. */
export function GroupFields({ form }: { form: FormState }) {
  const t = useText(words);
  return (
    <More summary={t('group.title')} open={touched(form, ['groupName', 'groupPublic', 'groupPeople'])}>
      <TextField name="groupName" label={t('group.name')} hint={t('group.name_hint')} autocomplete="off" optional />
      <Checkbox name="groupPublic" label={t('group.public')} optional />
      <NumberField name="groupPeople" label={t('group.people')} min={2} max={1_000_000} optional />
    </More>
  );
}
