import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { sourceText } from '../kernel/localized.ts';
import { Refusal } from '../platform/refusal.ts';
import { editionBySlug, isInventedReport, latestReports, reportPdf } from '../slices/reports/public.ts';
import type { CommandContext } from './index.ts';

interface Options {
  readonly pdf?: string;
  readonly json?: string;
  readonly lang: string;
}

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('report [slug]')
    .description('write a published report as PDF or JSON; without a slug, list the latest reports')
    .option('--pdf <file>', 'the PDF to write (tagged, PDF/UA-1)')
    .option('--json <file>', 'the frozen snapshot to write, as it was digested')
    .option('--lang <language>', 'language of the PDF: de or en', 'de')
    .action((slug: string | undefined, options: Options) =>
      withDatabase(async (db, config) => {
        if (options.lang !== 'de' && options.lang !== 'en') throw new Refusal('The language must be de or en.');
        if (slug === undefined) {
          for (const { snapshot } of await latestReports(db, 20)) print(`${snapshot.slug}  ${snapshot.publishedOn}  ${sourceText(snapshot.title)}`);
          return;
        }
        const edition = await editionBySlug(db, slug);
        if (edition === null) throw new Refusal(`There is no published report ${slug}.`);
        if (options.pdf !== undefined) await save(options.pdf, await reportPdf(edition, options.lang, config.baseUrl, { invented: await isInventedReport(db, edition) }), print);
        if (options.json !== undefined) await save(options.json, JSON.stringify(edition.snapshot, null, 2), print);
        print(`${sourceText(edition.snapshot.title)}, published on ${edition.snapshot.publishedOn}, SHA-256 ${edition.digest}`);
      }),
    );
}

async function save(path: string, content: Buffer | string, print: CommandContext['print']): Promise<void> {
  const file = resolve(path);
  await writeFile(file, content, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(error.code === 'EEXIST' ? `${file} exists already.` : `${file} cannot be written.`);
  });
  print(`Written: ${file}`);
}
