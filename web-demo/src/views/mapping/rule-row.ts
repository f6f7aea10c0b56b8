import type { FieldType, MappingRule, Target } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import type { Trouble } from '../../stores/mapping-store.js';
import type { PropertiesStore } from '../../stores/properties-store.js';
import { icon } from '../../ui/controls.js';
import { sentence } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import { percent } from '../../ui/time.js';
import { valuesEditor } from './values-editor.js';

/** The rule as it is to be now; undefined: no rule for the field. */
export interface RuleChange {
  rule: MappingRule | undefined;
}

/**
 * One of our fields and its rule: the chain of properties, type, values, default, and what is wrong with it. Events:
 * "rule-change" (detail: RuleChange), "rule-pick" where a property is to be chosen.
 */
export class RuleRow extends LitElement {
  static override properties = {
    field: {},
    rule: { attribute: false },
    target: {},
    troubles: { attribute: false },
    properties: { attribute: false },
    disabled: { type: Boolean },
  };

  declare field: string;
  declare rule: MappingRule | undefined;
  declare target: Target;
  declare troubles: Trouble[];
  declare properties: PropertiesStore;
  declare disabled: boolean;

  get #label(): string {
    return t.mapping.fields[this.target][this.field]?.[0] ?? this.field;
  }

  #change(changes: Partial<MappingRule>): void {
    const rule: MappingRule = { field: this.field, from: [], ...this.rule, ...changes };
    for (const key of ['type', 'values', 'default'] as const) {
      if (rule[key] === undefined) {
        delete rule[key];
      }
    }
    this.#tell(rule.from.length === 0 && rule.default === undefined && !rule.custom ? undefined : rule);
  }

  #tell(rule: MappingRule | undefined): void {
    this.dispatchEvent(new CustomEvent<RuleChange>('rule-change', { detail: { rule } }));
  }

  protected override render(): unknown {
    const { rule, field } = this;
    const isCustom = rule?.custom === true;
    return html`<div class="row" role="group" aria-label=${this.#label}>
      <div class="name">
        ${
          isCustom
            ? html`<input
                aria-label=${t.mapping.customName}
                title=${t.mapping.customNameHint}
                .value=${field}
                ?disabled=${this.disabled}
                @change=${(event: Event) => this.#change({ field: (event.target as HTMLInputElement).value.trim() })}
              />`
            : html`<strong>${this.#label}</strong>
                <span class="muted small">${t.mapping.fields[this.target][field]?.[1]}</span>`
        }
      </div>
      <div class="chain">${this.#chain()}</div>
      <div class="end">${this.#type()} ${isCustom ? this.#remove() : nothing}</div>
      ${this.#troubles()}
      ${
        rule
          ? html`<details
              class="more"
              ?open=${rule.values !== undefined && this.troubles.some(({ where }) => where.includes('/values'))}
            >
              <summary class="small muted">
                <span class="visually-hidden">${t.mapping.moreOf(this.#label)}</span
                ><span aria-hidden="true">${t.mapping.more}${this.#moreBrief(rule)}</span>
              </summary>
              ${valuesEditor(rule, this.properties.property(this.target, rule.from[0]), this.disabled, (changes) => this.#change(changes))}
            </details>`
          : nothing
      }
    </div>`;
  }

  #moreBrief({ values, default: fallback }: MappingRule): string {
    const parts = [
      ...(values ? [`${Object.keys(values).length}`] : []),
      ...(fallback !== undefined ? [`"${fallback}"`] : []),
    ];
    return parts.length > 0 ? `: ${parts.join(', ')}` : '';
  }

  #chain(): unknown {
    const from = this.rule?.from ?? [];
    return html`<ol>
        ${from.map((name, at) => this.#property(name, at, from))}
      </ol>
      ${from.length === 0 ? html`<span class="muted small">${t.mapping.notMapped}</span>` : nothing}
      <button
        class="plain add"
        ?disabled=${this.disabled}
        aria-label=${t.mapping.addPropertyTo(this.#label)}
        @click=${() => this.dispatchEvent(new Event('rule-pick'))}
      >
        ${icon('plus')} ${t.mapping.addProperty}
      </button>`;
  }

  #property(name: string, at: number, from: string[]): unknown {
    const property = this.properties.property(this.target, name);
    const sampled = this.properties.sampled(this.target, name);
    const isKnown = property !== undefined || this.properties.definitions(this.target).state !== 'ready';
    const earlier = () => this.#change({ from: from.with(at, from[at - 1]).with(at - 1, name) });
    return html`<li class=${isKnown ? '' : 'unknown'}>
      <span class="property">
        <span>${property?.label ?? name}</span>
        <span class="mono muted">${name}</span>
        <span class="muted small">
          ${isKnown ? nothing : html`<span class="bad-text">${t.mapping.unknownProperty}</span>`}
          ${sampled ? t.mapping.filled(percent(sampled.filled / Math.max(1, sampled.of))) : nothing}${
            sampled?.values.length ? `, ${t.mapping.sample(sampled.values.slice(0, 2).map(short).join(', '))}` : nothing
          }
        </span>
      </span>
      ${
        at > 0
          ? html`<button
              class="plain small-button"
              ?disabled=${this.disabled}
              aria-label=${t.mapping.earlier(name)}
              @click=${earlier}
            >
              ${icon('arrow-up')}
            </button>`
          : nothing
      }
      <button
        class="plain small-button"
        ?disabled=${this.disabled}
        aria-label=${t.mapping.removeFrom(name, this.#label)}
        @click=${() => this.#change({ from: from.filter((_, other) => other !== at) })}
      >
        ${icon('xmark')}
      </button>
    </li>`;
  }

  #type(): unknown {
    if (!this.rule) {
      return nothing;
    }
    const { type } = this.rule;
    const chosen = (event: Event) =>
      this.#change({ type: ((event.target as HTMLSelectElement).value || undefined) as FieldType | undefined });
    return html`<select aria-label=${t.mapping.typeOf(this.#label)} ?disabled=${this.disabled} @change=${chosen}>
      <option value="" ?selected=${!type}>${this.rule.custom ? t.mapping.types.string : t.mapping.ownType}</option>
      ${Object.entries(t.mapping.types)
        .filter(([name]) => !(this.rule?.custom && name === 'string'))
        .map(([name, label]) => html`<option value=${name} ?selected=${name === type}>${label}</option>`)}
    </select>`;
  }

  #remove(): unknown {
    return html`<button
      class="plain small-button"
      ?disabled=${this.disabled}
      aria-label=${t.mapping.remove(this.field)}
      @click=${() => this.#tell(undefined)}
    >
      ${icon('trash')}
    </button>`;
  }

  #troubles(): unknown {
    return this.troubles.length === 0
      ? nothing
      : html`<div class="troubles" role="status">
          <ul>
            ${this.troubles.map(
              ({ isError, message, suggestion, remedy }) =>
                html`<li class=${isError ? 'bad-text' : 'warn-text'}>
                  ${icon(isError ? 'circle-xmark' : 'triangle-exclamation')}
                  <span>${sentence(message)} ${suggestion ? sentence(suggestion) : sentence(remedy)}</span>
                </li>`,
            )}
          </ul>
        </div>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        display: block;
      }
      .row {
        display: grid;
        grid-template-columns: 10rem minmax(0, 1fr) auto;
        gap: 0.3rem 1rem;
        align-items: start;
        padding: 0.75rem 0;
      }
      @media (max-width: 640px) {
        .row {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .chain {
          grid-row: 2;
          grid-column: 1 / -1;
        }
      }
      .name strong,
      .name .small {
        display: block;
      }
      .name input {
        width: 100%;
      }
      .chain ol {
        display: grid;
        gap: 0.35rem;
      }
      .chain li {
        display: flex;
        align-items: center;
        padding: 0.3rem 0.3rem 0.3rem 0.7rem;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--paper);
      }
      .chain li.unknown {
        border-color: var(--bad);
      }
      .property {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        gap: 0 0.6rem;
        align-items: baseline;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .property .small {
        flex-basis: 100%;
      }
      .small-button {
        min-height: 2rem;
        padding: 0 0.55rem;
        color: var(--muted);
      }
      .add {
        min-height: 2rem;
        margin-top: 0.2rem;
        padding: 0 0.6rem;
        color: var(--accent);
        font-size: 0.867rem;
      }
      .end {
        display: flex;
        align-items: center;
      }
      .end select {
        max-width: 9.5rem;
        font-size: 0.867rem;
      }
      .troubles,
      .more {
        grid-column: 1 / -1;
      }
      .troubles ul {
        display: grid;
        gap: 0.25rem;
        font-size: 0.9rem;
      }
      .troubles li {
        display: grid;
        grid-template-columns: 1.4rem minmax(0, 1fr);
        align-items: baseline;
      }
      @media (min-width: 641px) {
        .troubles,
        .more {
          grid-column: 2 / -1;
        }
      }
      .values {
        display: grid;
        gap: 0.5rem;
        padding: 0.6rem 0 0.3rem;
      }
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) auto;
        gap: 0.5rem;
        align-items: center;
      }
      .values input {
        width: 100%;
        min-height: 2.1rem;
      }
      .values label {
        display: grid;
        gap: 0.2rem;
        max-width: 18rem;
      }
    `,
  ];
}

const short = (text: string) => (text.length > 28 ? `${text.slice(0, 27)}\u2026` : text);

customElements.define('ts-rule-row', RuleRow);
