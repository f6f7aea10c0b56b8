import { css, html, LitElement, nothing } from 'lit';
import { icon, type IconName } from '../ui/controls.js';
import { viewStyles } from '../ui/styles.js';

/** Nothing here yet: why, and the one thing to do about it. */
export class EmptyNotice extends LitElement {
  static override properties = { icon: {}, heading: {}, text: {}, action: { attribute: false } };

  declare icon: IconName;
  declare heading: string;
  declare text: string;
  declare action: { label: string; href: string } | undefined;

  protected override render(): unknown {
    return html`<div class="card notice">
      <span class="sign">${icon(this.icon)}</span>
      <h2>${this.heading}</h2>
      <p class="muted">${this.text}</p>
      ${
        this.action
          ? html`<p>
              <a class="link-button" href=${this.action.href}>${this.action.label}</a>
            </p>`
          : nothing
      }
      <slot></slot>
    </div>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      .notice {
        display: grid;
        gap: 0.6rem;
        justify-items: center;
        padding: clamp(1.6rem, 6vw, 3.5rem) 1.2rem;
        text-align: center;
      }
      .notice p {
        max-width: 34rem;
      }
      .sign {
        display: grid;
        place-items: center;
        width: 3rem;
        height: 3rem;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent);
        font-size: 1.4rem;
      }
      .link-button {
        display: inline-block;
        margin-top: 0.4rem;
        padding: 0.5rem 1.1rem;
        border-radius: 8px;
        background: var(--accent);
        color: var(--on-accent);
        font-weight: 550;
        text-decoration: none;
      }
      .link-button:hover {
        background: color-mix(in oklab, var(--accent) 88%, var(--text));
      }
    `,
  ];
}

customElements.define('ts-empty-notice', EmptyNotice);
