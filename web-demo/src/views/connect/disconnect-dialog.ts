import { css, html, LitElement, nothing } from 'lit';
import type { Connection, DisconnectReport } from '../../api/client.js';
import { t } from '../../i18n/t.js';
import type { App } from '../../stores/app.js';
import { SyncStore } from '../../stores/sync-store.js';
import { icon } from '../../ui/controls.js';
import { errorNotice, sentence } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';

/** What disconnecting does, before; what was done, after. */
export class DisconnectDialog extends LitElement {
  static override properties = {
    app: { attribute: false },
    connection: { attribute: false },
    isOpen: { state: true },
    busy: { state: true },
    report: { state: true },
    error: { state: true },
  };

  declare app: App;
  declare connection: Connection;
  declare isOpen: boolean;
  declare busy: boolean;
  declare report: DisconnectReport | undefined;
  declare error: unknown;

  show(): void {
    this.report = undefined;
    this.error = undefined;
    this.isOpen = true;
  }

  async #go(): Promise<void> {
    const { portalId } = this.connection;
    const erase = this.renderRoot.querySelector<HTMLInputElement>('input')?.checked ?? false;
    this.busy = true;
    this.error = undefined;
    try {
      this.report = await this.app.connections.disconnect(portalId, erase);
      this.app.forget(portalId);
      await SyncStore.erase(portalId).catch(() => {}); // its key is gone: nobody can read it any more
      await this.app.session.load();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }

  #hidden(event: Event): void {
    if (event.target === event.currentTarget) {
      this.isOpen = false;
    }
  }

  protected override render(): unknown {
    const words = t.connect.disconnect;
    const { report } = this;
    return html`<wa-dialog
      ?open=${this.isOpen}
      label=${report ? words.doneTitle : words.title(this.connection.name)}
      @wa-after-hide=${this.#hidden}
    >
      ${report ? this.#done(report) : this.#ask()}
    </wa-dialog>`;
  }

  #ask(): unknown {
    const words = t.connect.disconnect;
    const mayErase = this.app.session.may('eraseData').allowed;
    return html`<div class="stack">
        <ul class="points">
          ${words.consequences.map((one) => html`<li>${one}</li>`)}
        </ul>
        <p>${words.stays} ${this.#link(this.connection.links.connectedApps)}</p>
        ${
          mayErase
            ? html`<label class="erase"
                ><input type="checkbox" />
                <span>${words.erase}<br /><span class="muted small">${words.eraseHint}</span></span></label
              >`
            : nothing
        }
        ${this.error ? errorNotice(this.error) : nothing}
      </div>
      <wa-button slot="footer" appearance="outlined" data-dialog="close">${t.app.cancel}</wa-button>
      <wa-button slot="footer" variant="danger" ?loading=${this.busy} @click=${this.#go}>${words.confirm}</wa-button>`;
  }

  #done({ steps, link, advice }: DisconnectReport): unknown {
    return html`<div class="stack" role="status">
        <ul class="steps">
          ${steps.map(
            ({ done, words }) =>
              html`<li>
                <span class=${done ? 'good-text' : 'warn-text'}>${icon(done ? 'check' : 'triangle-exclamation')}</span>
                ${sentence(words)}
              </li>`,
          )}
        </ul>
        <p>${sentence(advice)} ${this.#link(link)}</p>
      </div>
      <wa-button slot="footer" variant="brand" data-dialog="close">${t.app.close}</wa-button>`;
  }

  #link(address: string): unknown {
    return html`<a href=${address} target="_blank" rel="noopener noreferrer"
      >${t.connect.disconnect.connectedApps} ${icon('arrow-up-right-from-square')}</a
    >`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        display: contents;
      }
      .erase {
        display: flex;
        gap: 0.6rem;
        align-items: start;
      }
      .erase input {
        margin-top: 0.2rem;
        accent-color: var(--bad);
      }
      .steps {
        display: grid;
        gap: 0.4rem;
      }
      .steps li {
        display: grid;
        grid-template-columns: 1.4rem minmax(0, 1fr);
      }
    `,
  ];
}

customElements.define('ts-disconnect-dialog', DisconnectDialog);
