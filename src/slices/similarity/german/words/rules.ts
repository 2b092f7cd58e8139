/** Lower case, umlauts and ß folded, so that "Häuser" meets "Haus"; gender signs give the plain form ("Mitarbeiter*innen" → "mitarbeiter"). */
export function fold(word: string): string {
  const plain = word.toLowerCase().normalize('NFC').replace(/[*:_·]in(nen)?$/, '');
  return plain.replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
}

/**
 * A light German stemmer on a folded word: person forms (-in, -innen), nominal endings (-ung, -keit …), then inflection. It cuts less
 * than a full stemmer: wrong meetings cost a reader more than missed ones.
 */
export function stem(folded: string): string {
  let word = folded.replace(/(?<=er)in(nen)?$/, '').replace(/(?<=.{3})innen$/, '');
  word = word.replace(/(?<=.{4})(ungen|ung|keiten|keit|heiten|heit|ieren|iert|lich|isch)(e[nrsm]?)?$/, '');
  for (let round = 0; round < 2 && word.length > 4; round += 1) {
    const next = word.replace(/(?<=.{4})(ern|em|er|en|es)$/, '').replace(/(?<=.{4})(?:[en]|(?<!s)s)$/, '');
    if (next === word) break;
    word = next;
  }
  return word;
}

const ENDINGS = ['n', 's', 'e', 'en', 'es', 'er', 'em', 'ern', 'in', 'innen', 'se', 'sen', 'nen'];

/** A folded word as it is and without inflection, nearest first. */
export function plainForms(folded: string): string[] {
  const endings = ENDINGS.filter((ending) => folded.endsWith(ending) && folded.length - ending.length >= 3);
  return [folded, ...endings.map((ending) => folded.slice(0, -ending.length))];
}

/** The verb of an infinitive with "zu", of a participle or of a noun made from one ("gegründet", "Gründung" → "gründen"), the noun of a verb, and a word typed without umlauts. */
export function derivedForms(folded: string): string[] {
  const forms: string[] = [];
  const infinitive = /^(ab|an|auf|aus|bei|ein|her|hin|los|mit|nach|um|vor|weg|weiter|wieder|zuruck|zusammen|teil)zu(.{3,}n)$/.exec(folded);
  if (infinitive !== null) forms.push(`${infinitive[1]}${infinitive[2]}`, `${infinitive[2]}`);
  const verb = /^(?:(.{2,}?)ge|ge)?(.{3,}?)(?:e?t(?:e[nrsm]?)?|end(?:e[nrsm]?)?|ung(?:en)?)$/.exec(folded);
  if (verb !== null) forms.push(`${verb[1] ?? ''}${verb[2]}en`, `${verb[1] ?? ''}${verb[2]}n`);
  if (folded.endsWith('en') && folded.length > 6) forms.push(`${folded.slice(0, -2)}ung`);
  if (/[aou]e/.test(folded)) forms.push(...plainForms(withoutTypedUmlauts(folded)));
  return forms;
}

/** "fuer" → "fur", as `fold` writes "für". */
export const withoutTypedUmlauts = (folded: string): string => folded.replaceAll(/([aou])e/g, '$1');
