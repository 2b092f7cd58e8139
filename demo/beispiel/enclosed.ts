import { createHash } from 'node:crypto';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { keepBytes, keepPicture, type StoredFile } from '../../src/platform/files.ts';
import { dataPaths } from '../../src/platform/paths.ts';
import { attachmentsOf, enclose, processBySlug, publicSubmission, sayConcern, setAttachment, setConcern } from '../../src/slices/participation/public.ts';
import said from '../data/said-2026.json' with { type: 'json' };
import { actor, facts } from './common.ts';
import { drawnSign, plainPdf } from './files.ts';

/** The demonstration's picture, kept as an upload would be. */
export async function keptSign(config: Config): Promise<StoredFile> {
  const picture = await keepPicture(dataPaths(config.dataDir).files, drawnSign());
  if (picture === null) throw new Error('the drawn picture is no picture');
  return picture;
}

/** What came with contributions: a picture and a PDF, a group that speaks, and how many devices said "this concerns me, too". */
export async function loadEnclosed(db: Db, config: Config): Promise<void> {
  const { attachments, group, concerns } = said;
  const picture = await keptSign(config);
  const pdf = await keepBytes(dataPaths(config.dataDir).files, plainPdf(attachments.pdfLines), 'application/pdf');
  await write(db, async (tx) => {
    const processId = (await processBySlug(tx, facts.process.slug))?.id ?? '';
    const numbered = async (n: number) => {
      const submission = await publicSubmission(tx, processId, n);
      if (submission === null) throw new Error(`no contribution ${n}`);
      return submission;
    };
    const { id } = await numbered(attachments.submission);
    await enclose(tx, actor, id, { attachments: [{ file: picture, caption: attachments.picture }, { file: pdf, caption: attachments.pdf }], recording: null, group: null });
    for (const one of await attachmentsOf(tx, id)) valueOf(await setAttachment(tx, actor, id, one.id, 'shown'));
    await enclose(tx, actor, (await numbered(group.submission)).id, { attachments: [], recording: null, group: { name: group.name, namePublic: true, people: group.people } });
    await setConcern(tx, actor, processId, true);
    for (const [n, devices] of Object.entries(concerns)) {
      const submission = await numbered(Number(n));
      for (let device = 0; device < devices; device += 1) valueOf(await sayConcern(tx, { id: submission.id, processId }, inventedDevice(device), true));
    }
  });
}

/** A device's value as a browser would keep it. */
const inventedDevice = (n: number): string => createHash('sha256').update(`invented device ${n}`).digest('base64url').slice(0, 22);
