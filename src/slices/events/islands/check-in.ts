import { addButton } from '../../../islands/shared/button.ts';

/** What waits to be sent: opaque ids and numbers, never a name. */
interface Kept {
  readonly id: string;
  readonly places: string;
  readonly session: string;
  readonly at: number;
}
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i;
const AGAIN_MS = 4_000;
const LOOK_MS = 250;
const RETRY_MS = 15_000;

/**
 * `<mt-check-in action event session …>` around the door's list: lets people in without loading the page anew, reads tickets with the
 * camera, and keeps what could not be sent until the line is back. The server takes each arrival as a statement ("two of them are here"), so
 * sending one twice changes nothing.
 */
class CheckIn extends HTMLElement {
  private readonly status = document.createElement('output');
  private sending = false;
  private stream: MediaStream | null = null;
  private readonly lately = new Map<string, number>();

  connectedCallback(): void {
    this.status.setAttribute('role', 'status');
    this.prepend(this.status);
    this.addEventListener('submit', (event) => { this.pressed(event); });
    window.addEventListener('online', () => { void this.send(); });
    setInterval(() => { void this.send(); }, RETRY_MS);
    if ('BarcodeDetector' in window && 'mediaDevices' in navigator) this.addCamera((window as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector);
    if (this.kept().length > 0) { this.say(this.text('kept', this.kept().length), false); void this.send(); }
  }

  private text(name: string, n: number | string): string {
    return (this.getAttribute(name) ?? '').replace('{n}', String(n));
  }

  private say(text: string, bad: boolean): void {
    this.status.textContent = text;
    this.status.className = bad ? 'mt-door__bad' : '';
  }

  private get key(): string {
    return `door.${this.getAttribute('event') ?? ''}`;
  }

  private kept(): Kept[] {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? '[]') as Kept[];
    } catch {
      return [];
    }
  }

  private keep(list: readonly Kept[]): void {
    if (list.length === 0) localStorage.removeItem(this.key);
    else localStorage.setItem(this.key, JSON.stringify(list));
  }

  private pressed(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (!form.hasAttribute('data-arrival')) return;
    event.preventDefault();
    const data = new FormData(form);
    const value = (name: string): string => { const given = data.get(name); return typeof given === 'string' ? given : ''; };
    this.arrived(value('id'), value('places'));
  }

  private arrived(id: string, places: string): void {
    this.keep([...this.kept(), { id, places, session: this.getAttribute('session') ?? '', at: Date.now() }]);
    void this.send();
  }

  /** Sends one after the other; what the server refuses for good is dropped and said, what did not get there stays. */
  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.kept()[0]; next !== undefined; next = this.kept()[0]) {
        if (!(await this.deliver(next))) break;
        this.keep(this.kept().slice(1));
      }
    } finally {
      this.sending = false;
    }
  }

  private async deliver(one: Kept): Promise<boolean> {
    const body = new URLSearchParams({ id: one.id, places: one.places, session: one.session, at: String(one.at) });
    const answer = await fetch(this.getAttribute('action') ?? '', { method: 'POST', body, headers: { accept: 'application/json' }, redirect: 'manual' }).catch(() => null);
    if (answer === null || answer.status >= 500 || answer.status === 429) {
      this.say(this.text('kept', this.kept().length), true);
      return false;
    }
    if (answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect') {
      this.say(this.text('out', this.kept().length), true);
      return false;
    }
    const said = (await answer.json().catch(() => ({}))) as { number?: number; again?: boolean };
    if (answer.ok) this.welcome(one.id, said);
    else this.say(this.text('bad', ''), true);
    return true;
  }

  private welcome(id: string, said: { number?: number; again?: boolean }): void {
    this.say(this.text(said.again === true ? 'twice' : 'here', said.number ?? ''), said.again === true);
    const row = this.querySelector(`[data-id="${CSS.escape(id)}"]`);
    row?.classList.add('mt-door__here');
    row?.querySelector('form[data-arrival]')?.remove();
  }

  private addCamera(Reader: DetectorClass): void {
    const label = this.getAttribute('camera') ?? '';
    const text = addButton(this, label, () => { void (this.stream === null ? this.open(Reader, text) : this.close(text)); });
    this.insertBefore(text.parentElement as HTMLElement, this.status.nextSibling);
  }

  private async open(Reader: DetectorClass, text: HTMLElement): Promise<void> {
    this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => null);
    if (this.stream === null) return;
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = this.stream;
    this.insertBefore(video, (text.parentElement as HTMLElement).nextSibling);
    text.textContent = this.getAttribute('stop') ?? '';
    await video.play();
    const reader = new Reader({ formats: ['qr_code'] });
    while (this.stream !== null && this.isConnected) {
      for (const { rawValue } of await reader.detect(video).catch(() => [])) this.saw(rawValue);
      await new Promise((resolve) => { setTimeout(resolve, LOOK_MS); });
    }
  }

  private close(text: HTMLElement): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.querySelector('video')?.remove();
    text.textContent = this.getAttribute('camera') ?? '';
  }

  /** The same code stays in front of the camera for a while. */
  private saw(raw: string): void {
    const id = ID.exec(raw)?.[0]?.toLowerCase();
    const now = Date.now();
    if (id === undefined || now - (this.lately.get(id) ?? 0) < AGAIN_MS) return;
    this.lately.set(id, now);
    this.arrived(id, '');
  }
}

customElements.define('mt-check-in', CheckIn);
