import type { ComponentChildren } from 'preact';
import { Island } from './document.tsx';
import { useText } from './view.ts';
import { words } from './words.ts';

/** Copies a text that is visible beside it; without script there is no button and the text can be marked. */
export function CopyButton({ text }: { text: string }) {
  const t = useText(words);
  return <Island name="copy-button" text={text} label={t('copy')} done={t('copied')} />;
}

/** Opens the print dialogue; without script it says how to print. */
export function PrintButton() {
  const t = useText(words);
  return (
    <Island name="print-button" label={t('print')}>
      <p class="mt-muted mt-small">{t('print_hint')}</p>
    </Island>
  );
}

export interface SavePictureProps {
  /** Without ending. */
  readonly fileName: string;
  /** Lines above and below the QR code in the picture. */
  readonly title: string;
  readonly text: string;
  /** Contains the {@link QrCode}; shown with or without script. */
  readonly children: ComponentChildren;
}

/** A QR code that can be kept or forwarded as a picture. */
export function SavePicture({ fileName, title, text, children }: SavePictureProps) {
  const t = useText(words);
  return <Island name="save-picture" file={fileName} heading={title} text={text} label={t('save_picture')}>{children}</Island>;
}

/** Slips to print and cut: two beside each other on paper, none torn by a page break. */
export function Slips({ children }: { children: readonly ComponentChildren[] }) {
  return <ul class="mt-slips" role="list">{children.map((child) => <li>{child}</li>)}</ul>;
}
