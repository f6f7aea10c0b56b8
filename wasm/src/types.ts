import type { Fault } from './error.js';

/** HubSpot's objects that the base reads; singular names and type ids ("0-1") are understood too. */
export type ObjectName = 'contacts' | 'companies' | 'deals' | (string & {});

/** What a mapping fills: a lead from contacts, an account from companies, a deal from deals. */
export type Target = 'lead' | 'account' | 'deal';

export type FieldType = 'string' | 'number' | 'date' | 'datetime' | 'bool' | 'enum' | 'multi_enum' | 'phone';

/** One rule of a mapping: where a field's value comes from. */
export interface MappingRule {
  field: string;
  /** Property names, first choice first: the first that is not empty supplies the value. */
  from: string[];
  /** By default the field's own type; "string" for a custom field. */
  type?: FieldType;
  /** HubSpot's internal value -> the value wanted; other values are then rejected. */
  values?: Record<string, string>;
  /** The value where every property of the chain is empty. */
  default?: string;
  /** A field of your own: it appears under `custom`. */
  custom?: boolean;
}

/** A mapping document. A target that is left out has the default rules. */
export interface Mapping {
  version: 1;
  lead?: MappingRule[];
  account?: MappingRule[];
  deal?: MappingRule[];
}

export interface Settings {
  /** ada+news@acme.test is ada@acme.test. Default: false. */
  plusTags?: boolean;
  /** a.d.a@gmail.com is ada@gmail.com. Default: false. */
  gmailDots?: boolean;
  /** What the winner leaves empty is filled from the other members, newest first. Default: false. */
  fillBlanks?: boolean;
}

/** What came of one page, or of one file of pages. */
export interface IngestSummary {
  pages: number;
  records: number;
  rejectedPages: number;
  rejectedRecords: number;
  rejectedValues: number;
  /** `paging.next.after` of the page; "" on the last one. */
  nextAfter: string;
  firstError?: Fault;
}

/** Part of a sorted list; by default its first hundred. */
export interface Window {
  offset?: number;
  limit?: number;
}

export type CustomValue = string | number | boolean | string[] | null;

export interface Signal {
  type: 'page_view' | 'form_fill' | 'product_activity' | 'sales_event' | 'email_open' | 'email_click';
  count: number;
  first: string | null;
  last: string | null;
  /** The property or endpoint that told. */
  source: string;
  /** Set where the data shows that a machine made them: what gave it away. */
  machine?: string;
}

/** A lead as `leads` gives it. Values are null where empty. */
export interface Lead {
  /** The key of the address, folded; null where no member has a usable one. */
  email: string | null;
  recordId: string;
  updatedAt: string;
  accountId: string | null;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  jobTitle: string | null;
  lifecycleStage: string | null;
  leadStatus: string | null;
  industry: string | null;
  website: string | null;
  phone: string | null;
  custom: Record<string, CustomValue>;
  /** Record ids of the other members of its group, ascending. */
  mergedFrom: string[];
  signals: Signal[];
}

export interface Account {
  recordId: string;
  updatedAt: string;
  name: string | null;
  domain: string | null;
  industry: string | null;
  marketSegment: string | null;
  employeeCount: number | null;
  annualRevenue: number | null;
  region: string | null;
  custom: Record<string, CustomValue>;
  mergedFrom: string[];
}

export interface Deal {
  recordId: string;
  updatedAt: string;
  accountId: string | null;
  name: string | null;
  stage: string | null;
  pipeline: string | null;
  amount: number | null;
  closeDate: string | null;
  isWon: boolean | null;
  isClosed: boolean | null;
  custom: Record<string, CustomValue>;
  mergedFrom: string[];
}

/** One field of all rows, in the order of the rows. See {@link columnValues}. */
export type Column =
  | {
      /** date: days since 1970; datetime: milliseconds since 1970; bool: 0 or 1. NaN is null. */
      type: 'number' | 'date' | 'datetime' | 'bool';
      numbers: Float64Array;
    }
  | {
      /** Row i is the UTF-8 text from `offsets[i]` to `offsets[i + 1]`; an empty text is null. */
      type: 'string' | 'phone' | 'enum' | 'multi_enum';
      offsets: Uint32Array;
      text: Uint8Array;
    };

/** One kind of thing that was not taken as it came. */
export interface Rejection {
  /** The first place. */
  where: string;
  code: string;
  found: string;
  count: number;
  meaning: string;
  remedy: string;
}

export interface Report {
  /** Distinct contact records. */
  records: number;
  leads: number;
  /** records - leads */
  duplicates: number;
  withoutEmail: number;
  rejectedValues: number;
  rejectedRecords: number;
  rejectedPages: number;
  /** Most frequent first; the list is capped, the counts are not. */
  rejections: Rejection[];
  /** Versions of a record that was there already. */
  repeats: number;
  /** Records that HubSpot archived: they are no leads. */
  archived: number;
  accounts: number;
  deals: number;
  /** All leads together, a line a type. */
  signals: { type: Signal['type']; leads: number; count: number; machineMade: number }[];
  /** Engagement data that is missing, and what the administrator of the portal can do. */
  diagnosis: { code: string; meaning: string; remedy: string }[];
}

/** One record of a group. */
export interface Member {
  recordId: string;
  updatedAt: string;
  emails: string[];
  winner: boolean;
}

/** Why a lead is as it is: who met, through what, who won and what the others had that differs. */
export interface Explanation {
  lead: { email: string | null; recordId: string; updatedAt: string };
  rule: 'newest' | 'higher_id' | 'only';
  /** A sentence for a person. */
  reason: string;
  members: Member[];
  meetings: { through: 'email' | 'additional_email' | 'merged_id'; key: string; records: string[] }[];
  differences: { recordId: string; field: string; lost: string; kept: string | null }[];
  origins: { field: string; property: string; recordId: string; text: string; place: string }[];
}

/** A window of the groups of two records and more, in the order of the leads. */
export interface Duplicates {
  total: number;
  groups: Explanation[];
}

export type RowFormat = 'ndjson' | 'json' | 'csv';

export interface ExportOptions {
  /** Default: "lead". */
  target?: Target;
  /** csv: a cell that a spreadsheet would take for a formula gets a leading apostrophe. Default: false. */
  neutraliseFormulas?: boolean;
  /** Rows in a chunk. Default: 2000. */
  chunkRows?: number;
}

export interface RowOptions extends Window, Omit<ExportOptions, 'chunkRows'> {
  format?: RowFormat;
  /** csv: the first line names the columns. Default: true. */
  csvHeader?: boolean;
}

export interface Memory {
  /** Bytes of the WebAssembly memory as a whole. It grows, and is given back when the base is closed. */
  heap: number;
  /** Bytes of it that records and leads take up. */
  base: number;
}

/** How far a file has been read. */
export interface Progress {
  /** Bytes of the file as it is stored, compressed or not. */
  bytesRead: number;
  pages: number;
  records: number;
}

/** One finding of a check: an error stops a save, a warning does not. */
export interface Finding extends Fault {
  isError: boolean;
  /** 'did you mean "jobtitle"?', or what to add; may be "". */
  suggestion: string;
}

/** A field that is wanted beyond the standard ones. */
export interface TargetField {
  name: string;
  label?: string;
  type?: FieldType;
}

/** A property considered for a field. */
export interface Candidate {
  property: string;
  /** In [0, 1]: the share of such proposals that are right. */
  confidence: number;
  /** What speaks for and against it, a phrase each. */
  evidence: string[];
}

/** What is proposed for one field: the first candidate, or none with the reason. */
export type Proposal = {
  field: string;
  label: string;
  custom: boolean;
  /** Best first, at most five. */
  candidates: Candidate[];
} & (({ accepted: true } & Candidate) | { accepted: false; property: null; reason: string });
