/** A recording of ten minutes from a phone. */
export const AUDIO_MEGABYTES = 10;
