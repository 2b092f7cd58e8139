import { isLocale } from '../../../kernel/locale.ts';
import type { FormState, Problem } from '../../../kernel/problem.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdfAside } from '../../../platform/pdf.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { isPrintable } from '../documentation/rules.ts';
import { moderatedProcess } from '../policy.ts';
import type { Process } from '../processes/queries.ts';
import { PATHS } from '../urls.ts';
import { printedOf } from './pages/document.tsx';
import { PrintPage } from './pages/print.tsx';
import { OWN, PrintForm, type Printed } from './schema.ts';

export function mountPrinting(site: Site): void {
  site.page(PATHS.deskPrint, async (c) => html(c, <PrintPage process={await moderatedProcess(c)} />));
  site.action(PATHS.deskPrint, print);
}

/** Nothing of it is kept: it is made when it is asked for. */
async function print(c: Ctx): Promise<Response> {
  const process = await moderatedProcess(c);
  const parsed = parseForm(PrintForm, await readForm(c));
  if (!parsed.ok) return again(c, process, parsed.form);
  const problems = problemsOf(parsed.value);
  if (problems.length > 0) return again(c, process, withProblems(parsed.form, problems));
  const { paper, language } = parsed.value;
  const data = await printedOf(process, parsed.value, c.get('view').site.region, c.get('config').baseUrl);
  const pdf = await makePdfAside({ template: documentPath('participation', 'printing'), data, created: new Date() });
  return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${process.slug}-${paper}-${language}.pdf"` });
}

const again = (c: Ctx, process: Process, form: FormState): Response => html(c, <PrintPage process={process} form={form} />, 422);

/** A language the program does not speak needs words, and all words need letters that the fonts have. */
function problemsOf(printed: Printed): Problem[] {
  const missing = isLocale(printed.language) ? [] : (['title', 'lead'] as const).filter((name) => printed[name] === null).map((field): Problem => ({ code: 'required', field }));
  const strange = [...OWN, 'return' as const].filter((name) => !isPrintable(printed[name] ?? '')).map((field): Problem => ({ code: 'invalid_text', field }));
  return [...missing, ...strange];
}
