import '@lit-labs/virtualizer';
import type { LitVirtualizer } from '@lit-labs/virtualizer';
import type { Target } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import type { PropertiesStore, Property } from '../../stores/properties-store.js';
import { errorNotice, loadingNotice } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import { percent } from '../../ui/time.js';

/**
 * A dialog in which one of an account's properties is chosen, of which there may be a thousand: found by label, name or
 * group. Arrow keys move, Enter chooses.
 */
export class PropertyPicker extends LitElement {
  static override properties = {
    properties: { attribute: false },
    isOpen: { state: true },
    heading: { state: true },
    query: { state: true },
    active: { state: true },
  };

  declare properties: PropertiesStore;
  declare isOpen: boolean;
  declare heading: string;
  declare query: string;
  declare active: number;

  #target: Target = 'lead';
  #taken: string[] = [];
  #answer: ((property: Property | undefined) => void) | undefined;

  constructor() {
    super();
    this.heading = '';
    this.query = '';
    this.active = 0;
  }

  /** Resolves with what was chosen; undefined where the dialog was closed. `taken` is not offered. */
  choose(target: Target, heading: string, taken: string[]): Promise<Property | undefined> {
    this.#answer?.(undefined);
    this.#target = target;
    this.#taken = taken;
    this.heading = t.mapping.picker.title(heading);
    this.query = '';
    this.active = 0;
    this.isOpen = true;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  #close(property?: Property): void {
    this.#answer?.(property);
    this.#answer = undefined;
    this.isOpen = false;
  }

  get #found(): Property[] {
    const definitions = this.properties.definitions(this.#target);
    if (definitions.state !== 'ready') {
      return [];
    }
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    return definitions.value.properties.filter((property) => {
      const text = `${property.label} ${property.name} ${property.groupName}`.toLowerCase();
      return !this.#taken.includes(property.name) && words.every((word) => text.includes(word));
    });
  }

  #keyed(event: KeyboardEvent): void {
    const found = this.#found;
    const targets: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + 6,
      PageUp: this.active - 6,
    };
    if (event.key === 'Enter') {
      event.preventDefault();
      if (found[this.active]) {
        this.#close(found[this.active]);
      }
    } else if (event.key in targets) {
      event.preventDefault();
      this.active = Math.max(0, Math.min(found.length - 1, targets[event.key]));
      this.renderRoot
        .querySelector<LitVirtualizer>('lit-virtualizer')
        ?.element(this.active)
        ?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render(): unknown {
    return html`<wa-dialog
      ?open=${this.isOpen}
      label=${this.heading}
      @wa-after-show=${() => this.renderRoot.querySelector('input')?.focus()}
      @wa-hide=${(event: Event) => event.target === event.currentTarget && this.#close()}
    >
      ${this.isOpen ? this.#body() : nothing}
    </wa-dialog>`;
  }

  #body(): unknown {
    const definitions = this.properties.definitions(this.#target);
    if (definitions.state === 'failed') {
      return errorNotice(definitions.error, () => this.properties.load(this.#target));
    }
    if (definitions.state !== 'ready') {
      return loadingNotice();
    }
    const words = t.mapping.picker;
    const found = this.#found;
    const input = (event: Event) => {
      this.query = (event.target as HTMLInputElement).value;
      this.active = 0;
    };
    return html`<div class="stack">
      <input
        type="search"
        role="combobox"
        autofocus
        aria-label=${words.search}
        placeholder=${words.search}
        aria-expanded="true"
        aria-controls="options"
        aria-autocomplete="list"
        aria-activedescendant=${found.length > 0 ? `option-${this.active}` : nothing}
        .value=${this.query}
        @input=${input}
        @keydown=${this.#keyed}
      />
      <p class="muted small" role="status">${words.found(found.length, definitions.value.properties.length)}</p>
      ${
        found.length === 0
          ? html`<p>${words.none}</p>`
          : html`<lit-virtualizer
              id="options"
              role="listbox"
              aria-label=${words.search}
              scroller
              tabindex="-1"
              .items=${found}
              .renderItem=${(property: Property, at: number) => this.#option(property, at, found.length)}
              .keyFunction=${(property: Property) => property.name}
            ></lit-virtualizer>`
      }
    </div>`;
  }

  #option(property: Property, at: number, count: number): ReturnType<typeof html> {
    const { label, name, type, groupName, options } = property;
    const sampled = this.properties.sampled(this.#target, name);
    const facts = [
      type,
      groupName,
      ...(options.length > 0 ? [t.mapping.picker.options(options.length)] : []),
      ...(sampled ? [t.mapping.filled(percent(sampled.filled / Math.max(1, sampled.of)))] : []),
    ];
    return html`<div
      class="option ${at === this.active ? 'active' : ''}"
      role="option"
      id="option-${at}"
      aria-selected=${at === this.active}
      aria-posinset=${at + 1}
      aria-setsize=${count}
      @click=${() => this.#close(property)}
    >
      <span><strong>${label}</strong> <span class="mono muted">${name}</span></span>
      <span class="muted small">${facts.join(' \u00b7 ')}</span>
      ${sampled?.values.length ? html`<span class="muted small sample">${t.mapping.sample(sampled.values.join(', '))}</span>` : nothing}
    </div>`;
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
      input {
        width: 100%;
      }
      lit-virtualizer {
        height: min(24rem, 50vh);
        border: 1px solid var(--line);
        border-radius: 8px;
      }
      .option {
        display: grid;
        width: 100%;
        padding: 0.5rem 0.8rem;
        border-bottom: 1px solid var(--line);
        cursor: pointer;
      }
      .option:hover {
        background: var(--raised);
      }
      .option.active {
        background: var(--accent-soft);
      }
      .option.active .muted {
        color: var(--text);
      }
      .sample {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];
}

customElements.define('ts-property-picker', PropertyPicker);
