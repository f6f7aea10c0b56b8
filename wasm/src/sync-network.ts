// Whether there is a network. The page is told of it sooner than its worker in some browsers, so that both are asked.
let pageIsOnline = true;

export const isOnline = (): boolean => navigator.onLine && pageIsOnline;

export function pageSays(online: boolean): void {
  pageIsOnline = online;
}
