import { createContext, isValidElement, toChildArray, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { EMPTY_FORM, type FormState, type Problem } from '../kernel/problem.ts';
import { Icon } from './icons.tsx';
import { Kept } from './kept.tsx';
import { problemText } from './problem.ts';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

interface Scope {
  readonly id: string;
  readonly state: FormState;
}

const FormContext = createContext<Scope>({ id: 'form', state: EMPTY_FORM });

export interface FormProps {
  /** With language prefix (`view.href(…)`). */
  readonly action: string;
  /** What was typed and what is wrong with it; see `parseForm`. */
  readonly state?: FormState;
  readonly method?: 'post' | 'get';
  /** Needed when a page has several forms. */
  readonly id?: string;
  /** For forms with files. */
  readonly multipart?: boolean;
  /** Names of fields for the summary, where a field's own label is not the name it should have there. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Says that unmarked fields are needed; for forms that mix needed and optional fields. */
  readonly note?: boolean;
  /** The form's name for screen readers. */
  readonly label?: string;
  readonly autocomplete?: 'off';
  readonly children: ComponentChildren;
}

/** A form whose fields find their value and their problem by name; problems are listed on top with links to the fields. */
export function Form({ action, state = EMPTY_FORM, method = 'post', id = 'form', multipart, labels, note, label, autocomplete, children }: FormProps) {
  const t = useText(words);
  return (
    <form class="mt-form" id={id} action={action} method={method} encType={multipart === true ? 'multipart/form-data' : undefined} noValidate aria-label={label} autocomplete={autocomplete}>
      <FormContext.Provider value={{ id, state }}>
        {state.problems.length > 0 && <ErrorSummary problems={state.problems} labels={{ ...labelsIn(children), ...labels }} formId={id} />}
        {note === true && <p class="mt-form__note">{t('required_note')}</p>}
        {children}
      </FormContext.Provider>
    </form>
  );
}

export interface ErrorSummaryProps {
  readonly problems: readonly Problem[];
  /** Field names as the reader knows them. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly formId?: string;
  /** Only one thing of a page can have the focus when it opens. */
  readonly focus?: boolean;
}

/** What is wrong, in one place; gets the focus when the page opens, also without script. */
export function ErrorSummary({ problems, labels = {}, formId = 'form', focus = true }: ErrorSummaryProps) {
  const view = useView();
  const t = useText(words);
  const line = (problem: Problem) => {
    // A translation's field is known by the label of its text.
    const label = problem.field === undefined ? undefined : (labels[problem.field] ?? labels[problem.field.replace(/_[a-z-]+$/, '')]);
    const text = problemText(view.locale, problem);
    return label === undefined ? text : `${label}: ${text}`;
  };
  return (
    <div class="mt-errors" id={`${formId}-errors`} role="group" aria-labelledby={`${formId}-errors-title`} tabIndex={-1} autofocus={focus}>
      <h2 id={`${formId}-errors-title`}>
        <Icon name="danger" />
        {t('errors_title', { n: problems.length })}
      </h2>
      <p>{t('errors_kept')}</p>
      <ul>
        {problems.map((problem) => <li>{problem.field === undefined ? line(problem) : <a href={`#${fieldId(formId, problem.field)}`}>{line(problem)}</a>}</li>)}
      </ul>
    </div>
  );
}

/**
 * The labels of the fields below, also of those inside components of a slice: the summary stands above the fields, so these
 * components are asked beforehand what they will show. They run as part of the form, whose view and words they share. Finished
 * HTML has no fields, and making it would end the form's own rendering.
 */
function labelsIn(children: ComponentChildren): Record<string, string> {
  const found: Record<string, string> = {};
  for (const child of toChildArray(children)) {
    if (!isValidElement(child)) continue;
    const { name, label, legend, children: inner } = child.props as { name?: unknown; label?: unknown; legend?: unknown; children?: ComponentChildren };
    const text = label ?? legend;
    if (typeof name === 'string' && typeof text === 'string') found[name] = text;
    else if (typeof child.type === 'function' && child.type !== Kept) Object.assign(found, labelsIn((child.type as (props: unknown) => ComponentChildren)(child.props)));
    if (inner !== undefined && typeof inner !== 'function') Object.assign(found, labelsIn(inner));
  }
  return found;
}

/** The state of the form around, for fields that are made of several. */
export const useFormState = (): FormState => useContext(FormContext).state;

/** Element id of a field; also the target of the summary's links. */
export const fieldId = (formId: string, name: string): string => `${formId}-${name.replaceAll(/[^\w-]/g, '_')}`;

export interface FieldState {
  readonly id: string;
  /** What was sent, else the initial value. */
  readonly values: readonly string[];
  readonly problem: Problem | undefined;
  /** The form comes back with problems: their list has the focus. */
  readonly refused: boolean;
}

/** State of one field. Once a form was sent, an absent field was left empty: the initial value no longer counts. */
export function useField(name: string, initial: string | readonly string[] | undefined): FieldState {
  const { id, state } = useContext(FormContext);
  const sent = Object.keys(state.values).length > 0;
  const value = sent ? state.values[name] : initial;
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return { id: fieldId(id, name), values, problem: state.problems.find((problem) => problem.field === name), refused: state.problems.length > 0 };
}
