import { css, html, LitElement, nothing } from 'lit';
import type { Connection } from '../../api/client.js';
import { t } from '../../i18n/t.js';
import type { App } from '../../stores/app.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { errorNotice } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import './connection-card.js';
import './help-topics.js';
import { Connecting } from './connecting.js';
import { confirmDialog } from './confirm-dialog.js';

interface Notice {
  variant: 'success' | 'warning';
  text: string;
  more?: string;
}

/** The Connect tab: the HubSpot accounts, one card each, and how to connect one. */
export class ConnectView extends LitElement {
  static override properties = { app: { attribute: false }, notice: { state: true }, error: { state: true } };

  declare app: App;
  declare notice: Notice | undefined;
  declare error: unknown;

  #connecting = new Connecting(this, () => this.app);

  constructor() {
    super();
    new Follow(this, () => [this.app.session, this.app.connections, this.app.router]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.updateComplete.then(() => this.#cameBack());
  }

  /** Back from HubSpot: what the address says of it is told, and taken out of the address. */
  #cameBack(): void {
    const { query } = this.app.router.place;
    const what = query.get('hubspot');
    const portal = query.get('portal');
    if (what === 'connected' && portal) {
      this.notice = { variant: 'success', text: t.app.notices.connected(portal) };
    } else if (what === 'failed') {
      const text = t.app.notices.failed(query.get('code') ?? '');
      this.notice = { variant: 'warning', text, more: t.app.notices.failedHelp };
    }
    if (what) {
      this.app.router.go('connect', { portal: what === 'failed' ? null : portal }, { replace: true });
    }
    if (what === 'confirm') {
      void this.app.session.load();
    }
  }

  async #confirm(portalId: number, accept: boolean): Promise<void> {
    try {
      await this.app.connections.confirm(portalId, accept);
      await this.app.session.load();
      this.app.router.go('connect', { portal: accept ? String(portalId) : null }, { replace: true });
    } catch (error) {
      this.error = error;
    }
  }

  protected override render(): unknown {
    const list = this.app.connections.value;
    if (!list) {
      return nothing;
    }
    const { connections } = list;
    const pending = this.app.session.value?.pendingConfirmations[0];
    return html`
      <div aria-live="polite">${this.notice ? this.#notice(this.notice) : nothing}</div>
      ${this.error ? errorNotice(this.error) : nothing}
      ${connections.length === 0 ? this.#first() : connections.map((connection) => this.#card(connection))}
      ${connections.length > 0 ? this.#another() : nothing}
      <ts-help-topics .app=${this.app} .failed=${this.notice?.variant === 'warning'}></ts-help-topics>
      ${pending ? confirmDialog(pending, (accept) => this.#confirm(pending.portalId, accept)) : nothing}
    `;
  }

  #notice({ variant, text, more }: Notice): unknown {
    return html`<wa-callout variant=${variant}>
      ${icon(variant === 'success' ? 'circle-check' : 'triangle-exclamation', 'icon')}
      <div class="bar spread">
        <span>${text} ${more ?? nothing}</span>
        <wa-button size="s" appearance="plain" @click=${() => (this.notice = undefined)}>${t.app.dismiss}</wa-button>
      </div>
    </wa-callout>`;
  }

  #first(): unknown {
    const { title, pitch, statuses, prerequisite, steps } = t.connect;
    const isWaiting = this.#connecting.isUnderWay;
    return html`<section class="card first" aria-label=${title}>
      <div class="stack">
        <div class="bar">
          <h2>${title}</h2>
          <span class="status">${isWaiting ? statuses.connecting : statuses.none}</span>
        </div>
        <p>${pitch}</p>
        <ol>
          ${steps.map((step) => html`<li>${step}</li>`)}
        </ol>
        <p class="muted small">${prerequisite}</p>
        ${this.#connecting.button(t.connect.connect)}
      </div>
    </section>`;
  }

  #card(connection: Connection): unknown {
    return html`<ts-connection-card
      .app=${this.app}
      .connection=${connection}
      .connecting=${this.#connecting}
    ></ts-connection-card>`;
  }

  #another(): unknown {
    return html`<section class="card bar spread" aria-label=${t.connect.addTitle}>
      <div>
        <h3>${t.connect.addTitle}</h3>
        <p class="muted small">${t.connect.prerequisite}</p>
      </div>
      ${this.#connecting.button(t.connect.connectAnother, { appearance: 'outlined' })}
    </section>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      .first {
        padding: clamp(1.2rem, 4vw, 2.2rem);
      }
      ol {
        display: grid;
        gap: 0.4rem;
        padding-inline-start: 1.4rem;
        list-style: decimal;
      }
      ol li::marker {
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];
}

customElements.define('ts-connect-view', ConnectView);
