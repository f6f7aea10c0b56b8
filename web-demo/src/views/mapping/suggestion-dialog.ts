import type { MappingRule, Proposal, Target } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import type { MappingStore } from '../../stores/mapping-store.js';
import { Follow } from '../../stores/store.js';
import { loadingNotice, sentence } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import { percent } from '../../ui/time.js';

type Accepted = Extract<Proposal, { accepted: true }>;

/** What the package proposes for each field, how sure it is and why; accepted one by one or all. */
export class SuggestionDialog extends LitElement {
  static override properties = { mapping: { attribute: false }, target: {}, isOpen: { state: true } };

  declare mapping: MappingStore;
  declare target: Target;
  declare isOpen: boolean;

  constructor() {
    super();
    new Follow(this, () => [this.mapping]);
  }

  async show(): Promise<void> {
    this.isOpen = true;
    await this.mapping.suggest(this.target);
  }

  #rule(field: string): MappingRule | undefined {
    return this.mapping.draft?.[this.target].find((rule) => rule.field === field);
  }

  #accept(proposals: Accepted[]): void {
    const { draft } = this.mapping;
    if (!draft) {
      return;
    }
    const rules = [...draft[this.target]];
    for (const { field, property } of proposals) {
      const at = rules.findIndex((rule) => rule.field === field);
      const rest = at < 0 ? [] : rules[at].from.filter((name) => name !== property);
      const rule = { ...(at < 0 ? { field } : rules[at]), from: [property, ...rest] };
      rules.splice(at < 0 ? rules.length : at, 1, rule);
    }
    this.mapping.replace({ ...draft, [this.target]: rules });
  }

  protected override render(): unknown {
    const proposals = this.mapping.proposals[this.target];
    const fresh = (proposals ?? []).filter(
      (proposal): proposal is Accepted =>
        proposal.accepted && this.#rule(proposal.field)?.from[0] !== proposal.property,
    );
    const words = t.mapping.suggest;
    return html`<wa-dialog
      ?open=${this.isOpen}
      label=${words.title}
      @wa-after-hide=${(event: Event) => event.target === event.currentTarget && (this.isOpen = false)}
    >
      ${
        !this.isOpen
          ? nothing
          : proposals === undefined
            ? loadingNotice()
            : html`<div class="stack">
                <p class="muted">${words.text}</p>
                ${fresh.length === 0 ? html`<p class="good-text">${words.same}</p>` : nothing}
                <ul class="proposals" tabindex="0" aria-label=${words.title}>
                  ${proposals.map((proposal) => this.#proposal(proposal, fresh.includes(proposal as Accepted)))}
                </ul>
              </div>`
      }
      <wa-button slot="footer" appearance="outlined" data-dialog="close">${t.app.close}</wa-button>
      ${
        fresh.length > 0
          ? html`<wa-button slot="footer" variant="brand" @click=${() => this.#accept(fresh)}
              >${words.acceptAll(fresh.length)}</wa-button
            >`
          : nothing
      }
    </wa-dialog>`;
  }

  #proposal(proposal: Proposal, isFresh: boolean): unknown {
    const words = t.mapping.suggest;
    const label = t.mapping.fields[this.target][proposal.field]?.[0] ?? proposal.label;
    const now = this.#rule(proposal.field)?.from ?? [];
    return html`<li>
      <div class="bar spread">
        <span class="bar">
          <strong>${label}</strong>
          ${
            proposal.accepted
              ? html`<span class="mono">${proposal.property}</span>
                  <span class="status ${proposal.confidence >= 0.9 ? 'good' : 'warn'}"
                    >${words.sure(sureness(proposal.confidence))}</span
                  >`
              : html`<span class="muted">${words.none}</span>`
          }
        </span>
        ${
          proposal.accepted && isFresh
            ? html`<wa-button size="s" appearance="outlined" @click=${() => this.#accept([proposal])}
                >${words.accept}<span class="visually-hidden">
                  ${words.acceptFor(proposal.property, label)}</span
                ></wa-button
              >`
            : nothing
        }
      </div>
      <p class="muted small">
        ${proposal.accepted ? proposal.evidence.map(sentence).join(' ') : sentence(proposal.reason)}
        ${now.length > 0 && isFresh ? words.now(now.join(' \u203a ')) : nothing}
      </p>
    </li>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        display: contents;
      }
      wa-dialog {
        --width: min(46rem, 95vw);
      }
      .proposals {
        max-height: 55vh;
        overflow: auto;
      }
      li {
        padding: 0.6rem 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];
}

/** Rounded down, and never all: a proposal can be wrong. */
const sureness = (confidence: number) => percent(Math.min(99, Math.floor(confidence * 100)) / 100);

customElements.define('ts-suggestion-dialog', SuggestionDialog);
