/** What of the history an address asks for. Pure. */

export function historyFilter(params: URLSearchParams): { kind?: string; objectId?: string; before?: number } {
  const kind = params.get('art')?.slice(0, 40);
  const objectId = params.get('eintrag')?.slice(0, 100);
  const before = Math.trunc(Number(params.get('vor')));
  return { ...(kind ? { kind } : {}), ...(objectId ? { objectId } : {}), ...(before > 0 ? { before } : {}) };
}
