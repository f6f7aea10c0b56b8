import { css, html, LitElement } from 'lit';
import { shared } from '../parts/styles.js';
import type { PageObject } from './workbench.js';

export interface ChosenFiles {
  files: File[];
  object: PageObject | 'auto';
}

/** Where files are dropped or chosen; event "files" with what was given. `small` once there is something to show. */
export class FileDrop extends LitElement {
  static override properties = { small: { type: Boolean, reflect: true }, over: { type: Boolean, reflect: true } };

  declare small: boolean;
  declare over: boolean;
  #object: PageObject | 'auto' = 'auto';

  constructor() {
    super();
    this.small = false;
    this.over = false;
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.over = true;
    });
    this.addEventListener('dragleave', () => (this.over = false));
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.over = false;
      this.#give(Array.from(event.dataTransfer?.files ?? []));
    });
  }

  #give(files: File[]): void {
    if (files.length > 0) {
      this.dispatchEvent(new CustomEvent<ChosenFiles>('files', { detail: { files, object: this.#object } }));
    }
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.#give(Array.from(input.files ?? []));
    input.value = ''; // so that the same file can be chosen again
  }

  #choose(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input')?.click();
  }

  protected override render(): unknown {
    return html`
      <div class="words">
        <h2>${this.small ? 'Add more files' : 'Drop page files here'}</h2>
        <p class="muted small" ?hidden=${this.small}>
          Answers of HubSpot's list, search or batch read calls, as <span class="mono">.json</span>,
          <span class="mono">.ndjson</span> or <span class="mono">.gz</span>.
        </p>
      </div>
      <div class="controls">
        <label>
          <span class="small muted">They hold</span>
          <select @change=${(event: Event) => (this.#object = (event.target as HTMLSelectElement).value as PageObject)}>
            <option value="auto">what their names say</option>
            <option value="contacts">contacts</option>
            <option value="companies">companies</option>
            <option value="deals">deals</option>
          </select>
        </label>
        <button class=${this.small ? '' : 'primary'} @click=${this.#choose}>Choose files</button>
        <input type="file" multiple accept=".json,.ndjson,.jsonl,.gz,application/json" hidden @change=${this.#chosen} />
        <slot></slot>
      </div>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1.1rem;
        justify-items: center;
        padding: clamp(1.5rem, 6vw, 3.5rem) 1.2rem;
        border: 2px dashed var(--line-strong);
        border-radius: 16px;
        background: var(--card);
        text-align: center;
      }
      :host([small]) {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem 1.5rem;
        align-items: center;
        justify-content: space-between;
        padding: 0.8rem 1rem;
        border-width: 1px;
        border-radius: var(--radius);
        text-align: start;
      }
      :host([over]) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      h2 {
        font-size: 1.35rem;
        line-height: 1.3;
      }
      :host([small]) h2 {
        font-size: 1rem;
      }
      .controls {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        align-items: end;
        justify-content: center;
      }
      label {
        display: grid;
        gap: 0.2rem;
        text-align: start;
      }
      :host([small]) label {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
    `,
  ];
}

customElements.define('file-drop', FileDrop);
