import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

type Order = { readonly do: 'join'; readonly path: string; readonly phones: number } | { readonly do: 'vote'; readonly path: string; readonly poll: string; readonly seconds: number; readonly perSecond: number };

/** What a hall's phones saw of a round of dots. */
export interface Heard {
  /** By milliseconds from sending a dot to hearing of it: how many (phone, dot). */
  readonly histogram: readonly number[];
  /** p99 of a dot's acknowledgement, in milliseconds. */
  readonly acknowledged: number;
  readonly sent: number;
  /** By how much the number of answers grew. */
  readonly counted: number;
  readonly lost: number;
  readonly messages: number;
  readonly bytes: number;
}

const JOINING_AT_ONCE = 100;
const VOTERS = 64;
const LONGEST_MS = 5_000;
const TOTAL = /\\"total\\":\\"([\d.]+) Antwort/g;

interface Phone {
  readonly socket: Socket;
  rest: string;
  /** Answers it knows of. */
  known: number;
}

/** Plays the phones of a hall, told what to do by the bench's own process. */
export function playHall(url: string): void {
  const { hostname, port } = new URL(url);
  const hall = new PlayedHall(hostname, Number(port));
  process.on('message', (order: Order) => {
    const done = order.do === 'join' ? hall.join(order.path, order.phones) : hall.vote(order.path, order.poll, order.seconds, order.perSecond);
    done.then((answer) => process.send?.(answer), (error: unknown) => { console.error(error); process.exit(1); });
  });
}

class PlayedHall {
  readonly #host: string;
  readonly #port: number;
  readonly #phones: Phone[] = [];
  #lost = 0;
  #bytes = 0;
  #messages = 0;
  /** When the n-th dot since the beginning was sent. */
  readonly #sentAt: number[] = [];
  #histogram: number[] = [];
  #begin = 0;

  constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
  }

  async join(path: string, phones: number): Promise<number> {
    const began = performance.now();
    for (let at = 0; at < phones; at += JOINING_AT_ONCE) await Promise.all(Array.from({ length: Math.min(JOINING_AT_ONCE, phones - at) }, () => this.#joinOne(path)));
    return performance.now() - began;
  }

  /** In when the first event is there. */
  #joinOne(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
      const phone: Phone = { socket, rest: '', known: 0 };
      socket.setEncoding('latin1');
      socket.once('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n`));
      socket.once('error', reject);
      socket.once('data', () => { this.#phones.push(phone); resolve(); });
      socket.on('data', (text: unknown) => this.#hear(phone, String(text)));
      socket.on('close', () => { this.#lost += 1; });
    });
  }

  #hear(phone: Phone, text: string): void {
    const now = performance.now();
    this.#bytes += text.length;
    const all = phone.rest + text;
    let total = -1;
    for (const match of all.matchAll(TOTAL)) total = Number((match[1] as string).replaceAll('.', ''));
    // What may be the beginning of a number is kept for the next piece.
    phone.rest = all.slice(-40);
    if (total <= phone.known) return;
    if (phone === this.#phones[0]) this.#messages += 1;
    for (let n = phone.known; n < total; n += 1) {
      const sent = this.#sentAt[n];
      if (sent === undefined || n < this.#begin) continue;
      const ms = Math.min(LONGEST_MS, Math.max(0, Math.ceil(now - sent)));
      this.#histogram[ms] = (this.#histogram[ms] ?? 0) + 1;
    }
    phone.known = total;
  }

  async vote(path: string, poll: string, seconds: number, perSecond: number): Promise<Heard> {
    this.#histogram = [];
    this.#begin = this.#sentAt.length;
    const [bytes, messages, lost] = [this.#bytes, this.#messages, this.#lost];
    const waits: number[] = [];
    const voters = await Promise.all(Array.from({ length: VOTERS }, () => Voter.connect(this.#host, this.#port)));
    const began = performance.now();
    const running: Promise<void>[] = [];
    const all = seconds * perSecond;
    for (let n = 0; n < all; n += 1) {
      const due = began + (n / perSecond) * 1000;
      if (due - performance.now() > 1) await sleep(due - performance.now());
      const sent = performance.now();
      this.#sentAt.push(sent);
      running.push((voters[n % VOTERS] as Voter).give(path, poll, n).then(() => void waits.push(performance.now() - sent)));
    }
    await Promise.all(running);
    await sleep(1_500);
    for (const voter of voters) voter.end();
    waits.sort((a, b) => a - b);
    const known = Math.min(...this.#phones.map((p) => p.known));
    return {
      histogram: Array.from({ length: LONGEST_MS + 1 }, (_, ms) => this.#histogram[ms] ?? 0), acknowledged: Math.round(waits[Math.floor(waits.length * 0.99)] ?? Number.NaN), sent: all, counted: known - this.#begin, lost: this.#lost - lost,
      messages: this.#messages - messages, bytes: this.#bytes - bytes,
    };
  }
}

/** A keep-alive connection that gives one dot after the other, each for another device. */
class Voter {
  readonly #socket: Socket;
  readonly #waiting: (() => void)[] = [];
  #got = '';

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: unknown) => this.#hear(String(text)));
  }

  static connect(host: string, port: number): Promise<Voter> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true }, () => resolve(new Voter(socket)));
      socket.once('error', reject);
    });
  }

  give(path: string, poll: string, n: number): Promise<void> {
    const body = `poll=${poll}&device=${randomBytes(16).toString('base64url')}&turn=1&dots_${(n % 6) + 1}=1`;
    this.#socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\nsec-fetch-site: same-origin\r\n\r\n${body}`);
    return new Promise((resolve) => { this.#waiting.push(resolve); });
  }

  #hear(text: string): void {
    this.#got += text;
    for (;;) {
      const end = this.#got.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = this.#got.slice(0, end);
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(`a dot was answered with ${head.slice(9, 12)}`);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      const whole = Number.isNaN(length) ? this.#got.indexOf('\r\n0\r\n\r\n', end) + 7 : end + 4 + length;
      if (whole < end + 4 || this.#got.length < whole) return;
      this.#got = this.#got.slice(whole);
      this.#waiting.shift()?.();
    }
  }

  end(): void {
    this.#socket.destroy();
  }
}
