import { h } from 'preact';
import { isDay } from '../kernel/dates.ts';
import { FieldFrame, describedBy, type FieldProps } from './field-frame.tsx';
import { useField, useFormState } from './form.tsx';
import { useText } from './view.ts';
import { words } from './words.ts';

type Width = 'short' | 'medium' | 'full';
const inputClass = (width: Width): string => (width === 'full' ? 'mt-input' : `mt-input mt-input--${width}`);

/** An input whose type is only known when it is rendered; the element's own types want it fixed. */
const Input = (attributes: Readonly<Record<string, string | number | boolean | undefined>>) => h('input', attributes as Record<string, string>);

export interface TextFieldProps extends FieldProps {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search';
  readonly width?: Width;
  /** Autofill purpose (WCAG 1.3.5), e.g. `email`, `name`, `one-time-code`. */
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'url';
  /** Codes and addresses: left to right in every language, no correction. */
  readonly code?: boolean;
  readonly autofocus?: boolean;
}

/** One line of text. */
export function TextField({ name, label, hint, optional, value, type = 'text', width = 'full', autocomplete, inputMode, code, autofocus }: TextFieldProps) {
  const { id, values, problem, refused } = useField(name, value);
  const latin = code === true || type === 'email' || type === 'url' || type === 'tel';
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} problem={problem}>
      <Input
        class={inputClass(width)} id={id} name={name} type={type} value={values[0] ?? ''} dir={latin ? 'ltr' : 'auto'} autocomplete={autocomplete} inputMode={inputMode} autofocus={autofocus === true && !refused}
        required={optional !== true} spellcheck={latin ? false : undefined} autocapitalize={latin ? 'none' : undefined}
        aria-invalid={problem === undefined ? undefined : 'true'} aria-describedby={describedBy(id, hint, problem)}
      />
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string;
  readonly rows?: number;
  /** Said below the label; the server checks it. The browser does not cut off, so that a pasted text is never lost unseen. */
  readonly maxLength?: number;
  /** Language of the text that is edited (BCP 47). */
  readonly lang?: string;
  readonly autofocus?: boolean;
}

/** Several lines of text. */
export function TextArea({ name, label, hint, optional, value, rows = 6, maxLength, lang, autofocus }: TextAreaProps) {
  const t = useText(words);
  const { id, values, problem } = useField(name, value);
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} problem={problem}>
      <textarea
        class="mt-input" id={id} name={name} rows={rows} dir="auto" lang={lang} autofocus={autofocus} required={optional !== true} aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, hint, problem, maxLength !== undefined && `${id}-max`)}
      >
        {startingNewline(values[0] ?? '')}
      </textarea>
      {maxLength !== undefined && <div class="kern-hint" id={`${id}-max`}>{t('max_length', { max: maxLength })}</div>}
    </FieldFrame>
  );
}

/** HTML drops the first line break of a textarea: a text that starts with one needs another. */
const startingNewline = (text: string): string => (text.startsWith('\n') || text.startsWith('\r') ? `\n${text}` : text);

export interface NumberFieldProps extends FieldProps {
  readonly value?: number | string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** A number. Shows as plain text what is no number, because a number input would drop it. */
export function NumberField({ name, label, hint, optional, value, min, max, step }: NumberFieldProps) {
  const { id, values, problem } = useField(name, value === undefined ? undefined : String(value));
  const typed = values[0] ?? '';
  const numeric = typed === '' || /^-?\d+(\.\d+)?$/.test(typed);
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} problem={problem}>
      <Input
        class="mt-input mt-input--short" id={id} name={name} type={numeric ? 'number' : 'text'} inputMode="numeric" value={typed} min={numeric ? min : undefined} max={numeric ? max : undefined} step={numeric ? step : undefined}
        required={optional !== true} aria-invalid={problem === undefined ? undefined : 'true'} aria-describedby={describedBy(id, hint, problem)}
      />
    </FieldFrame>
  );
}

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  readonly value?: string;
  readonly min?: string;
  readonly max?: string;
}

/** A calendar day. Shows as plain text what is no day, because a date input would drop it. */
export function DateField({ name, label, hint, optional, value, min, max }: DateFieldProps) {
  const { id, values, problem } = useField(name, value);
  const typed = values[0] ?? '';
  const readable = typed === '' || isDay(typed);
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} problem={problem}>
      <Input
        class="mt-input mt-input--short" id={id} name={name} type={readable ? 'date' : 'text'} value={typed} min={readable ? min : undefined} max={readable ? max : undefined} required={optional !== true}
        aria-invalid={problem === undefined ? undefined : 'true'} aria-describedby={describedBy(id, hint, problem)}
      />
    </FieldFrame>
  );
}

export interface TimeFieldProps extends FieldProps {
  /** `HH:MM`. */
  readonly value?: string;
}

/** A time of day. */
export function TimeField({ name, label, hint, optional, value }: TimeFieldProps) {
  const { id, values, problem } = useField(name, value);
  const typed = values[0] ?? '';
  const readable = typed === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(typed);
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} problem={problem}>
      <Input
        class="mt-input mt-input--short" id={id} name={name} type={readable ? 'time' : 'text'} value={typed} required={optional !== true}
        aria-invalid={problem === undefined ? undefined : 'true'} aria-describedby={describedBy(id, hint, problem)}
      />
    </FieldFrame>
  );
}

export interface FileFieldProps extends FieldProps {
  /** Endings or media types, e.g. `.csv,text/csv`. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly maxMegabytes?: number;
}

/** A file to send; the form needs `multipart`. */
export function FileField({ name, label, hint, optional, accept, multiple, maxMegabytes }: FileFieldProps) {
  const t = useText(words);
  const { id, problem } = useField(name, undefined);
  const limit = maxMegabytes === undefined ? undefined : t('file_limit', { megabytes: maxMegabytes });
  const told = hint === undefined ? limit : limit === undefined ? hint : <>{hint} {limit}</>;
  return (
    <FieldFrame id={id} label={label} hint={told} optional={optional} problem={problem}>
      <Input
        class="mt-input" id={id} name={name} type="file" accept={accept} multiple={multiple} required={optional !== true} aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, told, problem)}
      />
    </FieldFrame>
  );
}

/** A value that travels along; what was sent wins over the initial value. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  const { values } = useField(name, String(value));
  return <input type="hidden" name={name} value={values[0] ?? String(value)} />;
}

/**
 * The version a form was opened with; the command refuses with `stale` when it differs from the stored one. After `stale` it is the stored
 * one: the reader sees both texts and saves knowingly. After any other refusal it stays what it was, or a change in between would be
 * overwritten unseen.
 */
export function RevisionField({ revision }: { revision: number | string }) {
  const { values, problems } = useFormState();
  const sent = [values['revision'] ?? []].flat()[0];
  const renewed = problems.some(({ code, field }) => code === 'stale' || field === 'revision');
  return <input type="hidden" name="revision" value={sent === undefined || renewed ? String(revision) : sent} />;
}
