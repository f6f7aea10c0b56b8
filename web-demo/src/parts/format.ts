import type { Signal } from '@trailspark/hubspot';

const numbers = new Intl.NumberFormat();
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

export const number = (value: number): string => numbers.format(value);

/** 1 -> "1 lead", 1200 -> "1,200 leads". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export function bytes(count: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let unit = 0;
  for (; count >= 1000 && unit < units.length - 1; unit++) {
    count /= 1000;
  }
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: unit ? 1 : 0 }).format(count)} ${units[unit]}`;
}

/** The calendar day of an ISO date or datetime, in UTC as the records have it. */
export const day = (iso: string | null): string => (iso ? days.format(new Date(iso)) : '');
export const moment = (iso: string | null): string => (iso ? `${moments.format(new Date(iso))} UTC` : '');

const signalWords: Record<Signal['type'], [string, string]> = {
  page_view: ['page view', 'page views'],
  form_fill: ['form', 'forms'],
  product_activity: ['product activity', 'product activities'],
  sales_event: ['meeting', 'meetings'],
  email_open: ['open', 'opens'],
  email_click: ['click', 'clicks'],
};

/** "12 opens": what a person did, in words. */
export function signal({ type, count }: Pick<Signal, 'type' | 'count'>): string {
  const [one, many] = signalWords[type] ?? [type, type];
  return counted(count, one, many);
}

/** "jobTitle" -> "Job title". */
export function fieldName(field: string): string {
  const words = field.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
