import { css, html, LitElement, nothing } from 'lit';
import type { Connection } from '../../api/client.js';
import { t } from '../../i18n/t.js';
import type { App } from '../../stores/app.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { errorNotice, sentence } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import { when } from '../../ui/time.js';
import type { Connecting } from './connecting.js';
import './disconnect-dialog.js';
import type { DisconnectDialog } from './disconnect-dialog.js';
import { scopeList } from './scope-list.js';
import { testTable } from './test-table.js';

const statusLook = { connected: 'good', needs_attention: 'warn', disconnected: '' } as const;

/** One HubSpot account: whether it is connected, what HubSpot allows, what the last test found, what can be done. */
export class ConnectionCard extends LitElement {
  static override properties = {
    app: { attribute: false },
    connection: { attribute: false },
    connecting: { attribute: false },
    error: { state: true },
    said: { state: true },
  };

  declare app: App;
  declare connection: Connection;
  declare connecting: Connecting;
  declare error: unknown;
  /** For screen readers: what came of the test. */
  declare said: string;

  constructor() {
    super();
    new Follow(this, () => [this.app.session, this.app.connections]);
  }

  async #test(): Promise<void> {
    this.error = undefined;
    this.said = t.connect.test.running;
    try {
      this.said = (await this.app.connections.test(this.connection.portalId)).summary;
    } catch (error) {
      this.said = '';
      this.error = error;
    }
  }

  protected override render(): unknown {
    const { connection } = this;
    const { status, reason, name, portalId } = connection;
    const isOff = status === 'disconnected';
    return html`<section class="card stack" aria-label=${`${name}, ${portalId}`}>
      <div class="bar spread">
        <div class="bar">
          <h2>${name}</h2>
          <span class="status ${statusLook[status]}">
            ${status === 'connected' ? icon('circle-check') : status === 'needs_attention' ? icon('triangle-exclamation') : nothing}
            ${t.connect.statuses[status]}
          </span>
        </div>
        <div class="bar actions">${isOff ? nothing : this.#actions()}</div>
      </div>
      ${reason ? html`<wa-callout variant=${isOff ? 'neutral' : 'warning'}>${icon('circle-info', 'icon')} ${sentence(reason)}</wa-callout>` : nothing}
      ${status === 'connected' ? nothing : this.connecting.button(t.connect.connectAgain, { expect: portalId })}
      ${this.error ? errorNotice(this.error) : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>
      ${this.#facts()}
      ${isOff ? nothing : html`${scopeList(connection)} ${testTable(connection, this.app.connections.testing.has(portalId))}`}
      <ts-disconnect-dialog .app=${this.app} .connection=${connection}></ts-disconnect-dialog>
    </section>`;
  }

  #actions(): unknown {
    const { session, connections } = this.app;
    const test = session.may('testConnection');
    const disconnect = session.may('disconnect');
    const isTesting = connections.testing.has(this.connection.portalId);
    const whyNot = [test, disconnect].find(({ allowed }) => !allowed);
    return html`<wa-button appearance="outlined" ?disabled=${!test.allowed} ?loading=${isTesting} @click=${this.#test}
        >${t.connect.test.action}</wa-button
      >
      <wa-button appearance="plain" variant="danger" ?disabled=${!disconnect.allowed} @click=${this.#disconnect}
        >${t.connect.disconnect.action}</wa-button
      >
      ${whyNot ? html`<p class="why">${whyNot.why ?? t.connect.roleNeeded(t.app.roles[whyNot.needs])}</p>` : nothing}`;
  }

  #disconnect(): void {
    this.renderRoot.querySelector<DisconnectDialog>('ts-disconnect-dialog')?.show();
  }

  #facts(): unknown {
    const { connection } = this;
    const { facts } = t.connect;
    const zone = connection.timeZone;
    const rows: [string, unknown][] = [
      [facts.portalId, html`<span class="mono">${connection.portalId}</span>`],
      [facts.domain, connection.domain],
      [facts.user, connection.hubspotUser],
      [facts.connectedBy, connection.connectedBy],
      [facts.since, when(connection.connectedAt, zone)],
      [facts.timeZone, connection.timeZone],
      [facts.currency, connection.currency],
      [facts.sync, connection.syncEveryMinutes ? facts.every(connection.syncEveryMinutes) : facts.never],
      [facts.waiting, connection.queuedEvents || ''],
    ];
    return html`<dl class="facts">
      ${rows
        .filter(([, value]) => value)
        .map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
    </dl>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      section {
        gap: 1.1rem;
      }
      .actions .why {
        flex-basis: 100%;
      }
      details {
        padding-top: 0.2rem;
      }
      .scopes {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
        gap: 0.45rem 1.2rem;
        padding-top: 0.7rem;
      }
      .scopes li {
        display: grid;
        grid-template-columns: 1.3rem minmax(0, 1fr);
      }
      .scopes .small {
        grid-column: 2;
      }
    `,
  ];
}

customElements.define('ts-connection-card', ConnectionCard);
