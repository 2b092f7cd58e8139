/** What a set of OpenType fonts can show. */

const REPLACEMENT = '\uFFFD';
const DIRECTION = /[\u200E\u200F\u2066-\u2069]/u;

/**
 * A function that replaces characters which none of the fonts has. Characters without a picture of their own (variation
 * selectors, joiners of emoji) are dropped instead; line ends and marks of direction stay: the typesetter goes by them and prints nothing.
 */
export function coverageOf(fonts: readonly Buffer[]): (text: string) => string {
  const known = new Set<number>();
  for (const font of fonts) for (const code of charactersOf(font)) known.add(code);
  const stand = known.has(0xfffd) ? REPLACEMENT : '?';
  return (text) => {
    let out = '';
    for (const char of text) {
      const code = char.codePointAt(0) as number;
      if (known.has(code) || char === '\n' || char === '\t' || char === ' ' || DIRECTION.test(char)) out += char;
      else if (!/[\p{Cf}\p{Mn}\u{1F3FB}-\u{1F3FF}]/u.test(char)) out += stand;
    }
    return out;
  };
}

/** OpenType, `cmap`: every code point that has a glyph, from subtables of format 4 and 12. */
function* charactersOf(font: Buffer): Generator<number> {
  const cmap = tableAt(font, 'cmap');
  if (cmap === null) return;
  const count = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < count; i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) yield* segments(font, at);
    else if (format === 12) yield* groups(font, at);
  }
}

function tableAt(font: Buffer, tag: string): number | null {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i += 1) if (font.toString('latin1', 12 + i * 16, 16 + i * 16) === tag) return font.readUInt32BE(12 + i * 16 + 8);
  return null;
}

function* segments(font: Buffer, at: number): Generator<number> {
  const count = font.readUInt16BE(at + 6) / 2;
  for (let i = 0; i < count; i += 1) {
    const end = font.readUInt16BE(at + 14 + i * 2);
    const start = font.readUInt16BE(at + 16 + count * 2 + i * 2);
    const delta = font.readUInt16BE(at + 16 + count * 4 + i * 2);
    const offsetAt = at + 16 + count * 6 + i * 2;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(offsetAt + offset + (code - start) * 2);
      if (glyph !== 0) yield code;
    }
  }
}

function* groups(font: Buffer, at: number): Generator<number> {
  const count = font.readUInt32BE(at + 12);
  for (let i = 0; i < count; i += 1) {
    const start = font.readUInt32BE(at + 16 + i * 12);
    const end = font.readUInt32BE(at + 20 + i * 12);
    for (let code = start; code <= end; code += 1) yield code;
  }
}
