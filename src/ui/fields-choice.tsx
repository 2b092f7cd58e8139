import type { ComponentChildren } from 'preact';
import { FieldFrame, FieldProblem, Hint, OptionalMark, describedBy, type FieldProps } from './field-frame.tsx';
import { useField } from './form.tsx';
import { Icon } from './icons.tsx';
import { useText } from './view.ts';
import { words } from './words.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A sentence below the label; not shown in a select. */
  readonly hint?: string;
  /** Language of the label where it differs (BCP 47). */
  readonly lang?: string;
  /** Heading in a select under which the options of one group stand. */
  readonly group?: string;
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string;
  /** First line without a value; `false` where there is always a choice. */
  readonly placeholder?: string | false;
  readonly width?: 'short' | 'medium' | 'full';
}

/** One of many. Up to six options read better as {@link RadioGroup}. */
export function SelectField({ name, label, hint, optional, options, value, placeholder, width = 'full' }: SelectFieldProps) {
  const t = useText(words);
  const { id, values, problem } = useField(name, value);
  const chosen = values[0] ?? '';
  const groups = [...new Set(options.map((option) => option.group))];
  const list = (group: string | undefined) => options.filter((option) => option.group === group).map((option) => <option value={option.value} selected={option.value === chosen} lang={option.lang}>{option.label}</option>);
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} problem={problem}>
      <div class={width === 'full' ? 'mt-select' : `mt-select mt-select--${width}`}>
        <select class="mt-input" id={id} name={name} required={optional !== true && placeholder !== false} aria-invalid={problem === undefined ? undefined : 'true'} aria-describedby={describedBy(id, hint, problem)}>
          {placeholder !== false && <option value="">{placeholder ?? t('choose')}</option>}
          {groups.map((group) => (group === undefined ? list(group) : <optgroup label={group}>{list(group)}</optgroup>))}
        </select>
        <Icon name="down" />
      </div>
    </FieldFrame>
  );
}

interface GroupProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: ComponentChildren;
  readonly optional?: boolean;
  readonly options: readonly Option[];
}

/** One of a few, all visible. */
export function RadioGroup({ value, ...group }: GroupProps & { readonly value?: string }) {
  const { values } = useField(group.name, value);
  return <Choices {...group} type="radio" chosen={values} />;
}

/** Any of a few; sent as repeated values. */
export function CheckboxGroup({ value, ...group }: GroupProps & { readonly value?: readonly string[] }) {
  const { values } = useField(group.name, value);
  return <Choices {...group} type="checkbox" chosen={values} />;
}

function Choices({ name, legend, hint, optional, options, type, chosen }: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { id, problem } = useField(name, undefined);
  return (
    <fieldset class={problem === undefined ? 'kern-fieldset' : 'kern-fieldset kern-fieldset--error'} aria-describedby={describedBy(id, hint, problem)} role={type === 'radio' ? 'radiogroup' : undefined} aria-invalid={problem !== undefined && type === 'radio' ? 'true' : undefined}>
      <legend class="kern-label">
        {legend}
        <OptionalMark optional={optional} />
      </legend>
      <Hint id={id}>{hint}</Hint>
      <FieldProblem id={id} problem={problem} />
      <div class="kern-fieldset__body">
        {options.map((option, i) => (
          <Choice id={i === 0 ? id : `${id}-${i}`} name={name} type={type} value={option.value} checked={chosen.includes(option.value)} label={option.label} hint={option.hint} lang={option.lang} required={type === 'radio' && optional !== true} />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly value: string;
  readonly checked: boolean;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly lang?: string | undefined;
  readonly required?: boolean;
  readonly children?: ComponentChildren;
  readonly described?: string | undefined;
  readonly invalid?: boolean;
}

function Choice({ id, name, type, value, checked, label, hint, lang, required, children, described, invalid }: ChoiceProps) {
  // The first of a group has the group's id, so that a summary of problems leads to it; the group may have a hint of its own.
  const own = described === undefined ? `${id}-choice` : id;
  return (
    <div class="mt-check">
      <input id={id} name={name} type={type} value={value} checked={checked} required={required} aria-describedby={described ?? (hint === undefined ? undefined : `${own}-hint`)} aria-invalid={invalid === true ? 'true' : undefined} />
      <label class="kern-label" for={id} lang={lang}>
        {label}
        {children}
      </label>
      <Hint id={own}>{hint}</Hint>
    </div>
  );
}

export interface CheckboxProps extends FieldProps {
  /** An optional box that does not say so: a switch among settings, or another answer to the field before it. */
  readonly unmarked?: boolean;
  readonly checked?: boolean;
  readonly value?: string;
}

/** One yes or no. */
export function Checkbox({ name, label, hint, optional, unmarked, checked, value = 'on' }: CheckboxProps) {
  const { id, values, problem } = useField(name, checked === true ? value : undefined);
  return (
    <div class={problem === undefined ? undefined : 'kern-form-input kern-form-input--error'}>
      <FieldProblem id={id} problem={problem} />
      <Choice id={id} name={name} type="checkbox" value={value} checked={values.includes(value)} label={label} hint={hint} required={optional !== true && unmarked !== true} described={describedBy(id, hint, problem)} invalid={problem !== undefined}>
        <OptionalMark optional={optional} />
      </Choice>
    </div>
  );
}

/** Fields that belong together under one legend. */
export function FieldGroup({ legend, hint, children }: { legend: string; hint?: ComponentChildren; children: ComponentChildren }) {
  return (
    <fieldset class="kern-fieldset mt-group">
      <legend class="kern-label">{legend}</legend>
      {hint !== undefined && <div class="kern-hint">{hint}</div>}
      <div class="mt-group__body">{children}</div>
    </fieldset>
  );
}
