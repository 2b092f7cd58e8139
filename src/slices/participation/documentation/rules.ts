/** Letters of scripts that the documents' fonts do not have; see `platform/pdf.ts`. */
const OTHER_SCRIPT = /[\p{L}--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Ethiopic}\p{Script=Common}\p{Script=Inherited}]]/v;

/** Whether a text can be printed: where a letter would be missing, whoever prints it says where it can be read. */
export const isPrintable = (text: string): boolean => !OTHER_SCRIPT.test(text);
