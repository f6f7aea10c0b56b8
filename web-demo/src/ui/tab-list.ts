import { html } from 'lit';

/** Tabs within a view: arrow keys move between them. `parts/styles.ts` and the view's sheet give them their look. */
export function tabList<Tab extends string>(
  label: string,
  tabs: readonly (readonly [tab: Tab, label: string])[],
  selected: Tab,
  select: (tab: Tab) => void,
): unknown {
  const keyed = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const names = tabs.map(([tab]) => tab);
      const next = (names.indexOf(selected) + step + names.length) % names.length;
      event.preventDefault();
      select(names[next]);
      const list = event.currentTarget as HTMLElement;
      (list.children[next] as HTMLElement).focus();
    }
  };
  return html`<div role="tablist" class="tabs" aria-label=${label} @keydown=${keyed}>
    ${tabs.map(
      ([tab, text]) =>
        html`<button
          role="tab"
          aria-selected=${tab === selected}
          tabindex=${tab === selected ? 0 : -1}
          @click=${() => select(tab)}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}
