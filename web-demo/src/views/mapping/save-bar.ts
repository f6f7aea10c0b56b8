import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import type { App, Portal } from '../../stores/app.js';
import { Follow } from '../../stores/store.js';
import { errorNotice } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';

/** What is not saved yet, and the way to save or drop it. Out of sight where there is nothing. */
export class SaveBar extends LitElement {
  static override properties = {
    app: { attribute: false },
    portal: { attribute: false },
    error: { state: true },
    said: { state: true },
  };

  declare app: App;
  declare portal: Portal;
  declare error: unknown;
  declare said: string;

  constructor() {
    super();
    new Follow(this, () => [this.app.session, this.portal.mapping]);
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { mapping, sync, base } = this.portal;
    const comment = new FormData(event.target as HTMLFormElement).get('comment') as string;
    this.error = undefined;
    this.said = '';
    try {
      if (await mapping.save(comment.trim())) {
        const version = mapping.saved.state === 'ready' ? mapping.saved.value.version : 0;
        this.said = t.mapping.save.saved(version);
        if (mapping.document) {
          await base.setMapping(mapping.document);
        }
        await sync.reopen();
      }
    } catch (error) {
      this.error = error;
    }
  }

  protected override render(): unknown {
    const { mapping } = this.portal;
    const words = t.mapping.save;
    const errors = mapping.troubles.filter(({ isError }) => isError).length;
    const warnings = mapping.troubles.length - errors;
    const changes = mapping.changes.filter(Boolean);
    return html`<p class="visually-hidden" role="status">${this.said}</p>
      ${this.error ? errorNotice(this.error) : nothing}
      ${
        !mapping.isDirty
          ? this.said
            ? html`<p class="good-text">${this.said}</p>`
            : nothing
          : html`<form class="card" @submit=${this.#save}>
              <details>
                <summary>
                  <strong>${words.unsaved(Math.max(1, changes.length))}</strong>
                  <span class=${errors ? 'bad-text' : 'warn-text'}>${t.mapping.problems(errors, warnings)}</span>
                </summary>
                <ul class="points small">
                  ${changes.map((change) => html`<li>${change}</li>`)}
                </ul>
              </details>
              <input name="comment" maxlength="500" aria-label=${words.comment} placeholder=${words.comment} />
              <div class="bar">
                <wa-button appearance="outlined" @click=${() => mapping.discard()}>${words.discard}</wa-button>
                <wa-button type="submit" variant="brand" ?disabled=${errors > 0} ?loading=${mapping.saving}
                  >${words.action}</wa-button
                >
              </div>
              ${errors > 0 ? html`<p class="why">${words.blocked}</p>` : nothing}
            </form>`
      }`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        position: sticky;
        z-index: 3;
        bottom: 0.6rem;
        display: grid;
        gap: 0.5rem;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
        gap: 0.6rem 1rem;
        align-items: center;
        padding: 0.8rem 1rem;
        border-color: var(--accent);
        box-shadow: var(--wa-shadow-l);
      }
      @media (max-width: 760px) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      details ul {
        max-height: 30vh;
        margin-top: 0.4rem;
        overflow: auto;
      }
      .why {
        grid-column: 1 / -1;
      }
      input {
        width: 100%;
      }
    `,
  ];
}

customElements.define('ts-save-bar', SaveBar);
