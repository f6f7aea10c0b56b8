import { css, html, LitElement, nothing } from 'lit';
import { t } from '../i18n/t.js';
import type { App } from '../stores/app.js';
import { errorNotice } from '../ui/notices.js';
import { viewStyles } from '../ui/styles.js';
import './empty-notice.js';

/** Nobody is logged in: the demonstration's users to choose from, else where to go. Event "signed-in". */
export class LogIn extends LitElement {
  static override properties = { app: { attribute: false }, busy: { state: true }, error: { state: true } };

  declare app: App;
  declare busy: boolean;
  declare error: unknown;

  async #logIn(id: 'owner' | 'admin' | 'editor' | 'viewer'): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      await this.app.session.logIn(id);
      this.dispatchEvent(new Event('signed-in'));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }

  protected override render(): unknown {
    const users = this.app.session.value?.demoUsers ?? [];
    const { title, text, hints, elsewhereTitle, elsewhere } = t.app.logIn;
    if (users.length === 0) {
      return html`<ts-empty-notice icon="user" .heading=${elsewhereTitle} .text=${elsewhere}></ts-empty-notice>`;
    }
    return html`<section class="card stack">
      <h2>${title}</h2>
      <p class="muted">${text}</p>
      ${this.error ? errorNotice(this.error) : nothing}
      <ul>
        ${users.map(
          ({ id, name, role }) =>
            html`<li>
              <button ?disabled=${this.busy} @click=${() => this.#logIn(id)}>
                <span class="face" aria-hidden="true">${name.charAt(0)}</span>
                <span
                  ><strong>${name}</strong><br /><span class="muted small"
                    >${t.app.roles[role]}: ${hints[role]}</span
                  ></span
                >
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr));
        gap: 0.8rem;
      }
      button {
        width: 100%;
        gap: 0.8rem;
        padding: 0.8rem 1rem;
        font-weight: 400;
        text-align: start;
      }
      .face {
        display: grid;
        flex: none;
        place-items: center;
        width: 2.4rem;
        height: 2.4rem;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];
}

customElements.define('ts-log-in', LogIn);
