import './lead-page.js';
