// The parts of Web Awesome that the page uses, one by one; and its icons, from a file of the page's own.
import '@awesome.me/webawesome/dist/components/badge/badge.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import WaIcon from '@awesome.me/webawesome/dist/components/icon/icon.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import { css, html } from 'lit';
import iconsAddress from './icons.svg?url';

const address = new URL(iconsAddress, import.meta.url).href;
for (const library of ['default', 'system']) {
  registerIconLibrary(library, { resolver: (name) => `${address}#${name}`, spriteSheet: true });
}

// A drawing that comes by reference has no size of its own: without this it would be 300 pixels wide, out of sight.
WaIcon.elementStyles.push(css`
  svg {
    width: 1em;
    overflow: hidden;
  }
`);

export type IconName =
  | 'arrow-up'
  | 'arrow-up-right-from-square'
  | 'check'
  | 'chevron-down'
  | 'circle-check'
  | 'circle-info'
  | 'circle-question'
  | 'circle-xmark'
  | 'clock-rotate-left'
  | 'download'
  | 'file'
  | 'pause'
  | 'play'
  | 'plug'
  | 'plus'
  | 'rotate'
  | 'search'
  | 'stop'
  | 'trash'
  | 'triangle-exclamation'
  | 'upload'
  | 'user'
  | 'wand'
  | 'xmark';

/** An icon beside words, which say what it means. */
export const icon = (name: IconName, slot = ''): unknown =>
  html`<wa-icon name=${name} slot=${slot} aria-hidden="true"></wa-icon>`;
