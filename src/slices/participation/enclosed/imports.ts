import { readFile } from 'node:fs/promises';
import type { Problem } from '../../../kernel/problem.ts';
import { keepAudio, keepBytes, type StoredFile } from '../../../platform/files.ts';
import { isPlainPdf } from '../../../platform/pdf-check.ts';
import { redrawPicture } from '../../../platform/pictures.ts';
import type { Upload } from '../../../platform/web/upload.ts';
import { AUDIO_FORMATS, FILE_FORMATS, FILE_MEGABYTES, RECORDING_MEGABYTES, SLOTS, type Slot } from './rules.ts';

export interface Arrived {
  readonly slot: Slot;
  readonly file: StoredFile;
}

/** Checks the files of a form by what they are: pictures are drawn anew, PDF files must be plain, recordings must be recordings. */
export async function readFiles(dir: string, uploads: Readonly<Record<string, Upload>>): Promise<{ files: Arrived[]; problems: Problem[] }> {
  const files: Arrived[] = [];
  const problems: Problem[] = [];
  for (const slot of SLOTS) {
    const upload = uploads[slot];
    if (upload === undefined) continue;
    const file = upload.tooLarge ? null : await (slot === 'audio' ? readRecording : readAttachment)(dir, upload.path);
    if (file !== null) files.push({ slot, file });
    else problems.push(upload.tooLarge ? { code: 'too_large', field: slot, params: { megabytes: slot === 'audio' ? RECORDING_MEGABYTES : FILE_MEGABYTES } } : { code: 'invalid_file', field: slot, params: { formats: slot === 'audio' ? AUDIO_FORMATS : FILE_FORMATS } });
  }
  return { files, problems };
}

async function readAttachment(dir: string, path: string): Promise<StoredFile | null> {
  const picture = await redrawPicture(dir, path);
  if (picture !== null) return picture;
  const bytes = await readFile(path);
  return isPlainPdf(bytes) ? keepBytes(dir, bytes, 'application/pdf') : null;
}

const readRecording = async (dir: string, path: string): Promise<StoredFile | null> => keepAudio(dir, await readFile(path));
