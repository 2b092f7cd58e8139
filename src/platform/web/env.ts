import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Actor } from '../../kernel/actor.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Config } from '../config.ts';
import type { Db } from '../database/types.ts';
import type { Limits } from './limits.ts';
import type { Signals } from './signals.ts';
import type { View } from './view.ts';

/** What a request carries from the middleware to a handler. */
export interface Env {
  Bindings: HttpBindings;
  Variables: {
    db: Db;
    config: Config;
    actor: Actor;
    view: View;
    locale: Locale;
    requestId: string;
    limits: Limits;
    /** What other processes say about changes; null where nothing is served (tests, commands). */
    signals: Signals | null;
    /** Names of the modules that are switched on. */
    modules: ReadonlySet<string>;
    /** Set by a page that must not be kept: it shows a receipt, an account or a form's answer. */
    secret: boolean;
    /** The matched route's path with its parameters' names, for the log. */
    template: string;
    /** The page cache's epoch when the request began. */
    epoch: number;
    /** What the page's response was made of. It hangs on the request, not in a map beside it: an entry of a weak map would survive with its page until the next full collection. */
    made: { readonly response: Response; readonly document: string | Uint8Array } | undefined;
    /** Set where the answer leaves while it is made: it is neither kept nor compressed as a whole. */
    streamed: boolean | undefined;
    /** The first setup is not finished: pages lead there. */
    setupFirst: boolean;
  };
}

export type Ctx = Context<Env>;
export type Handler = (c: Ctx) => Response | Promise<Response>;
