import { reach, type Reply } from '../../../islands/shared/line.ts';

/** Waits between attempts to get a stream again, doubled each time. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A stream that says nothing so long is held back on its way or dead: the server says something every 15 seconds. */
const SILENCE_MS = 40_000;
/** The first word comes at once; a proxy that collects answers lets nothing through. */
const FIRST_WORD_MS = 6_000;
const ASK_EVERY_MS = 4_000;
/** While asking, how often the stream is tried again. */
const TRY_STREAM_MS = 60_000;
const ATTEMPTS = 3;

/** Something typed that is on its way to the server. */
interface Outgoing {
  /** Of two with the same key only the newer is sent. */
  readonly key: string;
  readonly url: string;
  readonly body: string;
}

interface Counts {
  readonly poll: string;
  readonly total: string;
  readonly bars: readonly (readonly [string, string, string])[];
}

/** Half to one and a half times: a hall of phones does not come back in the same second. */
const jittered = (ms: number): number => ms * (0.5 + Math.random());

/**
 * `<mt-live-room>`: keeps the parts of its page as they are on the server, by a stream, or by asking where a stream does not come through, and
 * sends forms without leaving the page. What was typed is kept in the phone until it has arrived. Without it the forms and a reload button do all this.
 */
class LiveRoom extends HTMLElement {
  #source: EventSource | null = null;
  #version = '';
  #attempt = 0;
  #timer = 0;
  #watch = 0;
  #line: HTMLElement = document.createElement('p');
  #queue: Outgoing[] = [];
  #sending = false;
  #wait = FIRST_WAIT_MS;
  /** The form after the one that was saved last: where typing goes on once that one is gone. */
  #next = '';
  readonly #dirty = new WeakSet<HTMLFormElement>();
  readonly #seen = new Map<string, string>();

  connectedCallback(): void {
    this.#version = this.#text('version');
    this.#line.className = 'mt-live__line';
    this.#line.setAttribute('role', 'status');
    this.prepend(this.#line);
    if (this.#read('device') === null) this.#keep('device', this.#text('device'));
    this.#queue = JSON.parse(this.#read('queue') ?? '[]') as Outgoing[];
    this.addEventListener('submit', (event) => this.#onSubmit(event));
    for (const kind of ['input', 'change']) this.addEventListener(kind, (event) => this.#onInput(event));
    window.addEventListener('online', () => this.#again());
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible' && this.#source === null) this.#again(); });
    this.#markSupported();
    this.#listen();
    void this.#flush();
  }

  disconnectedCallback(): void {
    this.#source?.close();
    window.clearTimeout(this.#timer);
    window.clearTimeout(this.#watch);
  }

  #text(name: string): string {
    return this.getAttribute(name) ?? '';
  }

  /** In private windows there may be no store; then what was typed lives as long as the page. */
  #read(name: string): string | null {
    try { return localStorage.getItem(`live-${name}-${this.#text('room')}`); } catch { return null; }
  }

  #keep(name: string, value: string): void {
    try { localStorage.setItem(`live-${name}-${this.#text('room')}`, value); } catch { /* nothing to keep it in */ }
  }

  #say(text: string, calm = true): void {
    if (this.#line.textContent !== text) this.#line.textContent = text;
    this.#line.classList.toggle('mt-live__line--lost', !calm);
  }

  // --- hearing ---

  #listen(): void {
    this.#source?.close();
    const source = new EventSource(`${this.#text('stream')}&have=${encodeURIComponent(this.#version)}`);
    this.#source = source;
    this.#expect(FIRST_WORD_MS);
    for (const event of ['hello', 'parts', 'beat']) {
      source.addEventListener(event, (message) => {
        if (this.#source !== source) return;
        this.#attempt = 0;
        this.#expect(SILENCE_MS);
        this.#up();
        if (event === 'parts') this.#take((message as MessageEvent<string>).data);
      });
    }
    source.addEventListener('error', () => { if (this.#source === source) this.#lost(); });
  }

  #expect(ms: number): void {
    window.clearTimeout(this.#watch);
    this.#watch = window.setTimeout(() => this.#lost(), ms);
  }

  #up(): void {
    this.classList.add('mt-live--up');
    if (this.#line.classList.contains('mt-live__line--lost') || this.#line.textContent === '') this.#say(this.#text('connected'));
    void this.#flush();
  }

  #lost(): void {
    window.clearTimeout(this.#watch);
    this.#source?.close();
    this.#source = null;
    this.#attempt += 1;
    if (this.#attempt >= ATTEMPTS) return this.#ask(performance.now() + TRY_STREAM_MS);
    this.classList.remove('mt-live--up');
    this.#say(this.#text('lost'), false);
    this.#later(() => this.#listen(), jittered(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt)));
  }

  #later(work: () => void, ms: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(work, ms);
  }

  #again(): void {
    this.#attempt = 0;
    this.#listen();
    void this.#flush();
  }

  /** The stream does not come through: asks every few seconds, and tries the stream now and then. */
  #ask(until: number): void {
    const once = async (): Promise<void> => {
      const ok = await this.#askOnce();
      if (ok) { this.classList.add('mt-live--up'); this.#say(this.#text('asking')); void this.#flush(); }
      else { this.classList.remove('mt-live--up'); this.#say(this.#text('lost'), false); }
      if (performance.now() > until) { this.#attempt = ATTEMPTS - 1; this.#listen(); }
      else this.#later(() => void once(), jittered(ok ? ASK_EVERY_MS : 2 * ASK_EVERY_MS));
    };
    void once();
  }

  async #askOnce(): Promise<boolean> {
    const answer = await reach(this.#text('now'), { cache: 'no-store', headers: { accept: 'application/json', 'if-none-match': `W/"${this.#version}"` } });
    if (answer === null || (!answer.ok && answer.status !== 304)) return false;
    if (answer.ok) this.#take(answer.text);
    return true;
  }

  // --- showing ---

  #take(json: string): void {
    const { version, parts } = JSON.parse(json) as { version: string; parts: Record<string, string> };
    this.#version = version;
    for (const [name, body] of Object.entries(parts)) {
      if (this.#seen.get(name) === body) continue;
      this.#seen.set(name, body);
      if (name !== 'counts') this.#show(name, body);
    }
    if (parts['counts']) this.#count(JSON.parse(parts['counts']) as Counts);
    this.#markSupported();
  }

  #show(name: string, body: string): void {
    const place = this.querySelector<HTMLElement>(`[data-live="${name}"]`);
    if (place === null) return;
    const fresh = new DOMParser().parseFromString(body, 'text/html').body;
    if (name !== 'work' && this.#mustStay(place, fresh)) return;
    const focus = focusIn(place);
    if (name === 'work') this.#keepTyped(place, fresh);
    place.replaceChildren(...fresh.childNodes);
    if (focus !== null) place.querySelector<HTMLElement>(focus)?.focus();
    else if (this.#next !== '' && document.activeElement === document.body) place.querySelector<HTMLElement>(`#${CSS.escape(this.#next)} :is(textarea, input:not([type="hidden"]))`)?.focus();
    if (place.querySelector('mt-ballot') !== null && customElements.get('mt-ballot') === undefined) void import(this.#text('dots'));
    const news = this.#text('newpoll');
    if (name === 'poll' && place.querySelector('form') !== null) this.#say(news);
    else if (name === 'poll' && this.#line.textContent === news) this.#say(this.#text('connected'));
  }

  /** What somebody is filling in stays, as long as it can still be sent. */
  #mustStay(place: HTMLElement, fresh: HTMLElement): boolean {
    const [mine, theirs] = [place.querySelector('form'), fresh.querySelector('form')];
    if (mine === null || theirs === null || !this.#dirty.has(mine)) return false;
    const poll = (form: HTMLFormElement): string | undefined => form.querySelector<HTMLInputElement>('[name="poll"]')?.value;
    return poll(mine) === poll(theirs);
  }

  /** Where there are many forms, those that somebody types in stay themselves; also when the page has no more need of them. */
  #keepTyped(place: HTMLElement, fresh: HTMLElement): void {
    for (const mine of place.querySelectorAll('form')) {
      if (!this.#dirty.has(mine)) continue;
      const theirs = fresh.querySelector(`#${CSS.escape(mine.id)}`);
      if (theirs === null) fresh.append(mine);
      else theirs.replaceWith(mine);
    }
  }

  #count({ poll, total, bars }: Counts): void {
    for (const list of this.querySelectorAll(`[data-bars="${poll}"]`)) {
      [...list.children].forEach((row, i) => {
        const [count, share, width] = bars[i] ?? ['', '', '0'];
        set(row, '[data-count]', count);
        set(row, '[data-share]', share);
        row.querySelector('[data-fill]')?.setAttribute('width', width);
      });
    }
    for (const place of this.querySelectorAll(`[data-total="${poll}"]`)) if (place.textContent !== total) place.textContent = total;
  }

  // --- sending ---

  #onInput(event: Event): void {
    const form = (event.target as HTMLElement).closest('form');
    if (form !== null) this.#dirty.add(form);
  }

  #onSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const what = /\/rooms\/[^/]+\/(answer|ask|support|translate)$/.exec(new URL(form.action).pathname)?.[1];
    if (what === undefined || (form.action.includes('/desk/') && what !== 'translate')) return;
    event.preventDefault();
    if (what === 'translate') return void this.#save(form);
    const fields = new URLSearchParams(typedIn(form, event.submitter));
    fields.set('device', this.#read('device') ?? this.#text('device'));
    this.#enqueue({ key: this.#keyOf(what, fields), url: form.action, body: fields.toString() });
    this.#say(this.#text('queued'));
    void this.#flush();
  }

  /** Also numbers what is sent, so that the server can tell a repetition from a change of mind. */
  #keyOf(what: string, fields: URLSearchParams): string {
    if (what === 'support') return `support ${fields.get('question')}`;
    if (what === 'answer') {
      const poll = fields.get('poll') ?? '';
      const turn = Number(this.#read(`turn-${poll}`) ?? 0) + 1;
      this.#keep(`turn-${poll}`, String(turn));
      fields.set('turn', String(turn));
      return `answer ${poll}`;
    }
    fields.set('once', crypto.randomUUID === undefined ? `${Date.now()}-${Math.random()}` : crypto.randomUUID());
    return `ask ${fields.get('text')}`;
  }

  #enqueue(one: Outgoing): void {
    // The same question typed twice while the line is down is one question.
    const known = this.#queue.find((q) => q.key === one.key && one.key.startsWith('ask '));
    if (known === undefined) this.#queue = [...this.#queue.filter((q) => q.key !== one.key), one];
    this.#keep('queue', JSON.stringify(this.#queue));
  }

  #done(one: Outgoing): void {
    this.#queue = this.#queue.filter((q) => q !== one);
    this.#keep('queue', JSON.stringify(this.#queue));
  }

  /** One after the other, in the order they were typed. */
  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let one = this.#queue[0]; one !== undefined; one = this.#queue[0]) {
      const answer = await reach(one.url, { method: 'POST', body: one.body, headers: SENDING });
      if (answer === null || answer.status === 429 || answer.status >= 500) {
        this.#say(this.#text('queued'), false);
        window.setTimeout(() => { void this.#flush(); }, jittered(this.#wait));
        this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
        break;
      }
      this.#wait = FIRST_WAIT_MS;
      this.#arrived(one, answer.ok, dataOf(answer));
    }
    this.#sending = false;
  }

  /** One of many forms: the page stays, so what is typed in the others is not lost. Only what the server has is let go. */
  async #save(form: HTMLFormElement): Promise<void> {
    const sent = typedIn(form);
    const answer = await reach(form.action, { method: 'POST', body: sent, headers: SENDING });
    for (const old of form.querySelectorAll('[data-refused]')) old.remove();
    if (answer?.ok !== true) return this.#tellIn(form, answer === null ? this.#text('unsaved') : (dataOf(answer).problems?.join(' ') ?? this.#text('unsaved')));
    this.#say(this.#text('saved'));
    if (typedIn(form) === sent) this.#dirty.delete(form);
    this.#next = form.nextElementSibling?.id ?? '';
    await this.#askOnce();
  }

  #arrived(one: Outgoing, ok: boolean, data: Arrived): void {
    const fields = new URLSearchParams(one.body);
    const what = one.key.split(' ')[0];
    this.#done(one);
    if (!ok) return this.#refused(what, data);
    if (data.state === 'older' && data.turn !== undefined && what === 'answer') return this.#outrun(one, fields, data.turn);
    if (what === 'support') this.#supported(fields.get('question') ?? '', fields.get('stand') === 'yes');
    if (what === 'ask') this.#empty(fields.get('text') ?? '');
    const form = this.querySelector<HTMLFormElement>(what === 'answer' ? '#answer' : '#asking');
    if (form !== null && what === 'answer') this.#dirty.delete(form);
    for (const problems of this.querySelectorAll('[data-refused]')) problems.remove();
    this.#say(what === 'answer' ? this.#text('thanks') : what === 'ask' ? this.#text(data.shown === true ? 'asked' : 'waiting') : this.#text('sent'));
  }

  /** Another tab of this phone answered more often: this answer is the newest all the same, unless it was replaced meanwhile. */
  #outrun(one: Outgoing, fields: URLSearchParams, turn: number): void {
    if (this.#queue.some((q) => q.key === one.key)) return;
    this.#keep(`turn-${fields.get('poll')}`, String(turn + 1));
    fields.set('turn', String(turn + 1));
    this.#enqueue({ ...one, body: fields.toString() });
  }

  #refused(what: string | undefined, data: Arrived): void {
    const form = this.querySelector(what === 'answer' ? '#answer' : what === 'ask' ? '#asking' : '#none');
    const text = data.problems?.join(' ') ?? this.#text('refused');
    if (form === null) return this.#say(text, false);
    for (const old of form.querySelectorAll('[data-refused]')) old.remove();
    this.#tellIn(form, text);
  }

  #tellIn(form: Element, text: string): void {
    this.#say(text, false);
    const problem = Object.assign(document.createElement('p'), { className: 'kern-error', textContent: text });
    problem.dataset['refused'] = '';
    form.prepend(problem);
  }

  /** A question that has arrived leaves its field, unless somebody has typed on. */
  #empty(text: string): void {
    const field = this.querySelector<HTMLTextAreaElement>('#asking textarea');
    if (field === null || field.value.trim() !== text.trim()) return;
    field.value = '';
    if (field.form !== null) this.#dirty.delete(field.form);
  }

  #supported(question: string, stands: boolean): void {
    const known = new Set(JSON.parse(this.#read('supported') ?? '[]') as string[]);
    if (stands) known.add(question);
    else known.delete(question);
    this.#keep('supported', JSON.stringify([...known]));
    this.#markSupported();
  }

  /** Of "support" and "take back" only the one that makes sense on this phone. */
  #markSupported(): void {
    const known = new Set(JSON.parse(this.#read('supported') ?? '[]') as string[]);
    for (const form of this.querySelectorAll<HTMLFormElement>('form[data-support]')) {
      const stands = known.has(form.dataset['support'] ?? '');
      for (const button of form.querySelectorAll('button')) button.hidden = (button.value === 'yes') === stands;
    }
  }
}

/** What a form holds, as it is sent. */
function typedIn(form: HTMLFormElement, button: HTMLElement | null = null): string {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) if (typeof value === 'string') body.append(name, value);
  return body.toString();
}

const SENDING = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };

const dataOf = ({ isData, text }: Reply): Arrived => (isData ? (JSON.parse(text) as Arrived) : {});

interface Arrived {
  readonly state?: string;
  readonly turn?: number;
  readonly shown?: boolean;
  readonly problems?: readonly string[];
}

function set(within: Element, selector: string, text: string): void {
  const place = within.querySelector(selector);
  if (place !== null && place.textContent !== text) place.textContent = text;
}

/** How to find what has the focus again, once its surroundings were replaced. */
function focusIn(place: HTMLElement): string | null {
  const active = document.activeElement;
  if (active === null || !place.contains(active)) return null;
  if (active.id !== '') return `#${CSS.escape(active.id)}`;
  const question = active.closest<HTMLElement>('[data-support]')?.dataset['support'];
  return question === undefined ? null : `[data-support="${question}"] button:not([hidden])`;
}

customElements.define('mt-live-room', LiveRoom);
