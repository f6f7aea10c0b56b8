import { html } from 'lit';
import { t } from '../i18n/t.js';
import type { App, Portal } from '../stores/app.js';
import type { Contents } from '../stores/base-store.js';
import { errorNotice, loadingNotice } from '../ui/notices.js';
import './empty-notice.js';

/** What a view of the synced data shows: the way to it, while it is not there; `show` of it, once it is. */
export function dataGate(app: App, { base }: Portal, show: (contents: Contents) => unknown): unknown {
  const { contents } = base;
  if (contents.state === 'failed') {
    return errorNotice(contents.error, () => base.load({ anew: true }));
  }
  if (contents.state !== 'ready') {
    return loadingNotice(t.data.reading);
  }
  if (contents.value.report.records === 0) {
    const { title, text, action } = t.data.empty;
    return html`<ts-empty-notice
      icon="rotate"
      .heading=${title}
      .text=${text}
      .action=${{ label: action, href: app.router.href('sync') }}
    ></ts-empty-notice>`;
  }
  return show(contents.value);
}
