import { html } from 'lit';
import type { Session } from '../../api/client.js';
import { t } from '../../i18n/t.js';

/** HubSpot came back with another account than expected: keep it, or forget it. There is no way around an answer. */
export function confirmDialog(
  { portalId, expectedPortalId }: Session['pendingConfirmations'][number],
  answer: (accept: boolean) => void,
): unknown {
  const { title, text, keep, drop } = t.connect.confirm;
  return html`<wa-dialog open label=${title} without-header @wa-hide=${(event: Event) => event.preventDefault()}>
    <h2>${title}</h2>
    <p>${text(portalId, expectedPortalId)}</p>
    <wa-button slot="footer" appearance="outlined" @click=${() => answer(false)}>${drop}</wa-button>
    <wa-button slot="footer" variant="brand" @click=${() => answer(true)}>${keep(portalId)}</wa-button>
  </wa-dialog>`;
}
