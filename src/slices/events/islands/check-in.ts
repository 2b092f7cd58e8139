import { addButton } from '../../../islands/shared/button.ts';

/** What waits to be sent: opaque ids and numbers, never a name. */
interface Kept {
  /** Address of the form, which says what is told. */
  readonly to: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Tells one thing told from the next, also for the name that is kept beside it. */
  readonly key: string;
}
/** What the server says to it. */
interface Said {
  readonly number?: number;
  readonly again?: boolean;
  readonly walkIn?: boolean;
  readonly message?: string;
}
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i;
const AGAIN_MS = 4_000;
const LOOK_MS = 250;
const RETRY_MS = 15_000;

/** A random UUID (version 4), also where the page did not come over TLS. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const isGet = (form: HTMLFormElement): boolean => form.method === 'get';

/**
 * `<mt-check-in action event session …>` around the door's list and forms: lets people in without loading the page anew, reads tickets with
 * the camera, finds names while one types, and keeps what could not be sent until the line is back. The server takes each arrival as a statement
 * ("two of them are here"), so sending one twice changes nothing. Without a line nothing leads away from the page, because it could not come back.
 */
class CheckIn extends HTMLElement {
  private readonly status = document.createElement('output');
  private sending = false;
  private stream: MediaStream | null = null;
  private readonly lately = new Map<string, number>();
  /** Names of people who came without having registered: until they are sent, and in this page alone. */
  private readonly names = new Map<string, string>();

  connectedCallback(): void {
    this.status.setAttribute('role', 'status');
    this.prepend(this.status);
    this.addEventListener('submit', (event) => { this.pressed(event); });
    this.closest('main')?.addEventListener('input', (event) => { this.find(event.target as HTMLInputElement); });
    document.addEventListener('submit', (event) => { if (isGet(event.target as HTMLFormElement)) this.stay(event); });
    document.addEventListener('click', (event) => { if ((event.target as Element).closest('a[href]') !== null) this.stay(event); });
    window.addEventListener('online', () => { void this.send(); });
    window.addEventListener('beforeunload', (event) => { if (this.names.size > 0) event.preventDefault(); });
    setInterval(() => { void this.send(); }, RETRY_MS);
    if ('BarcodeDetector' in window && 'mediaDevices' in navigator) this.addCamera((window as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector);
    if (this.kept().length > 0) { this.say(this.text('kept', this.kept().length), false); void this.send(); }
  }

  /** Without a line the page would be gone, and the list with it. */
  private stay(event: Event): void {
    if (navigator.onLine) return;
    event.preventDefault();
    this.say(this.text('stay', ''), true);
  }

  /** Names and numbers of the list that fit what is being typed. */
  private find(field: HTMLInputElement): void {
    if (field.name !== 'q') return;
    const asked = field.value.trim().toLowerCase();
    for (const row of this.querySelectorAll<HTMLElement>('li[data-id]')) row.style.display = (row.firstElementChild?.textContent ?? '').toLowerCase().includes(asked) ? '' : 'none';
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
    if (isGet(form)) return;
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') fields[name] = value;
    // A field named id hides the form's own.
    if (form.getAttribute('id') === 'code' && fields['code'] === undefined) return;
    const key = randomId();
    if (fields['name'] !== undefined) this.names.set(key, fields['name']);
    delete fields['name'];
    this.tell({ to: form.action, fields, key });
    this.ready(form);
  }

  /** The form for the next one. A row waits for its answer. */
  private ready(form: HTMLFormElement): void {
    const row = form.closest('li');
    if (row !== null) return this.wait(row, true);
    form.reset();
    const id = form.querySelector<HTMLInputElement>('input[name="id"]');
    if (id !== null) id.value = randomId();
  }

  private wait(row: HTMLElement, waiting: boolean): void {
    row.classList.toggle('mt-door__here', waiting);
    for (const button of row.querySelectorAll('button')) button.disabled = waiting;
  }

  private tell(one: Kept): void {
    this.keep([...this.kept(), { ...one, fields: { ...one.fields, at: String(Date.now()) } }]);
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

  private async deliver({ to, fields, key }: Kept): Promise<boolean> {
    const name = this.names.get(key);
    const body = new URLSearchParams({ ...fields, ...(name === undefined ? {} : { name }) });
    const answer = await fetch(to, { method: 'POST', body, headers: { accept: 'application/json' }, redirect: 'manual' }).catch(() => null);
    if (answer === null || answer.status >= 500 || answer.status === 429) {
      this.say(this.text('kept', this.kept().length), true);
      return false;
    }
    if (answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect') {
      this.say(this.text('out', this.kept().length), true);
      return false;
    }
    this.names.delete(key);
    this.answered(fields, answer.ok, (await answer.json().catch(() => ({}))) as Said);
    return true;
  }

  private answered(fields: Kept['fields'], taken: boolean, said: Said): void {
    const row = this.querySelector<HTMLElement>(`li[data-id="${CSS.escape(fields['id'] ?? '')}"]`) ?? this.querySelector<HTMLElement>(`li[data-number="${said.number ?? ''}"]`);
    if (!taken) {
      this.say(said.message ?? this.text('bad', ''), true);
      if (row !== null) this.wait(row, false);
    } else if (fields['undo'] !== undefined) this.anew();
    else {
      this.say(said.walkIn === true ? (said.message ?? '') : this.text(said.again === true ? 'twice' : 'here', said.number ?? ''), said.again === true);
      row?.classList.add('mt-door__here');
      row?.querySelector('form:not(:has([name="undo"]))')?.remove();
    }
  }

  /** Loads the list anew, without what an earlier press said. */
  private anew(): void {
    const at = new URL(location.href);
    for (const name of ['number', 'arrived', 'again', 'walkin', 'ticket']) at.searchParams.delete(name);
    location.replace(at);
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
    this.tell({ to: this.getAttribute('action') ?? '', fields: { id, session: this.getAttribute('session') ?? '' }, key: randomId() });
  }
}

customElements.define('mt-check-in', CheckIn);
