import { addButton } from './shared/button.ts';

const WIDTH = 900;
const HEIGHT = 1150;
const CODE = 640;

/** `<mt-save-picture file heading text label>` around a QR code: forwards it as a picture where the device can, else downloads it. */
class SavePicture extends HTMLElement {
  connectedCallback(): void {
    addButton(this, this.getAttribute('label') ?? '', () => { void this.save(); });
  }

  private async save(): Promise<void> {
    const blob = await this.picture();
    const file = new File([blob], `${this.getAttribute('file') ?? 'qr'}.png`, { type: 'image/png' });
    if (navigator.canShare?.({ files: [file] })) {
      await navigator.share({ files: [file] }).catch(() => undefined);
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** Heading, code and text below each other on white. */
  private async picture(): Promise<Blob> {
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.drawImage(await this.code(), (WIDTH - CODE) / 2, 190, CODE, CODE);
    pen.fillStyle = '#000';
    pen.textAlign = 'center';
    write(pen, this.getAttribute('heading') ?? '', 60, 90);
    write(pen, this.getAttribute('text') ?? '', 46, 920);
    return new Promise((resolve, reject) => { canvas.toBlob((blob) => { if (blob === null) reject(new Error('no picture')); else resolve(blob); }, 'image/png'); });
  }

  private async code(): Promise<HTMLImageElement> {
    const svg = this.querySelector('svg')?.cloneNode(true) as SVGElement;
    svg.setAttribute('width', String(CODE));
    svg.setAttribute('height', String(CODE));
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    return image;
  }
}

/** Centred lines; each line as large as fits. */
function write(pen: CanvasRenderingContext2D, text: string, size: number, top: number): void {
  text.split('\n').forEach((line, i) => {
    pen.font = `600 ${size}px "Fira Sans", Vazirmatn, sans-serif`;
    const share = Math.min(1, (WIDTH - 80) / pen.measureText(line).width);
    pen.font = `600 ${Math.floor(size * share)}px "Fira Sans", Vazirmatn, sans-serif`;
    pen.fillText(line, WIDTH / 2, top + i * size * 1.4);
  });
}

customElements.define('mt-save-picture', SavePicture);
