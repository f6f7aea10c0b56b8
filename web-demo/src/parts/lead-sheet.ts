import type { Explanation, Lead } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import './explanation-view.js';
import { signal } from './format.js';
import { shared } from './styles.js';

/** One lead, explained, on a sheet at the side of the page. */
export class LeadSheet extends LitElement {
  static override properties = { open: { state: true } };

  declare open: { title: string; lead?: Lead; explanation: Explanation } | undefined;

  async show(explanation: Explanation, lead?: Lead): Promise<void> {
    this.open = { title: titleOf(explanation, lead), lead, explanation };
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): unknown {
    return html`<dialog aria-labelledby="dialog-title" @click=${this.#clicked} @close=${() => (this.open = undefined)}>
      ${this.#sheet()}
    </dialog>`;
  }

  #clicked(event: MouseEvent): void {
    const dialog = event.currentTarget as HTMLDialogElement;
    if (event.target === dialog) {
      dialog.close(); // a click beside it
    }
  }

  #sheet(): unknown {
    if (!this.open) {
      return nothing;
    }
    const { title, lead, explanation } = this.open;
    return html`<div class="sheet">
      <div class="sheet-head">
        <h2 id="dialog-title">${title}</h2>
        <form method="dialog"><button class="plain" aria-label="Close">Close</button></form>
      </div>
      ${
        lead?.signals.length
          ? html`<p class="chips">
              ${lead.signals.map((one) => html`<span class="badge accent">${signal(one)}</span>`)}
            </p>`
          : nothing
      }
      <explanation-view .explanation=${explanation}></explanation-view>
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: contents; /* closed, it takes no room */
      }
      dialog {
        width: min(46rem, 100vw);
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0 0 0 auto;
        padding: 0;
        border: 0;
        border-inline-start: 1px solid var(--line);
        background: var(--card);
        color: var(--text);
        box-shadow: 0 0 3rem rgb(0 0 0 / 25%);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 35%);
      }
      .sheet {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.8rem;
        padding: 1.2rem clamp(1rem, 3vw, 1.8rem) 2rem;
      }
      .sheet-head {
        display: flex;
        gap: 1rem;
        align-items: start;
        justify-content: space-between;
      }
      h2 {
        font-size: 1.25rem;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
      }
    `,
  ];
}

/** "Ada Lovelace, ada@acme.test", as far as it is known. */
function titleOf({ lead: { email, recordId } }: Explanation, lead?: Lead): string {
  const name = [lead?.firstName, lead?.lastName].filter(Boolean).join(' ');
  return [name, email ?? `record ${recordId}`].filter(Boolean).join(', ');
}

customElements.define('lead-sheet', LeadSheet);
