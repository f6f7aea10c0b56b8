import './trailspark-hubspot-settings.js';
