import type { MappingRule, Target } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import type { App, Portal } from '../../stores/app.js';
import type { Draft } from '../../stores/mapping-store.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { errorNotice, loadingNotice } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import { tabList } from '../../ui/tab-list.js';
import { when } from '../../ui/time.js';
import './preview-panel.js';
import './property-picker.js';
import type { PropertyPicker } from './property-picker.js';
import './rule-row.js';
import type { RuleChange } from './rule-row.js';
import { customNameFor, typeFor } from './rule-names.js';
import './save-bar.js';
import './suggestion-dialog.js';
import type { SuggestionDialog } from './suggestion-dialog.js';
import './version-dialog.js';
import type { VersionDialog } from './version-dialog.js';

const targets: Target[] = ['lead', 'account', 'deal'];

/** The Field Mapping tab: a row for each of our fields, the chain of HubSpot properties beside it, and what comes of it. */
export class MappingView extends LitElement {
  static override properties = {
    app: { attribute: false },
    portal: { attribute: false },
    target: { state: true },
    error: { state: true },
  };

  declare app: App;
  declare portal: Portal;
  declare target: Target;
  declare error: unknown;

  constructor() {
    super();
    this.target = 'lead';
    new Follow(this, () => [this.app.session, this.portal.mapping, this.portal.properties]);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('portal') || changed.has('target')) {
      void this.#load();
    }
  }

  async #load(): Promise<void> {
    const { mapping, properties, base } = this.portal;
    await Promise.all([mapping.load(), properties.load(this.target)]);
    await mapping.check();
    void properties.loadSamples(this.target);
    void base.load();
  }

  get #mayEdit(): boolean {
    return this.app.session.may('editMapping').allowed;
  }

  protected override render(): unknown {
    const { mapping } = this.portal;
    if (mapping.saved.state === 'failed') {
      return errorNotice(mapping.saved.error, () => mapping.load());
    }
    if (mapping.saved.state !== 'ready' || !mapping.draft) {
      return loadingNotice();
    }
    return html`
      ${this.#head()} ${this.#conflict()} ${this.error ? errorNotice(this.error) : nothing}
      ${
        this.#mayEdit
          ? nothing
          : html`<wa-callout variant="neutral"
              >${icon('circle-info', 'icon')} ${t.mapping.readOnly}
              ${this.app.session.may('editMapping').why}</wa-callout
            >`
      }
      ${tabList(
        t.mapping.tablist,
        targets.map((target) => [target, t.mapping.tabs[target]]),
        this.target,
        (target) => (this.target = target),
      )}
      <div class="columns" role="tabpanel" aria-label=${t.mapping.tabs[this.target]}>
        <div class="stack rules">${this.#rules(mapping.draft)}</div>
        <ts-preview-panel .portal=${this.portal} .target=${this.target} .router=${this.app.router}></ts-preview-panel>
      </div>
      <ts-save-bar .app=${this.app} .portal=${this.portal}></ts-save-bar>
      <ts-property-picker .properties=${this.portal.properties}></ts-property-picker>
      <ts-suggestion-dialog .mapping=${mapping} .target=${this.target}></ts-suggestion-dialog>
      <ts-version-dialog .app=${this.app} .mapping=${mapping}></ts-version-dialog>
    `;
  }

  #head(): unknown {
    const { mapping } = this.portal;
    const saved = mapping.saved.state === 'ready' ? mapping.saved.value : undefined;
    const definitions = this.portal.properties.definitions(this.target).state;
    const mayEdit = this.#mayEdit;
    return html`<div class="bar spread">
      <div class="title">
        <h2>${t.mapping.title}</h2>
        <p class="muted small">
          ${t.mapping.version(saved?.version ?? 0)}${
            saved?.savedAt
              ? `, ${saved.savedBy?.name ?? ''}, ${when(saved.savedAt, this.app.connection?.timeZone)}`
              : nothing
          }
        </p>
      </div>
      <div class="bar">
        <wa-button
          size="s"
          appearance="outlined"
          ?disabled=${!mayEdit || definitions !== 'ready'}
          @click=${this.#suggest}
          >${icon('wand', 'start')} ${t.mapping.suggest.action}</wa-button
        >
        <wa-button size="s" appearance="outlined" @click=${this.#history}
          >${icon('clock-rotate-left', 'start')} ${t.mapping.history.action}</wa-button
        >
        <wa-button size="s" appearance="outlined" @click=${this.#export}
          >${icon('download', 'start')} ${t.mapping.export}</wa-button
        >
        <wa-button size="s" appearance="outlined" ?disabled=${!mayEdit} @click=${this.#choose}
          >${icon('upload', 'start')} ${t.mapping.import}</wa-button
        >
        <input
          type="file"
          accept=".json,application/json"
          hidden
          aria-label=${t.mapping.import}
          @change=${this.#import}
        />
      </div>
    </div>`;
  }

  #conflict(): unknown {
    const { mapping } = this.portal;
    const { conflict } = mapping;
    if (!conflict) {
      return nothing;
    }
    const words = t.mapping.conflict;
    const { version, savedBy, savedAt } = conflict.current;
    return html`<wa-callout variant="warning" role="alert">
      ${icon('triangle-exclamation', 'icon')}
      <strong>${words.title}</strong>
      <p>${words.text(version, savedBy?.name ?? t.app.unknown, when(savedAt, this.app.connection?.timeZone))}</p>
      <ul class="points">
        ${conflict.changes.map((change) => html`<li>${change}</li>`)}
      </ul>
      <p class="bar">
        <wa-button size="s" appearance="outlined" @click=${() => this.#takeTheirs()}>${words.theirs}</wa-button>
        <wa-button size="s" variant="danger" appearance="outlined" @click=${() => this.#saveOver()}
          >${words.mine}</wa-button
        >
      </p>
    </wa-callout>`;
  }

  #rules(draft: Draft): unknown {
    const { target } = this;
    const definitions = this.portal.properties.definitions(target);
    const rules = draft[target].map((rule, at) => ({ rule, at }));
    const standard = Object.keys(t.mapping.fields[target]);
    const custom = rules.filter(({ rule }) => rule.custom);
    return html`
      ${definitions.state === 'failed' ? errorNotice(definitions.error, () => this.portal.properties.load(target)) : nothing}
      <section class="card" aria-labelledby="standard-title">
        <h3 id="standard-title">${t.mapping.standard}</h3>
        <ul>
          ${standard.map((field) => {
            const found = rules.find(({ rule }) => rule.field === field && !rule.custom);
            return this.#row(field, found?.at ?? rules.length, found?.rule);
          })}
        </ul>
      </section>
      <section class="card" aria-labelledby="custom-title">
        <div class="bar spread">
          <h3 id="custom-title">${t.mapping.custom}</h3>
          <wa-button size="s" appearance="outlined" ?disabled=${!this.#mayEdit} @click=${this.#addCustom}
            >${icon('plus', 'start')} ${t.mapping.addCustom}</wa-button
          >
        </div>
        ${custom.length === 0 ? html`<p class="muted">${t.mapping.noCustom}</p>` : nothing}
        <ul>
          ${custom.map(({ rule, at }) => this.#row(rule.field, at, rule))}
        </ul>
      </section>
    `;
  }

  #row(field: string, at: number, rule: MappingRule | undefined): unknown {
    const { target } = this;
    const pointer = `/${target}/${at}`;
    const troubles = rule
      ? this.portal.mapping.troubles.filter(({ where }) => where === pointer || where.startsWith(`${pointer}/`))
      : [];
    return html`<li>
      <ts-rule-row
        .field=${field}
        .rule=${rule}
        .target=${target}
        .troubles=${troubles}
        .properties=${this.portal.properties}
        .disabled=${!this.#mayEdit}
        @rule-change=${({ detail }: CustomEvent<RuleChange>) => this.portal.mapping.setRule(target, at, detail.rule)}
        @rule-pick=${() => this.#pick(field, at, rule)}
      ></ts-rule-row>
    </li>`;
  }

  async #pick(field: string, at: number, rule: MappingRule | undefined): Promise<void> {
    const { target } = this;
    const chosen = await this.#picker.choose(target, t.mapping.fields[target][field]?.[0] ?? field, rule?.from ?? []);
    if (chosen) {
      const fresh: MappingRule = rule ? { ...rule, from: [...rule.from, chosen.name] } : { field, from: [chosen.name] };
      this.portal.mapping.setRule(target, at, fresh);
    }
  }

  async #addCustom(): Promise<void> {
    const { target } = this;
    const { mapping } = this.portal;
    const chosen = await this.#picker.choose(target, t.mapping.addCustom, []);
    if (chosen && mapping.draft) {
      const rules = mapping.draft[target];
      const field = customNameFor(chosen, [
        ...rules.map((rule) => rule.field),
        ...Object.keys(t.mapping.fields[target]),
      ]);
      mapping.setRule(target, rules.length, { field, from: [chosen.name], type: typeFor(chosen), custom: true });
    }
  }

  get #picker(): PropertyPicker {
    return this.renderRoot.querySelector<PropertyPicker>('ts-property-picker')!;
  }

  #suggest(): void {
    void this.renderRoot.querySelector<SuggestionDialog>('ts-suggestion-dialog')?.show();
  }

  #history(): void {
    void this.renderRoot.querySelector<VersionDialog>('ts-version-dialog')?.show();
  }

  #export(): void {
    const text = `${JSON.stringify(this.portal.mapping.draft, null, 1)}\n`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `hubspot-${this.portal.id}-mapping.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  #choose(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  async #import(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    this.error = undefined;
    try {
      await this.portal.mapping.import(await file.text());
    } catch (error) {
      this.error = error;
    }
  }

  async #takeTheirs(): Promise<void> {
    this.portal.mapping.conflict = undefined;
    await this.portal.mapping.load({ anew: true });
  }

  async #saveOver(): Promise<void> {
    try {
      await this.portal.mapping.save('', { over: true });
    } catch (error) {
      this.error = error;
    }
  }

  static override styles = [
    ...viewStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.2rem;
        align-items: start;
      }
      @media (min-width: 1050px) {
        .columns {
          grid-template-columns: minmax(0, 1fr) 23rem;
        }
        ts-preview-panel {
          position: sticky;
          top: 1rem;
        }
      }
      .title {
        flex: 1 1 12rem;
      }
      .rules {
        gap: 1.2rem;
      }
      section li {
        border-top: 1px solid var(--line);
      }
      section ul {
        margin-top: 0.7rem;
      }
    `,
  ];
}

customElements.define('ts-mapping-view', MappingView);
