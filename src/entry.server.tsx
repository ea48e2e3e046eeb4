import { renderToStaticMarkup } from 'react-dom/server';
import { type EntryContext, type HandleErrorFunction, isRouteErrorResponse, ServerRouter } from 'react-router';
import { log } from '#platform/log.server.ts';
import { type Piece, PiecesProvider, withPieces } from '#ui/drawn.tsx';

/** Pages are documents: rendered in one go, no script needed to read or to write. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Response {
  const pieces: Piece[] = [];
  const html = renderToStaticMarkup(
    <PiecesProvider value={pieces}>
      <ServerRouter context={onlyMatched(context)} url={request.url} />
    </PiecesProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'private, no-store');
  const parts = withPieces(`<!DOCTYPE html>${html}`, pieces);
  // A frozen report is a megabyte: handed on as it lies, not copied into one.
  const size = parts.reduce((total, part) => total + part.length, 0);
  return new Response(size > copiedUpTo ? streamOf(parts) : Buffer.concat(parts), { status, headers });
}

/** The library builds its routes anew for each page: of the hundreds there are, those that the page consists of will do. */
function onlyMatched(context: EntryContext): EntryContext {
  const matched = context.staticHandlerContext.matches.map(({ route }) => route.id);
  const routes = Object.fromEntries(matched.map((id) => [id, context.manifest.routes[id]]));
  return { ...context, manifest: { ...context.manifest, routes } };
}

const copiedUpTo = 200_000;

function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

/** Refusals are answers, not errors: nothing to log. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.error(
    { path: new URL(request.url).pathname, error: error instanceof Error ? error.stack : String(error) },
    'a page failed',
  );
};
