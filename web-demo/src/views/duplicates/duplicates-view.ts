import { TrailSparkError, type Explanation, type Settings } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import '../../parts/duplicate-list.js';
import '../../parts/explanation-view.js';
import { number } from '../../parts/format.js';
import { dataGate } from '../../shell/data-gate.js';
import type { App, Portal } from '../../stores/app.js';
import type { Contents } from '../../stores/base-store.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { recordsOf } from '../../ui/record-link.js';
import { saveFile } from '../../ui/save-file.js';
import { viewStyles } from '../../ui/styles.js';

const groupsInChunk = 500;
const rules = ['plusTags', 'gmailDots', 'fillBlanks'] as const;

interface Tried {
  leads: number;
  groups: number;
  joined: number;
}

/** Which records became one lead, who won and why; and what other rules would make of them, before they hold. */
export class DuplicatesView extends LitElement {
  static override properties = {
    app: { attribute: false },
    portal: { attribute: false },
    wanted: { state: true },
    tried: { state: true },
    found: { state: true },
    notFound: { state: true },
  };

  declare app: App;
  declare portal: Portal;
  /** The rules that are tried. */
  declare wanted: Settings;
  declare tried: Tried | undefined;
  declare found: Explanation | undefined;
  declare notFound: string;

  #contents: Contents | undefined;
  #load: (offset: number, limit: number) => Promise<{ total: number; groups: Explanation[] }> = async () => ({
    total: 0,
    groups: [],
  });

  constructor() {
    super();
    this.wanted = {};
    this.notFound = '';
    new Follow(this, () => [this.portal.base]);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const { base } = this.portal;
    if (changed.has('portal')) {
      void base.load();
    }
    if (base.contents.state === 'ready' && base.contents.value !== this.#contents) {
      this.#contents = base.contents.value;
      this.#load = (offset, limit) => base.duplicates(offset, limit);
    }
  }

  async #try(rule: (typeof rules)[number], isOn: boolean): Promise<void> {
    const wanted = { ...this.wanted, [rule]: isOn };
    this.wanted = wanted;
    const tried = rules.some((one) => wanted[one])
      ? await this.portal.base.trySettings({ ...this.portal.base.settings, ...wanted })
      : undefined;
    if (wanted === this.wanted) {
      this.tried = tried;
    }
  }

  async #find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const key = (new FormData(event.target as HTMLFormElement).get('key') as string).trim();
    this.notFound = '';
    this.found = undefined;
    if (key === '') {
      return;
    }
    try {
      const { explanation } = await this.portal.base.find(key);
      if (explanation.members.length > 1) {
        this.found = explanation;
      } else {
        this.notFound = t.duplicates.notInGroup(key);
      }
    } catch (error) {
      if (!(error instanceof TrailSparkError)) {
        throw error;
      }
      this.notFound = t.leads.notFound(key);
    }
  }

  async *#lines(total: number): AsyncGenerator<string> {
    for (let offset = 0; offset < total; offset += groupsInChunk) {
      const { groups } = await this.portal.base.duplicates(offset, groupsInChunk);
      yield groups.map((group) => `${JSON.stringify(group)}\n`).join('');
    }
  }

  protected override render(): unknown {
    return dataGate(this.app, this.portal, (contents) => [
      this.#head(contents),
      this.found ? this.#one(this.found) : nothing,
      this.#rules(contents),
      this.#list(contents),
    ]);
  }

  #head({ duplicates, report }: Contents): unknown {
    return html`<div class="bar spread">
        <div class="title">
          <h2>${t.duplicates.title}</h2>
          <p class="muted">${t.duplicates.count(duplicates, report.duplicates)}</p>
        </div>
        <form class="bar" role="search" @submit=${this.#find}>
          <input type="search" name="key" aria-label=${t.duplicates.search} placeholder=${t.leads.searchPlaceholder} />
          <wa-button type="submit" size="s" appearance="outlined">${icon('search', 'start')} ${t.leads.find}</wa-button>
          <wa-button
            size="s"
            appearance="plain"
            ?disabled=${duplicates === 0}
            @click=${() => saveFile('duplicates.ndjson', this.#lines(duplicates))}
            >${icon('download', 'start')} ${t.duplicates.export}</wa-button
          >
        </form>
      </div>
      <p role="status" class=${this.notFound ? 'warn-text' : 'visually-hidden'}>${this.notFound || nothing}</p>`;
  }

  #one(explanation: Explanation): unknown {
    return html`<section class="card" aria-label=${explanation.lead.email ?? explanation.lead.recordId}>
      <div class="bar spread">
        <h3>${explanation.lead.email ?? explanation.lead.recordId}</h3>
        <wa-button size="s" appearance="plain" @click=${() => (this.found = undefined)}>${t.app.close}</wa-button>
      </div>
      <explanation-view .explanation=${explanation} .records=${recordsOf(this.app.connection)}></explanation-view>
    </section>`;
  }

  #rules({ counts, duplicates, report }: Contents): unknown {
    const words = t.duplicates.rules;
    const now: Tried = { leads: counts.lead, groups: duplicates, joined: report.duplicates };
    const row = (name: string, { leads, groups, joined }: Tried) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td class="number">${number(leads)}</td>
        <td class="number">${number(groups)}</td>
        <td class="number">${number(joined)}</td>
      </tr>`;
    return html`<section class="card stack" aria-labelledby="rules-title">
      <div>
        <h3 id="rules-title">${words.title}</h3>
        <p class="muted small">${words.text}</p>
      </div>
      <div class="bar rules">
        ${rules.map(
          (rule) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${this.wanted[rule] ?? false}
                @change=${(event: Event) => this.#try(rule, (event.target as HTMLInputElement).checked)}
              />
              ${words[rule]}</label
            >`,
        )}
      </div>
      <div aria-live="polite">
        ${
          this.tried
            ? html`<div class="scroll" tabindex="0" role="group" aria-label=${words.title}>
                  <table>
                    <thead>
                      <tr>
                        ${words.columns.map((column, at) => (at === 0 ? html`<td></td>` : html`<th scope="col" class="number">${column}</th>`))}
                      </tr>
                    </thead>
                    <tbody>
                      ${row(words.asItIs, now)} ${row(words.tried, this.tried)}
                    </tbody>
                  </table>
                </div>
                <p><strong>${words.difference(this.tried.leads - now.leads)}</strong></p>`
            : nothing
        }
      </div>
    </section>`;
  }

  #list({ duplicates }: Contents): unknown {
    return html`<section class="card list" aria-label=${t.duplicates.list}>
      <duplicate-list
        .total=${duplicates}
        .load=${this.#load}
        .records=${recordsOf(this.app.connection)}
      ></duplicate-list>
    </section>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      .title {
        flex: 1 1 14rem;
      }
      .list {
        padding: 0;
        overflow: hidden;
      }
      .rules label {
        display: inline-flex;
        gap: 0.5rem;
        align-items: center;
      }
      input[type='search'] {
        width: 13rem;
        min-height: 2.1rem;
      }
    `,
  ];
}

customElements.define('ts-duplicates-view', DuplicatesView);
