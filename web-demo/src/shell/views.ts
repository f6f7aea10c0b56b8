/** The views, in the order of their tabs. */
export const viewNames = ['connect', 'mapping', 'sync', 'leads', 'duplicates', 'signals', 'files'] as const;
export type ViewName = (typeof viewNames)[number];
