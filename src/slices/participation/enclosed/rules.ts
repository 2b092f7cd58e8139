/** Files a contribution may bring along, as a form names their fields. */
export const FILE_SLOTS = ['file1', 'file2', 'file3', 'file4', 'file5'] as const;
export const SLOTS = [...FILE_SLOTS, 'audio'] as const;
export type FileSlot = (typeof FILE_SLOTS)[number];
export type Slot = (typeof SLOTS)[number];

export const FILE_MEGABYTES = 10;
/** Some ten minutes from a phone's recorder. */
export const RECORDING_MEGABYTES = 10;
/** All of one form together. */
export const FORM_MEGABYTES = 60;

export const FILE_FORMATS = 'JPEG, PNG, WebP, PDF';
export const AUDIO_FORMATS = 'MP3, M4A, OGG, WAV, WEBM';
/** The photo of a card: the only file of the office's form. */
export const SCAN_SLOT = 'file1';
export const SCAN_FORMATS = 'JPEG, PNG, WebP';
export const SCAN_ACCEPT = 'image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp';
export const SCAN_FORM_BYTES = 12 * 1024 * 1024;
/** Named one by one: a phone then hands over a JPEG where it keeps its photos in a format of its own. */
export const FILE_ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf';
export const AUDIO_ACCEPT = 'audio/*,.mp3,.m4a,.ogg,.wav,.webm';

const MEGABYTE = 1024 * 1024;
/** Largest size in bytes of each field of the form. */
export const MOST_BYTES: Readonly<Record<Slot, number>> = { ...(Object.fromEntries(FILE_SLOTS.map((slot) => [slot, FILE_MEGABYTES * MEGABYTE])) as Record<FileSlot, number>), audio: RECORDING_MEGABYTES * MEGABYTE };
export const FORM_BYTES = FORM_MEGABYTES * MEGABYTE;

/** Days a recording is kept once it was typed, and at most. */
export const TYPED_DAYS = 14;
export const RECORDING_DAYS = 90;
export const SCAN_DAYS = 365;
/** Days that files of a form wait that was never sent. */
export const UPLOAD_DAYS = 1;

/** Where a caption, and the wish to leave a file out again, stand beside its field. */
export const captionOf = (slot: FileSlot): `caption${string}` => `caption${slot.slice(4)}`;
export const dropOf = (slot: Slot): `drop-${Slot}` => `drop-${slot}`;
