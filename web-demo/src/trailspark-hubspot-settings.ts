import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import type { TokenSource } from './api/client.js';
import { t, useLanguage } from './i18n/t.js';
import { viewNames, type ViewName } from './shell/views.js';
import { App } from './stores/app.js';
import { Follow } from './stores/store.js';
import tokens from './theme/tokens.css?inline';
import { errorNotice, loadingNotice } from './ui/notices.js';
import './shell/page-header.js';
import './shell/log-in.js';
import './shell/empty-notice.js';
import './views/connect/connect-view.js';
import { viewStyles } from './ui/styles.js';

/** Views besides Connect come when they are first looked at. */
const views: Record<ViewName, { load: () => Promise<unknown>; show: (app: App) => unknown; needsPortal: boolean }> = {
  connect: {
    load: async () => {},
    show: (app) => html`<ts-connect-view .app=${app}></ts-connect-view>`,
    needsPortal: false,
  },
  mapping: {
    load: () => import('./views/mapping/mapping-view.js'),
    show: (app) => html`<ts-mapping-view .app=${app} .portal=${app.portal}></ts-mapping-view>`,
    needsPortal: true,
  },
  sync: {
    load: () => import('./views/sync/sync-view.js'),
    show: (app) => html`<ts-sync-view .app=${app} .portal=${app.portal}></ts-sync-view>`,
    needsPortal: true,
  },
  leads: {
    load: () => import('./views/leads/leads-view.js'),
    show: (app) => html`<ts-leads-view .app=${app} .portal=${app.portal}></ts-leads-view>`,
    needsPortal: true,
  },
  duplicates: {
    load: () => import('./views/duplicates/duplicates-view.js'),
    show: (app) => html`<ts-duplicates-view .app=${app} .portal=${app.portal}></ts-duplicates-view>`,
    needsPortal: true,
  },
  signals: {
    load: () => import('./views/signals/signals-view.js'),
    show: (app) => html`<ts-signals-view .app=${app} .portal=${app.portal}></ts-signals-view>`,
    needsPortal: true,
  },
  files: {
    load: () => import('./files/lead-page.js'),
    show: () => html`<lead-page></lead-page>`,
    needsPortal: false,
  },
};

/**
 * TrailSpark's settings for HubSpot as one element, for the service's own page and for other applications:
 *
 *     <trailspark-hubspot-settings service="https://trailspark.example" router="hash"></trailspark-hubspot-settings>
 *     element.token = async () => (await fetch('/my/token')).text();
 *
 * `service` is the service's origin, by default the page's own. With the property `token`, a JWT of the host application or
 * a function that gives one, calls carry it as bearer token and no cookie is needed; the service must allow the host's
 * origin. `router`: "path" (default) addresses views below /settings, "hash" behind the # of the host's own address. Set
 * all three before the element is in the document, or all at once.
 */
export class TrailSparkHubspotSettings extends LitElement {
  static override properties = {
    service: {},
    router: {},
    token: { attribute: false },
    loaded: { state: true },
    broken: { state: true },
  };

  declare service: string;
  declare router: 'path' | 'hash';
  declare token: TokenSource | undefined;
  /** Views whose code is here. */
  declare loaded: ReadonlySet<ViewName>;
  declare broken: unknown;

  #app: App | undefined;
  #moved = () => this.#arrived();

  constructor() {
    super();
    this.service = '';
    this.router = 'path';
    this.loaded = new Set(['connect']);
    new Follow(this, () => [this.#app?.session, this.#app?.connections, this.#app?.router]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.#begin();
    }
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('service') || changed.has('token') || changed.has('router')) {
      this.#end();
      this.#begin();
    }
  }

  #begin(): void {
    const { service, token, router } = this;
    const app = new App({ service, token, router });
    this.#app = app;
    app.router.connect();
    app.router.addEventListener('change', this.#moved);
    this.#arrived();
    void useLanguage()
      .then(() => app.session.load())
      .then(async () => {
        if (app.session.value?.authenticated) {
          await app.connections.load();
        }
      });
  }

  #end(): void {
    this.#app?.router.removeEventListener('change', this.#moved);
    this.#app?.router.disconnect();
    this.#app?.forget();
    this.#app = undefined;
  }

  get #view(): ViewName {
    const asked = this.#app?.router.place.view as ViewName;
    return viewNames.includes(asked) ? asked : 'connect';
  }

  #arrived(): void {
    const view = this.#view;
    if (this.isConnected && this.router === 'path') {
      document.title = t.app.documentTitle(t.app.views[view]);
    }
    if (!this.loaded.has(view)) {
      this.broken = undefined;
      views[view].load().then(
        () => (this.loaded = new Set([...this.loaded, view])),
        (error: unknown) => (this.broken = error),
      );
    }
  }

  protected override render(): unknown {
    const app = this.#app;
    if (!app) {
      return nothing;
    }
    const isEmbedded = app.router.mode === 'hash'; // the host has a main of its own
    return html`<div class="page" @click=${app.router.clicked}>
      <ts-page-header
        .app=${app}
        .view=${this.#view}
        @signed-in=${this.#signedIn}
        @skip=${() => this.renderRoot.querySelector<HTMLElement>('#content')?.focus()}
      ></ts-page-header>
      <div id="content" role=${isEmbedded ? 'group' : 'main'} aria-label=${t.app.views[this.#view]} tabindex="-1">
        ${this.#content(app)}
      </div>
    </div>`;
  }

  #content(app: App): unknown {
    const view = this.#view;
    const { session, value, noService } = app.session;
    if (view === 'files') {
      return this.#shown(app, view);
    }
    if (noService) {
      const { title, text, action } = t.app.noService;
      return html`<ts-empty-notice
        icon="plug"
        .heading=${title}
        .text=${text}
        .action=${{ label: action, href: app.router.href('files') }}
      ></ts-empty-notice>`;
    }
    if (session.state === 'failed') {
      return errorNotice(session.error, () => app.session.load());
    }
    if (!value) {
      return loadingNotice();
    }
    if (!value.authenticated) {
      return html`<ts-log-in .app=${app} @signed-in=${this.#signedIn}></ts-log-in>`;
    }
    const { list } = app.connections;
    if (list.state === 'failed') {
      return errorNotice(list.error, () => app.connections.load());
    }
    if (list.state !== 'ready') {
      return loadingNotice();
    }
    if (views[view].needsPortal && !app.portal) {
      const { title, text, action } = t.app.needsConnection;
      return html`<ts-empty-notice
        icon="plug"
        .heading=${title}
        .text=${text}
        .action=${{ label: action, href: app.router.href('connect') }}
      ></ts-empty-notice>`;
    }
    return this.#shown(app, view);
  }

  #shown(app: App, view: ViewName): unknown {
    if (this.broken) {
      return errorNotice(this.broken, () => this.#arrived());
    }
    return this.loaded.has(view) ? views[view].show(app) : loadingNotice();
  }

  #signedIn(): void {
    this.#app?.forget();
    if (this.#app?.session.value?.authenticated) {
      void this.#app.connections.load();
    }
  }

  static override styles = [
    unsafeCSS(tokens),
    ...viewStyles,
    css`
      :host {
        display: block;
        background: var(--paper);
        color: var(--text);
        font: 15px/1.5 var(--font);
      }
      .page {
        max-width: 78rem;
        min-height: 100%;
        margin: 0 auto;
        padding: 0 clamp(0.9rem, 3vw, 2rem) 3rem;
      }
      #content {
        padding-top: 1.2rem;
        outline: none;
      }
    `,
  ];
}

customElements.define('trailspark-hubspot-settings', TrailSparkHubspotSettings);
