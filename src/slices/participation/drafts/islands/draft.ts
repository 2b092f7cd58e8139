/**
 * `<mt-draft slug field back>`: keeps what is typed into the field of that name in this browser, once its reader ticks the box, and gives it back.
 * Nothing is kept without the tick, and nothing is sent. With `sent` it forgets.
 */
class DeviceDraft extends HTMLElement {
  connectedCallback(): void {
    const key = `draft:${this.getAttribute('slug') ?? ''}`;
    if (this.hasAttribute('sent')) {
      forget(key);
      return;
    }
    const field = this.closest('form')?.querySelector<HTMLTextAreaElement>(`textarea[name="${this.getAttribute('field') ?? ''}"]`);
    const box = this.querySelector<HTMLInputElement>('input[type=checkbox]');
    if (field == null || box === null || !works()) return;
    // A choice about this device is nobody else's business: it does not travel with the form.
    box.removeAttribute('name');
    for (const part of this.querySelectorAll<HTMLElement>('[hidden]')) part.hidden = false;
    const kept = recall(key);
    box.checked = kept !== null;
    if (kept !== null && field.value === '') {
      field.value = kept;
      this.#say(this.getAttribute('back') ?? '');
    }
    const keep = (): void => (box.checked ? remember(key, field.value) : forget(key));
    box.addEventListener('change', keep);
    field.addEventListener('input', () => { if (box.checked) keep(); });
  }

  #say(text: string): void {
    const line = document.createElement('p');
    line.setAttribute('role', 'status');
    line.textContent = text;
    this.append(line);
  }
}

const DAYS = 30;

/** Private windows and strict settings have no storage. */
function works(): boolean {
  try {
    localStorage.getItem('draft:');
    return true;
  } catch {
    return false;
  }
}

function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ text, until: Date.now() + DAYS * 86_400_000 }));
  } catch {
    // Full: the text still stands in the field.
  }
}

function recall(key: string): string | null {
  const kept = localStorage.getItem(key);
  if (kept === null) return null;
  try {
    const { text, until } = JSON.parse(kept) as { text?: unknown; until?: unknown };
    if (typeof text === 'string' && typeof until === 'number' && until > Date.now()) return text;
  } catch {
    // Not ours.
  }
  forget(key);
  return null;
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // No storage, nothing kept.
  }
}

customElements.define('mt-draft', DeviceDraft);
