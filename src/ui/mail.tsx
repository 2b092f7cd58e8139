import { render } from 'preact-render-to-string';
import { dirOf, langTag, type Locale } from '../kernel/locale.ts';

/** Side of a picture, in pixels: a camera reads it from a phone's screen. */
const PICTURE = 220;

/** One piece of a mail. A link stands alone, so that it can be read aloud, copied and typed. */
export type MailBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** Something to be typed elsewhere. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** A square picture that comes with the mail under this content id; `text` says what it shows. Plain text leaves it out. */
  | { readonly kind: 'picture'; readonly text: string; readonly contentId: string };

export interface MailContent {
  readonly locale: Locale;
  readonly subject: string;
  readonly blocks: readonly MailBlock[];
  /** Who writes, in the last line. */
  readonly from: string;
}

/** Both forms of a mail from one content: plain text for every program, and HTML without styles or anything that is loaded from elsewhere. */
export function renderMail(mail: MailContent): { subject: string; text: string; html: string } {
  const text = [...mail.blocks.filter((block) => block.kind !== 'picture').map(asText), `-- \n${mail.from}`].join('\n\n');
  return { subject: mail.subject, text: `${text}\n`, html: `<!doctype html>\n${render(<MailDocument {...mail} />)}` };
}

function asText(block: MailBlock): string {
  if (block.kind === 'link') return `${block.text}\n${block.href}`;
  return block.kind === 'code' ? `    ${block.text}` : block.text;
}

function MailDocument({ locale, subject, blocks, from }: MailContent) {
  return (
    <html lang={langTag(locale)} dir={dirOf(locale)}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body>
        {blocks.map((block) => <Block {...block} />)}
        <hr />
        <p>{from}</p>
      </body>
    </html>
  );
}

function Block(block: MailBlock) {
  if (block.kind === 'code') return <h2 dir="ltr">{block.text}</h2>;
  if (block.kind === 'text') return <p>{block.text}</p>;
  if (block.kind === 'picture') return <p><img src={`cid:${block.contentId}`} alt={block.text} width={PICTURE} height={PICTURE} /></p>;
  return (
    <p>
      {block.text}
      <br />
      <a href={block.href} dir="ltr">{block.href}</a>
    </p>
  );
}
