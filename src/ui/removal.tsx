import type { ComponentChildren } from 'preact';
import type { FormState } from '../kernel/problem.ts';
import { Actions, Button } from './button.tsx';
import { Checkbox } from './fields-choice.tsx';
import { Form } from './form.tsx';

export interface RemovalFormProps {
  /** Where it is sent; with `next=remove` where the same address also saves. */
  readonly action: string;
  readonly state: FormState;
  /** "Yes, delete this …" */
  readonly sure: string;
  readonly button: string;
  /** The address also saves: then this form says that it removes. */
  readonly shared?: boolean;
  /** Hidden fields. */
  readonly children?: ComponentChildren;
}

/** Removing something for good: a tick that is asked for, then a button that looks like what it does. */
export function RemovalForm({ action, state, sure, button, shared, children }: RemovalFormProps) {
  return (
    <Form id="remove" action={action} state={state}>
      {children}
      <Checkbox name="sure" label={sure} />
      <Actions><Button kind="danger" icon="danger" {...(shared === true ? { name: 'next', value: 'remove' } : {})}>{button}</Button></Actions>
    </Form>
  );
}
