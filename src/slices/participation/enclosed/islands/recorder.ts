/** Speech, not music: ten minutes are some two megabytes. */
const BITS_PER_SECOND = 32_000;
const MOST_MS = 10 * 60_000;

/**
 * `<mt-recorder start stop done refused>` around a file field: a button that records with the device's microphone and puts the recording into the
 * field. Nothing is recorded or sent before somebody presses it; without script or microphone the field takes a file.
 */
class Recorder extends HTMLElement {
  #running: MediaRecorder | null = null;

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null || typeof MediaRecorder === 'undefined' || navigator.mediaDevices === undefined) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'kern-btn kern-btn--secondary';
    const label = document.createElement('span');
    label.className = 'kern-label';
    label.textContent = this.getAttribute('start');
    button.append(label);
    const told = document.createElement('p');
    told.setAttribute('role', 'status');
    this.prepend(button, told);
    button.addEventListener('click', () => {
      if (this.#running !== null) this.#running.stop();
      else void this.#record(input, label, told);
    });
  }

  disconnectedCallback(): void {
    this.#running?.stop();
  }

  async #record(input: HTMLInputElement, label: HTMLElement, told: HTMLElement): Promise<void> {
    told.textContent = '';
    let voice: MediaStream;
    try {
      voice = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      told.textContent = this.getAttribute('refused');
      return;
    }
    const recorder = new MediaRecorder(voice, { audioBitsPerSecond: BITS_PER_SECOND });
    const parts: Blob[] = [];
    const limit = setTimeout(() => recorder.stop(), MOST_MS);
    recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
    recorder.addEventListener('stop', () => {
      clearTimeout(limit);
      for (const track of voice.getTracks()) track.stop();
      this.#running = null;
      label.textContent = this.getAttribute('start');
      const files = new DataTransfer();
      files.items.add(new File(parts, 'recording', { type: recorder.mimeType }));
      input.files = files.files;
      told.textContent = this.getAttribute('done');
    });
    recorder.start();
    this.#running = recorder;
    label.textContent = this.getAttribute('stop');
  }
}

customElements.define('mt-recorder', Recorder);
