import { Store } from '../stores/store.js';

/** Where in the page somebody is: "mapping", "leads/100451", with what the address says besides. */
export interface Place {
  view: string;
  /** What follows the view's name: a record id. */
  rest: string;
  query: URLSearchParams;
}

/** How places are addressed: in the path of the page's own address, or behind the # of a host's. */
export type RouterMode = 'path' | 'hash';

const root = '/settings';
const hashRoot = '#/hubspot';

/** The address bar and the back button. */
export class Router extends Store {
  place: Place;
  #heard = () => {
    this.place = this.#read();
    this.changed();
  };

  constructor(readonly mode: RouterMode) {
    super();
    this.place = this.#read();
  }

  connect(): void {
    window.addEventListener('popstate', this.#heard);
    this.#heard();
  }

  disconnect(): void {
    window.removeEventListener('popstate', this.#heard);
  }

  /** The address of a place, for links. What the query holds stays, changed as `changes` say (null takes out). */
  href(path: string, changes: Record<string, string | null> = {}): string {
    const query = new URLSearchParams();
    const kept = this.place.query.get('portal'); // the one thing that goes along everywhere
    for (const [name, value] of Object.entries({ portal: kept, ...changes })) {
      if (value !== null) {
        query.set(name, value);
      }
    }
    const text = query.size > 0 ? `?${query}` : '';
    return this.mode === 'hash' ? `${hashRoot}/${path}${text}` : `${root}/${path}${text}`;
  }

  /** Goes there; `replace` leaves no entry for the back button. */
  go(path: string, changes: Record<string, string | null> = {}, { replace = false } = {}): void {
    const address = this.href(path, changes);
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
    this.#heard();
  }

  /** For clicks on links within the page: goes there without loading it anew. */
  readonly clicked = (event: MouseEvent): void => {
    const link = event
      .composedPath()
      .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.hasAttribute('href'));
    const href = link?.getAttribute('href') ?? '';
    const isOurs = href.startsWith(this.mode === 'hash' ? `${hashRoot}/` : `${root}/`);
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (link && isOurs && isPlain && !event.defaultPrevented && !link.target) {
      event.preventDefault();
      history.pushState(null, '', href);
      this.#heard();
    }
  };

  #read(): Place {
    const url = new URL(location.href);
    const isHash = this.mode === 'hash';
    const text = isHash ? url.hash.slice(hashRoot.length + 1) : url.pathname.slice(root.length + 1);
    const [path, hashQuery = ''] = isHash ? text.split('?') : [text];
    const [view = '', ...rest] = path.split('/');
    const query = isHash ? new URLSearchParams(hashQuery) : url.searchParams;
    return { view, rest: rest.map(decodeURIComponent).join('/'), query };
  }
}
