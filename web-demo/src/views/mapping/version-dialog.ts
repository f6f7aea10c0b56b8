import { css, html, LitElement, nothing } from 'lit';
import type { Version } from '../../api/client.js';
import { t } from '../../i18n/t.js';
import type { App } from '../../stores/app.js';
import type { MappingStore } from '../../stores/mapping-store.js';
import { Follow } from '../../stores/store.js';
import { errorNotice, loadingNotice } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import { when } from '../../ui/time.js';

/** Who saved what when, what each version changed, and the way back to one. */
export class VersionDialog extends LitElement {
  static override properties = {
    app: { attribute: false },
    mapping: { attribute: false },
    isOpen: { state: true },
    diffs: { state: true },
    error: { state: true },
  };

  declare app: App;
  declare mapping: MappingStore;
  declare isOpen: boolean;
  declare diffs: ReadonlyMap<number, string[]>;
  declare error: unknown;

  constructor() {
    super();
    this.diffs = new Map();
    new Follow(this, () => [this.mapping]);
  }

  async show(): Promise<void> {
    this.diffs = new Map();
    this.error = undefined;
    this.isOpen = true;
    await this.mapping.loadVersions();
  }

  async #diff(version: number): Promise<void> {
    await this.#try(async () => {
      this.diffs = new Map([...this.diffs, [version, await this.mapping.diff(version)]]);
    });
  }

  async #restore(version: number): Promise<void> {
    await this.#try(async () => {
      if (await this.mapping.restore(version)) {
        const { portal } = this.app;
        if (portal && this.mapping.document) {
          await portal.base.setMapping(this.mapping.document);
        }
      } else {
        this.isOpen = false; // the conflict or the problems stand in the view
      }
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.error = undefined;
    try {
      await work();
    } catch (error) {
      this.error = error;
    }
  }

  protected override render(): unknown {
    const words = t.mapping.history;
    const { versions } = this.mapping;
    return html`<wa-dialog
      ?open=${this.isOpen}
      label=${words.title}
      @wa-after-hide=${(event: Event) => event.target === event.currentTarget && (this.isOpen = false)}
    >
      ${this.error ? errorNotice(this.error) : nothing}
      ${
        versions.state === 'failed'
          ? errorNotice(versions.error, () => this.mapping.loadVersions())
          : versions.state !== 'ready'
            ? loadingNotice()
            : versions.value.length === 0
              ? html`<p class="muted">${words.none}</p>`
              : html`<ol>
                  ${versions.value.map((version, at) => this.#version(version, at === 0))}
                </ol>`
      }
      <wa-button slot="footer" appearance="outlined" data-dialog="close">${t.app.close}</wa-button>
    </wa-dialog>`;
  }

  #version({ version, savedAt, savedBy, comment, restoredFrom }: Version, isCurrent: boolean): unknown {
    const words = t.mapping.history;
    const changes = this.diffs.get(version);
    const mayEdit = this.app.session.may('editMapping').allowed;
    return html`<li>
      <div class="bar spread">
        <span class="bar">
          <strong>${t.mapping.version(version)}</strong>
          ${isCurrent ? html`<span class="status good">${words.current}</span>` : nothing}
          ${restoredFrom === null ? nothing : html`<span class="badge">${words.restored(restoredFrom)}</span>`}
        </span>
        <span class="bar">
          ${
            changes
              ? nothing
              : html`<wa-button size="s" appearance="plain" @click=${() => this.#diff(version)}
                  >${words.diff}</wa-button
                >`
          }
          ${
            isCurrent
              ? nothing
              : html`<wa-button
                  size="s"
                  appearance="outlined"
                  ?disabled=${!mayEdit}
                  @click=${() => this.#restore(version)}
                  >${words.restore}</wa-button
                >`
          }
        </span>
      </div>
      <p class="muted small">
        ${savedBy?.name} ${when(savedAt, this.app.connection?.timeZone)}${comment ? `: ${comment}` : ''}
      </p>
      ${
        changes
          ? html`<ul class="points small">
              ${changes.length === 0 ? html`<li>${words.same}</li>` : changes.map((change) => html`<li>${change}</li>`)}
            </ul>`
          : nothing
      }
    </li>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        display: contents;
      }
      wa-dialog {
        --width: min(42rem, 95vw);
      }
      li:not(.points li) {
        padding: 0.6rem 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];
}

customElements.define('ts-version-dialog', VersionDialog);
