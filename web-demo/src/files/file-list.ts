import { css, html, LitElement, nothing } from 'lit';
import { bytes, counted } from '../parts/format.js';
import { shared } from '../parts/styles.js';
import type { FileEntry } from './workbench.js';

/** The files that were given, how far each has come, and what is wrong with it. */
export class FileList extends LitElement {
  // The entries change in place: whoever hands them over asks for the update.
  static override properties = { files: { attribute: false, hasChanged: () => true } };

  declare files: FileEntry[];

  constructor() {
    super();
    this.files = [];
  }

  protected override render(): unknown {
    const { files } = this;
    const list = html`<ul aria-label="Files">
      ${files.map((entry) => this.#entry(entry))}
    </ul>`;
    if (files.length === 1 || files.some(({ state, fault }) => state !== 'read' || fault)) {
      return list;
    }
    const records = files.reduce((sum, { progress }) => sum + progress.records, 0);
    return html`<details>
      <summary>
        ${counted(files.length, 'file')} <span class="muted small">with ${counted(records, 'record')}</span>
      </summary>
      ${list}
    </details>`;
  }

  #entry({ file, object, state, progress, fault }: FileEntry): unknown {
    return html`<li>
      <span class="name">${file.name}</span>
      <span class="badge">${object}</span>
      <span class="muted small">${bytes(file.size)}</span>
      ${
        state === 'reading'
          ? html`<progress
              max=${file.size || 1}
              value=${progress.bytesRead}
              aria-label="Reading ${file.name}"
            ></progress>`
          : nothing
      }
      <span class="small ${state === 'failed' ? 'bad' : 'muted'}">${this.#said(state, progress)}</span>
      ${
        fault
          ? html`<p class="fault small">
              ${fault.meaning.charAt(0).toUpperCase() + fault.meaning.slice(1)}${fault.detail ? `: ${fault.detail}` : ''}
              <span class="muted">(${fault.where})</span>. What to do: ${fault.remedy}.
            </p>`
          : nothing
      }
    </li>`;
  }

  #said(state: FileEntry['state'], { records, pages }: FileEntry['progress']): string {
    const read = `${counted(records, 'record')} in ${counted(pages, 'page')}`;
    return {
      waiting: 'waiting',
      reading: read,
      read,
      stopped: `stopped after ${read}`,
      failed: `not read to its end: ${read}`,
    }[state];
  }

  static override styles = [
    shared,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 0.7rem;
        align-items: center;
        padding: 0.3rem 0;
      }
      summary {
        padding: 0.3rem 0;
        font-weight: 550;
        cursor: pointer;
      }
      .name {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .bad {
        color: var(--bad);
      }
      .fault {
        flex-basis: 100%;
        padding: 0.4rem 0.7rem;
        border-radius: 8px;
        background: var(--warn-soft);
        overflow-wrap: anywhere;
      }
      progress {
        flex: 1 1 8rem;
        max-width: 22rem;
        height: 0.5rem;
        accent-color: var(--accent);
      }
    `,
  ];
}

customElements.define('file-list', FileList);
