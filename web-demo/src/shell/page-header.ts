import { css, html, LitElement, nothing } from 'lit';
import { t } from '../i18n/t.js';
import type { App } from '../stores/app.js';
import { SyncStore } from '../stores/sync-store.js';
import { Follow } from '../stores/store.js';
import { icon } from '../ui/controls.js';
import { viewStyles } from '../ui/styles.js';
import logo from '../ui/logo.svg?url';
import { viewNames, type ViewName } from './views.js';

const logoAddress = new URL(logo, import.meta.url).href;

/**
 * The page's head: what this is, which account, who is here, and the way to the views. Events: "signed-in" after
 * log-out, "skip" where the content is wanted at once.
 */
export class PageHeader extends LitElement {
  static override properties = { app: { attribute: false }, view: {} };

  declare app: App;
  declare view: ViewName;

  constructor() {
    super();
    new Follow(this, () => [this.app.session, this.app.connections, this.app.router]);
  }

  async #logOut(): Promise<void> {
    const portals = this.app.connections.value?.connections ?? [];
    this.app.forget();
    // The keys are gone with the log-in: what they encrypted goes with them.
    await Promise.all(portals.map(({ portalId }) => SyncStore.erase(portalId).catch(() => {})));
    await this.app.session.logOut();
    this.dispatchEvent(new Event('signed-in'));
  }

  #picked(event: CustomEvent<{ item: { value: string } }>): void {
    const { value } = event.detail.item;
    if (value === 'log-out') {
      void this.#logOut();
    } else {
      this.app.router.go(this.view, { portal: value });
    }
  }

  protected override render(): unknown {
    const isEmbedded = this.app.router.mode === 'hash';
    return html`<header role=${isEmbedded ? 'group' : nothing}>
        <button class="skip" @click=${() => this.dispatchEvent(new Event('skip'))}>${t.app.skip}</button>
        <img src=${logoAddress} alt="" width="34" height="34" />
        <div class="name">
          <h1>${t.app.title}</h1>
          <span class="muted small">${t.app.subtitle}</span>
        </div>
        <div class="bar">${this.#accounts()} ${this.#user()}</div>
      </header>
      <nav aria-label=${t.app.navigation}>
        <ul>
          ${viewNames.map(
            (view) =>
              html`<li>
                <a href=${this.app.router.href(view)} aria-current=${view === this.view ? 'page' : nothing}
                  >${t.app.views[view]}</a
                >
              </li>`,
          )}
        </ul>
      </nav>`;
  }

  #accounts(): unknown {
    const connections = this.app.connections.value?.connections ?? [];
    const { connection } = this.app;
    return connections.length < 2 || !connection
      ? nothing
      : html`<wa-dropdown @wa-select=${this.#picked}>
          <wa-button slot="trigger" size="s" appearance="outlined" with-caret
            ><span class="visually-hidden">${t.app.account}: </span>${connection.name}</wa-button
          >
          ${connections.map(
            ({ portalId, name }) =>
              html`<wa-dropdown-item value=${portalId}
                >${name} <span class="muted small">${portalId}</span></wa-dropdown-item
              >`,
          )}
        </wa-dropdown>`;
  }

  #user(): unknown {
    const { value } = this.app.session;
    if (!value?.authenticated || !value.user || !value.role) {
      return nothing;
    }
    const words = t.app.signedInAs(value.user.name, t.app.roles[value.role]);
    return value.auth === 'bearer'
      ? html`<span class="muted small">${words}</span>`
      : html`<wa-dropdown @wa-select=${this.#picked}>
          <wa-button slot="trigger" size="s" appearance="plain" with-caret>
            ${icon('user', 'start')}<span class="visually-hidden">${t.app.userMenu}: </span>${words}
          </wa-button>
          <wa-dropdown-item value="log-out">${t.app.logOut}</wa-dropdown-item>
        </wa-dropdown>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        gap: 0;
      }
      .skip:not(:focus) {
        position: absolute;
        width: 1px;
        height: 1px;
        min-height: 0;
        padding: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 0.8rem;
        align-items: center;
        min-height: 4.2rem;
        padding-top: 0.9rem;
      }
      h1 {
        font-size: 1.15rem;
        line-height: 1.2;
        letter-spacing: -0.01em;
      }
      .name {
        flex: 1;
        min-width: 10rem;
      }
      nav {
        margin-top: 0.6rem;
        border-bottom: 1px solid var(--line);
        overflow-x: auto;
        scrollbar-width: thin;
      }
      nav ul {
        display: flex;
        gap: 0.2rem;
      }
      nav a {
        display: block;
        padding: 0.55rem 0.8rem;
        border-bottom: 2px solid transparent;
        color: var(--muted);
        font-weight: 550;
        text-decoration: none;
        white-space: nowrap;
      }
      nav a:hover {
        color: var(--text);
      }
      nav a:focus-visible {
        outline-offset: -3px;
      }
      nav a[aria-current] {
        border-color: var(--accent);
        color: var(--accent);
      }
      nav li:last-child {
        margin-inline-start: auto;
      }
    `,
  ];
}

customElements.define('ts-page-header', PageHeader);
