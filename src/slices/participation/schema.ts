export { localizedLine, localizedText } from '../../platform/web/wording.ts';
