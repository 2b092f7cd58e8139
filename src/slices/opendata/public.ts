export { LICENCE_TEXTS, LICENCES } from './schema.ts';
