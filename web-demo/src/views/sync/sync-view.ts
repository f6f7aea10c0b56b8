import { css, html, LitElement, nothing } from 'lit';
import type { SyncProgress } from '@trailspark/hubspot/sync';
import { t } from '../../i18n/t.js';
import { number } from '../../parts/format.js';
import type { App, Portal } from '../../stores/app.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { errorNotice, loadingNotice } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import { duration, percent } from '../../ui/time.js';
import './call-timeline.js';
import { runHistory } from './run-history.js';
import { verdictOf } from './verdict.js';

/** The account's copy in this browser: what a sync will cost, its progress, what came of it, and earlier ones. */
export class SyncView extends LitElement {
  static override properties = { app: { attribute: false }, portal: { attribute: false }, said: { state: true } };

  declare app: App;
  declare portal: Portal;
  /** For screen readers, which are told of milestones and not of every call. */
  declare said: string;

  constructor() {
    super();
    new Follow(this, () => [this.app.session, this.portal.sync]);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('portal')) {
      void this.portal.sync.open();
      void this.portal.sync.loadHistory();
    }
  }

  async #run(refresh = false): Promise<void> {
    const { sync, base } = this.portal;
    this.said = t.sync.progress.title;
    const isChanged = await sync.run({ refresh });
    this.said = sync.live?.outcome?.verdict ?? '';
    if (isChanged || base.contents.state !== 'ready') {
      await base.load({ anew: true });
    }
  }

  protected override render(): unknown {
    const { sync } = this.portal;
    return html`
      <section class="card stack" aria-labelledby="sync-title">
        <div class="bar spread">
          <div class="pitch">
            <h2 id="sync-title">${t.sync.title}</h2>
            <p class="muted">${t.sync.pitch}</p>
          </div>
          ${this.#buttons()}
        </div>
        <p class="visually-hidden" role="status">${this.said}</p>
        ${this.#state()}
      </section>
      ${sync.live && sync.live.ticks.length > 1 ? this.#timeline() : nothing}
      ${runHistory(sync.history, this.app.connection?.timeZone, () => sync.loadHistory())}
    `;
  }

  #buttons(): unknown {
    const { sync } = this.portal;
    if (sync.status.state !== 'ready') {
      return nothing;
    }
    if (sync.running) {
      return html`<div class="bar">
        <wa-button appearance="outlined" @click=${() => sync.setPaused(!sync.paused)}>
          ${icon(sync.paused ? 'play' : 'pause', 'start')} ${sync.paused ? t.sync.resume : t.sync.pause}
        </wa-button>
        <wa-button appearance="outlined" @click=${() => sync.cancel()}
          >${icon('stop', 'start')} ${t.sync.cancel}</wa-button
        >
      </div>`;
    }
    const { allowed, needs, why } = this.app.session.may('readHubspot');
    const wasCut = sync.status.value.verdict.startsWith('incomplete');
    const label = wasCut ? t.sync.goOn : sync.stored > 0 ? t.sync.again : t.sync.start;
    return html`<div class="stack">
      <div class="bar">
        <wa-button
          appearance="outlined"
          ?disabled=${!allowed}
          ?loading=${sync.plan.state === 'loading'}
          @click=${() => sync.makePlan()}
          >${t.sync.plan.action}</wa-button
        >
        ${
          sync.stored > 0
            ? html`<wa-button appearance="outlined" ?disabled=${!allowed} @click=${() => this.#run(true)}
                >${t.sync.refresh}</wa-button
              >`
            : nothing
        }
        <wa-button variant="brand" ?disabled=${!allowed} @click=${() => this.#run()}
          >${icon('rotate', 'start')} ${label}</wa-button
        >
      </div>
      ${allowed ? nothing : html`<p class="why">${why ?? t.connect.roleNeeded(t.app.roles[needs])}</p>`}
    </div>`;
  }

  #state(): unknown {
    const { sync } = this.portal;
    if (sync.status.state === 'failed') {
      return errorNotice(sync.status.error, () => sync.open());
    }
    if (sync.status.state !== 'ready') {
      return loadingNotice();
    }
    return [
      sync.live?.error ? errorNotice(sync.live.error) : nothing,
      sync.running ? this.#progress(sync.live?.progress) : nothing,
      sync.running ? nothing : this.#plan(),
      sync.running ? nothing : verdictOf(sync.status.value, sync.live?.outcome),
    ];
  }

  #plan(): unknown {
    const { plan } = this.portal.sync;
    const words = t.sync.plan;
    if (plan.state === 'failed') {
      return errorNotice(plan.error);
    }
    if (plan.state !== 'ready') {
      return nothing;
    }
    const { calls, milliseconds, shareOfDailyQuota, objects } = plan.value;
    const figures: [string, string][] = [
      [words.calls, number(calls)],
      [words.time, duration(milliseconds)],
      [words.quota, shareOfDailyQuota === null ? words.unknownQuota : percent(shareOfDailyQuota)],
    ];
    return html`<div class="stack plan">
      <h3>${words.title}</h3>
      <dl class="facts figure">
        ${figures.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.title}>
        <table>
          <thead>
            <tr>
              ${words.columns.map((column, at) => html`<th scope="col" class=${at === 1 || at === 2 ? 'number' : ''}>${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${Object.entries(objects).map(
              ([object, { records, calls: needed, how }]) =>
                html`<tr>
                  <th scope="row">${t.sync.objects[object] ?? object}</th>
                  <td class="number">${number(records)}</td>
                  <td class="number">${number(needed)}</td>
                  <td>${how}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #progress(progress: SyncProgress | undefined): unknown {
    const words = t.sync.progress;
    if (!progress) {
      return loadingNotice(words.title);
    }
    const { sync } = this.portal;
    const waiting = sync.paused
      ? words.paused
      : progress.waitingFor && progress.waitingFor !== 'HubSpot to answer'
        ? words.waiting(progress.waitingFor)
        : this.#left(progress);
    return html`<div class="stack">
      ${progress.elsewhere ? html`<p>${words.elsewhere}</p>` : nothing}
      <ul class="objects">
        ${Object.entries(progress.objects).map(([object, { stage, stored, expected }]) => {
          const name = t.sync.objects[object] ?? object;
          return html`<li>
            <span class="bar spread"
              ><strong>${name}</strong>
              <span class="muted small"
                >${expected > 0 ? words.of(stored, expected) : words.stored(stored)}${stage ? `, ${stage}` : ''}</span
              ></span
            >
            <progress aria-label=${name} max=${Math.max(expected, stored, 1)} .value=${stored}></progress>
          </li>`;
        })}
      </ul>
      <p class="bar spread">
        <span>${words.calls(progress.calls)}${waiting ? html` <span class="muted">${waiting}</span>` : nothing}</span>
        <span class="muted small">${words.closeTab}</span>
      </p>
    </div>`;
  }

  /** By what has come of what is expected, at the pace so far. */
  #left({ objects }: SyncProgress): string {
    const { live } = this.portal.sync;
    const all = Object.values(objects);
    const stored = all.reduce((sum, object) => sum + Math.min(object.stored, object.expected), 0);
    const expected = all.reduce((sum, object) => sum + object.expected, 0);
    const passed = Date.now() - (live?.startedAt ?? 0);
    return stored === 0 || stored >= expected || passed < 2000
      ? ''
      : t.sync.progress.left(duration((passed * (expected - stored)) / stored));
  }

  #timeline(): unknown {
    const { live } = this.portal.sync;
    return html`<section class="card stack" aria-labelledby="timeline-title">
      <h3 id="timeline-title">${t.sync.timeline.title}</h3>
      <ts-call-timeline .ticks=${live!.ticks} .count=${live!.ticks.length}></ts-call-timeline>
    </section>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      .pitch {
        flex: 1 1 20rem;
      }
      .plan {
        padding: 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper);
      }
      .objects {
        display: grid;
        gap: 0.9rem;
      }
      progress {
        display: block;
        width: 100%;
        height: 0.55rem;
        margin-top: 0.3rem;
        border: 0;
        border-radius: 999px;
        background: var(--raised);
        overflow: hidden;
        appearance: none;
      }
      progress::-webkit-progress-bar {
        background: var(--raised);
      }
      progress::-webkit-progress-value {
        border-radius: 999px;
        background: var(--accent);
      }
      progress::-moz-progress-bar {
        border-radius: 999px;
        background: var(--accent);
      }
    `,
  ];
}

customElements.define('ts-sync-view', SyncView);
