import type { MappingRule, Target } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import { fieldName, number } from '../../parts/format.js';
import type { Router } from '../../shell/router.js';
import type { Portal } from '../../stores/app.js';
import type { Draft } from '../../stores/mapping-store.js';
import type { FieldChange, Preview } from '../../stores/preview.js';
import { hubspotObject } from '../../stores/properties-store.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { errorNotice, loadingNotice, sentence } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';

const patienceMilliseconds = 120;

/** What the edited mapping would make of the records in this tab, beside what the saved one makes of them. */
export class PreviewPanel extends LitElement {
  static override properties = {
    portal: { attribute: false },
    target: {},
    router: { attribute: false },
    preview: { state: true },
    milliseconds: { state: true },
    error: { state: true },
    fetching: { state: true },
  };

  declare portal: Portal;
  declare target: Target;
  declare router: Router;
  declare preview: Preview | undefined;
  declare milliseconds: number;
  declare error: unknown;
  declare fetching: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: unknown[] = [];

  constructor() {
    super();
    new Follow(this, () => [this.portal.mapping, this.portal.base, this.portal.sync]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#shown = [];
  }

  protected override willUpdate(): void {
    const { mapping, base } = this.portal;
    const about = [mapping.draft, mapping.document, base.contents, this.target];
    if (about.some((one, at) => one !== this.#shown[at])) {
      this.#shown = about;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#work(about), patienceMilliseconds);
    }
  }

  async #work(about: unknown[]): Promise<void> {
    const { mapping, base } = this.portal;
    const { draft, document: saved } = mapping;
    const fields = draft && saved ? changedFields(saved, draft, this.target) : [];
    if (!draft || !saved || fields.length === 0 || base.contents.state !== 'ready') {
      this.preview = undefined;
      this.error = undefined;
      return;
    }
    const began = performance.now();
    try {
      const preview = await base.preview(draft, saved, this.target, fields);
      if (about === this.#shown) {
        this.milliseconds = Math.round(performance.now() - began);
        this.preview = preview;
        this.error = undefined;
      }
    } catch (error) {
      if (about === this.#shown) {
        this.preview = undefined; // the row says what is wrong
        this.error = mapping.troubles.some(({ isError }) => isError) ? undefined : error;
      }
    }
  }

  /** Properties of the draft whose values did not come with the records. */
  get #notFetched(): string[] {
    const { mapping, sync } = this.portal;
    const object = hubspotObject[this.target];
    const names = (mapping.draft?.[this.target] ?? []).flatMap(({ from }) => from);
    return names.filter((name) => this.portal.properties.property(this.target, name) && !sync.fetches(object, name));
  }

  async #fetch(): Promise<void> {
    const { sync, base } = this.portal;
    this.fetching = true;
    try {
      await sync.fetchAlso(hubspotObject[this.target], this.#notFetched);
      await sync.run();
      await base.load({ anew: true });
    } finally {
      this.fetching = false;
    }
  }

  protected override render(): unknown {
    return html`<section class="card stack" aria-labelledby="preview-title">
      <h3 id="preview-title">${t.mapping.preview.title}</h3>
      <div class="stack" aria-live="polite">${this.#content()}</div>
    </section>`;
  }

  #content(): unknown {
    const words = t.mapping.preview;
    const { contents } = this.portal.base;
    if (contents.state === 'failed') {
      return errorNotice(contents.error, () => this.portal.base.load());
    }
    if (contents.state !== 'ready') {
      return loadingNotice(t.data.reading);
    }
    if (contents.value.report.records === 0 && contents.value.counts.account === 0) {
      return html`<p class="muted">${words.noData}</p>
        <p><a href=${this.router.href('sync')}>${t.data.empty.action}</a></p>`;
    }
    return [
      this.error ? errorNotice(this.error) : nothing,
      this.#fetchNotice(contents.value.counts[this.target]),
      this.preview ? this.#shownPreview(this.preview) : html`<p class="muted">${words.empty}</p>`,
    ];
  }

  #fetchNotice(rows: number): unknown {
    const missing = this.#notFetched;
    return missing.length === 0
      ? nothing
      : html`<wa-callout variant="neutral" size="s">
          ${icon('circle-info', 'icon')}
          ${t.mapping.preview.notFetched(missing.join(', '), Math.max(1, Math.ceil(rows / 100)))}
          <p>
            <wa-button size="s" appearance="outlined" ?loading=${this.fetching} @click=${this.#fetch}
              >${this.fetching ? t.mapping.preview.fetching : t.mapping.preview.fetch}</wa-button
            >
          </p>
        </wa-callout>`;
  }

  #shownPreview({ rows, changed, fields, leads, rejectedValues, rejections }: Preview): unknown {
    const words = t.mapping.preview;
    const what = words.what[this.target];
    const worse = rejectedValues.after - rejectedValues.before;
    return html`
      <p class="headline">${changed === 0 ? words.unchanged(rows, what) : words.changed(changed, rows, what)}</p>
      <p class="muted small">${words.took(this.milliseconds)}</p>
      ${leads.before === leads.after ? nothing : html`<p>${words.groups(leads.before, leads.after)}</p>`}
      ${
        worse > 0
          ? html`<wa-callout variant="warning" size="s">
              ${icon('triangle-exclamation', 'icon')} <strong>${words.rejected(worse)}</strong>
              <ul class="rejections">
                ${rejections.slice(0, 6).map(
                  ({ found, count, meaning }) =>
                    html`<li>
                      <span class="mono">${found || words.emptyValue}</span>
                      <span class="small">${number(count)}&times;, ${sentence(meaning)}</span>
                    </li>`,
                )}
              </ul>
            </wa-callout>`
          : worse < 0
            ? html`<p class="good-text">${words.rejectedFewer(-worse)}</p>`
            : nothing
      }
      ${fields.filter(({ changed: count }) => count > 0).map((field) => this.#field(field))}
    `;
  }

  #field({ field, changed, filled, emptied, examples }: FieldChange): unknown {
    const words = t.mapping.preview;
    const cell = (text: string) => text || html`<span class="muted">${words.emptyValue}</span>`;
    return html`<div>
      <h4>${t.mapping.fields[this.target][field]?.[0] ?? fieldName(field)}</h4>
      <p class="muted small">${words.field(changed, filled, emptied)}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${field}>
        <table>
          <thead>
            <tr>
              ${words.columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${examples.map(
              ({ recordId, before, after }) =>
                html`<tr>
                  <td class="mono">${recordId}</td>
                  <td>${cell(before)}</td>
                  <td>${cell(after)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        display: block;
      }
      .headline {
        font-size: 1.15rem;
        font-weight: 600;
        line-height: 1.3;
      }
      h4 {
        margin: 0;
        font-size: 0.95rem;
      }
      table {
        font-size: 0.867rem;
      }
      td {
        overflow-wrap: anywhere;
      }
      .rejections {
        display: grid;
        gap: 0.2rem;
        margin-top: 0.3rem;
      }
    `,
  ];
}

/** Fields whose rule differs, those that only one side has included. */
function changedFields(saved: Draft, draft: Draft, target: Target): string[] {
  const rules = (document: Draft) =>
    new Map(document[target].map((rule: MappingRule) => [rule.field, JSON.stringify(rule, Object.keys(rule).sort())]));
  const valuesOf = (document: Draft) =>
    new Map(document[target].map((rule: MappingRule) => [rule.field, JSON.stringify(rule.values ?? null)]));
  const [was, is] = [rules(saved), rules(draft)];
  const [wasValues, isValues] = [valuesOf(saved), valuesOf(draft)];
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => was.get(field) !== is.get(field) || wasValues.get(field) !== isValues.get(field),
  );
}

customElements.define('ts-preview-panel', PreviewPanel);
