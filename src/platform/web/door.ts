import { readCode } from '../../kernel/code.ts';
import { failed, refuse, type FormState } from '../../kernel/problem.ts';
import { addressOf } from './address.ts';
import type { Ctx } from './env.ts';
import { readForm, withProblems } from './forms.ts';
import type { Limit } from './limits.ts';

export interface DoorOptions<Thing> {
  /** What tries are counted under. */
  readonly name: string;
  /** Tries an address has; far above a room of people. */
  readonly limit: Limit;
  /** The address's parameter that holds the code. */
  readonly parameter: string;
  readonly find: (c: Ctx, code: string) => Promise<Thing | null>;
  /** The form that asks for a code (field `code`), with what was typed and what is wrong with it. */
  readonly form: (c: Ctx, form: FormState, status: 404 | 422) => Response | Promise<Response>;
}

/**
 * The one door of things that belong to whoever holds a code: counts tries before anything is looked up, and answers a code that is none
 * with the form and what was typed, whether it came in an address or in the form.
 */
export class Door<Thing> {
  readonly #options: DoorOptions<Thing>;

  constructor(options: DoorOptions<Thing>) {
    this.#options = options;
  }

  /** Lets whoever holds the code of the address in. */
  async holder(c: Ctx, answer: (code: string, thing: Thing) => Response | Promise<Response>): Promise<Response> {
    return this.#tried(c, c.req.param(this.#options.parameter) ?? '', 404, answer);
  }

  /** Lets whoever typed the code in; it arrives in a form, so that it stands in no address before it is known to be one. */
  async typed(c: Ctx, answer: (code: string, thing: Thing) => Response | Promise<Response>): Promise<Response> {
    const typed = (await readForm(c)).values['code'];
    return this.#tried(c, typeof typed === 'string' ? typed : '', 422, answer);
  }

  async #tried(c: Ctx, typed: string, status: 404 | 422, answer: (code: string, thing: Thing) => Response | Promise<Response>): Promise<Response> {
    const { name, limit, find, form } = this.#options;
    if (c.get('limits').take(name, addressOf(c), limit) > 0) refuse('rate_limited');
    const code = readCode(typed);
    const thing = code === null ? null : await find(c, code);
    if (code !== null && thing !== null) return answer(code, thing);
    const problem = typed.trim() === '' && status === 422 ? failed('required', 'code') : failed('invalid_code', 'code');
    return form(c, withProblems({ values: { code: typed.slice(0, 100) }, problems: [] }, problem.problems), status);
  }
}
