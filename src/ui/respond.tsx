import type { VNode } from 'preact';
import type { Ctx } from '../platform/web/env.ts';
import { renderDocument } from './document.tsx';

/** Answers with a page in the request's language. */
export function html(c: Ctx, page: VNode, status: 200 | 201 | 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 = 200): Response {
  return c.html(renderDocument(page, c.get('view')), status);
}

/** After a form was accepted: on to a page (path without language prefix), so that reloading does not send it again. */
export function goTo(c: Ctx, path: string): Response {
  return c.redirect(c.get('view').href(path), 303);
}
