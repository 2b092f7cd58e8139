/**
 * `<mt-ballot>`: tap to add a dot, what is left is counted at once. The number fields inside stay what is sent; all words come ready
 * from the server, one for each number.
 */
class BallotIsland extends HTMLElement {
  #dots = 0;
  #max = 0;
  #inputs: HTMLInputElement[] = [];
  #shown = new Map<HTMLInputElement, { row: HTMLElement; minus: HTMLButtonElement; plus: HTMLButtonElement }>();
  #rest: HTMLElement | null = null;
  #heard: HTMLElement = document.createElement('p');
  #timer = 0;

  connectedCallback(): void {
    this.#dots = Number(this.getAttribute('dots'));
    this.#max = Number(this.getAttribute('max'));
    this.#inputs = [...this.querySelectorAll('input')];
    this.#rest = this.querySelector('.mt-ballot__rest');
    this.#heard.className = 'kern-sr-only';
    this.#heard.setAttribute('role', 'status');
    this.append(this.#heard);
    for (const input of this.#inputs) this.#dress(input);
    this.classList.add('mt-ballot--live');
    this.#count();
  }

  /** Buttons on both sides of the field, and the dots above it. The buttons say which option they are for. */
  #dress(input: HTMLInputElement): void {
    const title = input.labels?.[0]?.textContent?.trim() ?? '';
    const step = (by: number, sign: string, label: string): HTMLButtonElement => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = `mt-step mt-step--${by > 0 ? 'add' : 'take'}`;
      button.setAttribute('aria-label', `${label}: ${title}`);
      button.textContent = sign;
      button.addEventListener('click', () => this.#move(input, by));
      return button;
    };
    const row = document.createElement('span');
    row.className = 'mt-dots';
    row.setAttribute('aria-hidden', 'true');
    row.addEventListener('click', () => this.#move(input, 1));
    const minus = step(-1, '−', this.getAttribute('take') ?? '');
    const plus = step(1, '+', this.getAttribute('add') ?? '');
    input.before(minus);
    input.after(plus);
    input.closest('.mt-option__dots')?.prepend(row);
    input.addEventListener('input', () => this.#changed(input));
    input.addEventListener('focus', () => input.select());
    this.#shown.set(input, { row, minus, plus });
  }

  #value(input: HTMLInputElement): number {
    const n = Number(input.value);
    return Number.isInteger(n) && n > 0 ? n : 0;
  }

  #left(): number {
    return this.#dots - this.#inputs.reduce((sum, input) => sum + this.#value(input), 0);
  }

  #move(input: HTMLInputElement, by: number): void {
    const next = this.#value(input) + by;
    if (next < 0 || next > this.#max || (by > 0 && this.#left() <= 0)) return this.#say(this.#restText());
    input.value = String(next);
    this.#changed(input);
  }

  #changed(input: HTMLInputElement): void {
    this.#count();
    const given = texts(this, 'given')[this.#value(input)] ?? String(this.#value(input));
    this.#say(`${given} ${this.#restText()}`);
  }

  #count(): void {
    const left = this.#left();
    for (const [input, { row, minus, plus }] of this.#shown) {
      const n = this.#value(input);
      drawDots(row, n, Math.min(this.#max, 10));
      minus.setAttribute('aria-disabled', String(n === 0));
      plus.setAttribute('aria-disabled', String(left <= 0 || n >= this.#max));
      input.closest('.mt-option')?.classList.toggle('mt-option--given', n > 0);
    }
    if (this.#rest === null) return;
    this.#rest.textContent = this.#restText();
    this.#rest.classList.toggle('mt-ballot__rest--over', left < 0);
    this.#rest.classList.toggle('mt-ballot__rest--none', left === 0);
    const row = document.createElement('span');
    row.className = 'mt-dots';
    row.setAttribute('aria-hidden', 'true');
    drawDots(row, Math.max(0, left), Math.min(this.#dots, 10));
    if (this.#dots <= 10) this.#rest.append(row);
  }

  #restText(): string {
    const left = this.#left();
    return (left >= 0 ? texts(this, 'rest')[left] : texts(this, 'over')[Math.min(-left, this.#dots)]) ?? '';
  }

  /** Waits a moment, so that quick taps are one announcement. */
  #say(text: string): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => { this.#heard.textContent = text; }, 250);
  }
}

function texts(element: HTMLElement, name: string): string[] {
  return JSON.parse(element.getAttribute(name) ?? '[]') as string[];
}

function drawDots(row: HTMLElement, filled: number, places: number): void {
  const wanted = Math.max(places, Math.min(filled, 10));
  while (row.children.length < wanted) row.append(Object.assign(document.createElement('i'), { className: 'mt-dot' }));
  while (row.children.length > wanted) row.lastElementChild?.remove();
  [...row.children].forEach((dot, i) => dot.classList.toggle('mt-dot--given', i < filled));
}

customElements.define('mt-ballot', BallotIsland);
