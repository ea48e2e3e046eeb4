import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, PageHead } from '#ui/layout/page.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';

type TitleKey = Parameters<ReturnType<typeof uiTexts>>[0];

/** What could not be shown and why, in the reader's words; what else went wrong is in the log only. */
export function Refused() {
  const t = useTexts(uiTexts);
  const { status, ...refusal } = refusalOf(useRouteError());
  return (
    <>
      <PageHead title={t(`refusal.title${status}` as TitleKey)} lead={refusalWords(t, refusal)} />
      <ButtonLink href="/">{t('refusal.home')}</ButtonLink>
    </>
  );
}

/** The statuses that have a title of their own. */
const titled = new Set([400, 403, 404, 409, 413, 422, 429, 503]);

function refusalOf(error: unknown): { status: number; key: string; vars: Record<string, string | number> } {
  if (!isRouteErrorResponse(error)) return { status: 500, key: 'unexpected', vars: {} };
  const { key, vars } = (error.data ?? {}) as { key?: string; vars?: Record<string, string | number> };
  if (key) return { status: titled.has(error.status) ? error.status : 400, key, vars: vars ?? {} };
  if (error.status === 404) return { status: 404, key: 'not-found', vars: {} };
  return error.status < 500
    ? { status: 400, key: 'bad-request', vars: {} }
    : { status: 500, key: 'unexpected', vars: {} };
}
