// What an application does that embeds the settings. On the service's own origin the log-in cookie is enough. From another
// origin the host hands its token over; here it stands behind the # of the address, as a test or a first try has it.
import './trailspark-hubspot-settings.js';
import type { TrailSparkHubspotSettings } from './trailspark-hubspot-settings.js';

const element = document.querySelector<TrailSparkHubspotSettings>('trailspark-hubspot-settings');
const handed = new URLSearchParams(location.hash.slice(1));
const token = handed.get('token');
if (element && token) {
  history.replaceState(null, '', location.pathname); // a token has no business in an address
  element.service = handed.get('service') ?? '';
  element.token = () => token;
}
