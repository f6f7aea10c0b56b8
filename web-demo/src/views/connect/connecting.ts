import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import { t } from '../../i18n/t.js';
import type { App } from '../../stores/app.js';
import { icon } from '../../ui/controls.js';

const askAgainMilliseconds = 3000;
const patienceMilliseconds = 15 * 60_000;

/**
 * The way to HubSpot and back. The service's own page goes there itself; an embedded one opens a window, since no host
 * lets its page be navigated away, posts the token there, and asks the service until the account is there.
 */
export class Connecting implements ReactiveController {
  isUnderWay = false;
  #host: LitElement;
  #app: () => App;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Back by the back button: the page was kept as it was left. */
  #shown = (event: PageTransitionEvent) => {
    if (event.persisted) {
      this.#set(false);
    }
  };

  constructor(host: LitElement, app: () => App) {
    this.#host = host;
    this.#app = app;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pageshow', this.#shown);
  }

  hostDisconnected(): void {
    window.removeEventListener('pageshow', this.#shown);
    clearTimeout(this.#timer);
  }

  /** The button, and why it is off. `expect`: the account that is to be connected again. */
  button(label: string, { expect, appearance = 'accent' }: { expect?: number; appearance?: string } = {}): unknown {
    const app = this.#app();
    const { allowed, needs, why } = app.session.may('connect');
    const isConfigured = app.connections.value?.app.configured ?? false;
    const reason = !allowed
      ? (why ?? t.connect.roleNeeded(t.app.roles[needs]))
      : isConfigured
        ? ''
        : t.connect.notConfigured;
    if (this.isUnderWay) {
      return html`<div class="stack">
        <div class="bar" role="status">
          <wa-spinner aria-hidden="true"></wa-spinner> ${t.connect.statuses.connecting}
          ${
            app.api.token === undefined
              ? nothing
              : html`<span class="muted">${t.connect.waiting}</span>
                  <wa-button size="s" appearance="outlined" @click=${() => this.#set(false)}
                    >${t.connect.giveUp}</wa-button
                  >`
          }
        </div>
      </div>`;
    }
    return html`<div>
      <wa-button
        variant="brand"
        appearance=${appearance}
        ?disabled=${reason !== ''}
        @click=${() => this.#start(expect)}
      >
        ${icon('plug', 'start')} ${label}
      </wa-button>
      ${reason ? html`<p class="why">${reason}</p>` : nothing}
    </div>`;
  }

  async #start(expect: number | undefined): Promise<void> {
    const { api, router } = this.#app();
    this.#set(true);
    if (api.token === undefined) {
      const query = new URLSearchParams({ return: router.mode === 'path' ? '/settings/connect' : location.pathname });
      if (expect !== undefined) {
        query.set('expect', String(expect));
      }
      location.assign(`${api.base}/oauth/hubspot/start?${query}`);
      return;
    }
    post(`${api.base}/oauth/hubspot/start`, {
      token: await api.bearer(),
      ...(expect === undefined ? {} : { expect: String(expect) }),
    });
    this.#wait(this.#signature(), Date.now() + patienceMilliseconds);
  }

  #wait(before: string, until: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      await this.#app().connections.load();
      if (this.#signature() !== before || Date.now() > until) {
        this.#set(false);
        await this.#app().session.load();
      } else if (this.isUnderWay) {
        this.#wait(before, until);
      }
    }, askAgainMilliseconds);
  }

  #signature(): string {
    const connections = this.#app().connections.value?.connections ?? [];
    return connections.map(({ portalId, connectedAt, status }) => `${portalId} ${connectedAt} ${status}`).join();
  }

  #set(isUnderWay: boolean): void {
    this.isUnderWay = isUnderWay;
    this.#host.requestUpdate();
  }
}

/** Posts a form into a new window: a navigation of that window can carry no header. */
function post(address: string, fields: Record<string, string>): void {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: address, target: '_blank', hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
