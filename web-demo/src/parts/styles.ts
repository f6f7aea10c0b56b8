import { css } from 'lit';

/** What every element of the page shares: controls, cards, small type. Colours are in page.css. */
export const shared = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  [hidden] {
    display: none !important;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 0.867rem;
  }
  .mono {
    font-family: var(--mono);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
  }
  button,
  .button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 0.45rem;
    min-height: 2.4rem;
    padding: 0 0.9rem;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--card);
    font-weight: 550;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--raised);
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--accent) 88%, var(--text));
  }
  button.plain {
    border-color: transparent;
    background: transparent;
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  select,
  input {
    min-height: 2.4rem;
    padding: 0 0.7rem;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--card);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .badge {
    display: inline-block;
    padding: 0.05rem 0.5rem;
    border-radius: 999px;
    background: var(--raised);
    color: var(--muted);
    font-size: 0.8rem;
    white-space: nowrap;
  }
  .badge.accent {
    background: var(--accent-soft);
    color: var(--accent);
  }
  .badge.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
