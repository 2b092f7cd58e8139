import type { VNode } from 'preact';
import type { Ctx } from '../platform/web/env.ts';
import type { View } from '../platform/web/view.ts';
import { renderDocument } from './document.tsx';

/** The document the request's response carries, if it is the one of {@link html}: reading it back out of the response costs more than sending it. */
export function documentOf(c: Ctx): string | Uint8Array | undefined {
  const made = c.get('made');
  return made?.response === c.res ? made?.document : undefined;
}

/** Answers with a page in the request's language. */
export function html(c: Ctx, page: VNode, status: 200 | 201 | 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 = 200): Response {
  const document = renderDocument(page, viewFor(c, status));
  const response = c.html(document, status) as Response;
  c.set('made', { response, document });
  return response;
}

/** Answers with the bytes of a document that was put together from parts made before. */
export function ready(c: Ctx, document: Uint8Array<ArrayBuffer>): Response {
  const response = c.body(document, 200, { 'content-type': 'text/html; charset=utf-8' });
  c.set('made', { response, document });
  return response;
}

/** Nobody is led back to an error, the answer to a form, or an address that holds a secret. */
function viewFor(c: Ctx, status: number): View {
  const view = c.get('view');
  const back = view.path + view.search;
  return view.user !== null || status >= 400 || c.req.method !== 'GET' || c.get('secret') || back === '/' || back.length > LONGEST_WAY_BACK ? view : { ...view, back };
}

const LONGEST_WAY_BACK = 300;

/** After a form was accepted: on to a page (path without language prefix), so that reloading does not send it again. */
export function goTo(c: Ctx, path: string): Response {
  return c.redirect(c.get('view').href(path), 303);
}
