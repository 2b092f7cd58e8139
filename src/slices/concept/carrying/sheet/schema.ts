import { z } from 'zod';

export const MAX_FILE = 2 * 1024 * 1024;
export const MAX_BODY = 6 * 1024 * 1024;
export const ConfirmForm = z.object({ list: z.string().min(1).max(MAX_BODY) });
