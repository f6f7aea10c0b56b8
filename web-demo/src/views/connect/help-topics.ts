import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import type { App } from '../../stores/app.js';
import { Follow } from '../../stores/store.js';
import { sentence } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';

/** The questions that people have here, answered with the account's own facts as far as they are known in this tab. */
export class HelpTopics extends LitElement {
  static override properties = { app: { attribute: false }, failed: { type: Boolean } };

  declare app: App;
  /** Connecting just failed: the topic about that is open. */
  declare failed: boolean;

  constructor() {
    super();
    new Follow(this, () => [this.app.connections, this.app.portal?.base]);
  }

  protected override render(): unknown {
    return html`<section class="card stack" aria-labelledby="help-title">
      <h2 id="help-title">${t.help.title}</h2>
      ${this.#denied()} ${this.#duplicates()} ${this.#engagement()}
    </section>`;
  }

  #denied(): unknown {
    const { title, lead, points, expected } = t.help.denied;
    const { connection } = this.app;
    return html`<details ?open=${this.failed}>
      <summary>${title}</summary>
      <p>${lead}</p>
      <ul class="points">
        ${points.map((point) => html`<li>${point}</li>`)}
      </ul>
      ${connection ? html`<p class="muted">${expected(`${connection.name} (${connection.portalId})`)}</p>` : nothing}
    </details>`;
  }

  #duplicates(): unknown {
    const { title, text, here, none, link } = t.help.duplicates;
    const contents = this.app.portal?.base.contents;
    return html`<details>
      <summary>${title}</summary>
      <p>${text}</p>
      ${
        contents?.state === 'ready'
          ? html`<p>
              ${contents.value.duplicates > 0 ? here(contents.value.duplicates, contents.value.report.duplicates) : none}
            </p>`
          : nothing
      }
      <p><a href=${this.app.router.href('duplicates')}>${link}</a></p>
    </details>`;
  }

  #engagement(): unknown {
    const { title, points, here, none, notYet, link } = t.help.engagement;
    const contents = this.app.portal?.base.contents;
    const missing = contents?.state === 'ready' ? contents.value.report.diagnosis : undefined;
    return html`<details>
      <summary>${title}</summary>
      <ul class="points">
        ${points.map((point) => html`<li>${point}</li>`)}
      </ul>
      ${
        missing === undefined
          ? html`<p class="muted">${notYet}</p>`
          : missing.length === 0
            ? html`<p>${none}</p>`
            : html`<p>${here}</p>
                <ul class="points">
                  ${missing.map(({ meaning, remedy }) => html`<li>${sentence(meaning)} ${sentence(remedy)}</li>`)}
                </ul>`
      }
      <p><a href=${this.app.router.href('signals')}>${link}</a></p>
    </details>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      details {
        padding: 0.3rem 0;
        border-top: 1px solid var(--line);
      }
      summary {
        padding: 0.4rem 0;
        font-weight: 550;
      }
      details > :not(summary) {
        margin: 0.3rem 0 0.5rem;
        max-width: 46rem;
      }
    `,
  ];
}

customElements.define('ts-help-topics', HelpTopics);
