import { TrailSparkError } from '@trailspark/hubspot';
import { html, nothing } from 'lit';
import { ServiceError } from '../api/client.js';
import { t } from '../i18n/t.js';
import { icon } from './controls.js';

/** What went wrong and what to do, whoever said it: the service, the package, the browser. */
export function wordsOf(error: unknown): { message: string; remedy: string } {
  if (error instanceof ServiceError) {
    const own = { network: t.errors.network, answer: t.errors.answer, hubspot: t.errors.hubspot }[error.code];
    return own
      ? { message: `${own.message}: ${error.message}`, remedy: own.remedy }
      : { message: error.message, remedy: error.remedy };
  }
  if (error instanceof TrailSparkError || isFaulty(error)) {
    const [{ meaning, detail, remedy }] = error.faults;
    return { message: [meaning, detail].filter(Boolean).join(': '), remedy };
  }
  return { message: `${t.errors.other.message}: ${String(error)}`, remedy: t.errors.other.remedy };
}

/** Of the package's other entry, which brings a class of its own. */
function isFaulty(error: unknown): error is TrailSparkError {
  return error instanceof Error && Array.isArray((error as Partial<TrailSparkError>).faults);
}

/** An error, said where it happened; `retry` where trying again may help. */
export function errorNotice(error: unknown, retry?: () => unknown): unknown {
  const { message, remedy } = wordsOf(error);
  return html`<wa-callout variant="danger" role="alert">
    ${icon('triangle-exclamation', 'icon')}
    <strong>${sentence(message)}</strong>
    ${remedy ? html`<div>${t.errors.whatToDo} ${sentence(remedy)}</div>` : nothing}
    ${
      retry
        ? html`<p><wa-button size="s" appearance="outlined" @click=${retry}>${t.app.retry}</wa-button></p>`
        : nothing
    }
  </wa-callout>`;
}

export function loadingNotice(text = t.app.loading): unknown {
  return html`<p class="bar muted" role="status"><wa-spinner aria-hidden="true"></wa-spinner> ${text}</p>`;
}

/** "not an address" -> "Not an address." */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? capital(trimmed) : `${capital(trimmed)}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
