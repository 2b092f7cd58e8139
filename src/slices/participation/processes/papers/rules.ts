import { slugOf } from '../../../../kernel/ids.ts';

export const DOCUMENT_MEGABYTES = 10;
const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** A name for saving a file: from its title, never from what its sender called it. */
export const fileNameOf = (title: string, mediaType: string): string => `${slugOf(title).slice(0, 80) || 'document'}.${ENDINGS[mediaType] ?? 'bin'}`;
