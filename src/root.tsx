import regular from '@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2?url';
import medium from '@fontsource/fira-sans/files/fira-sans-latin-500-normal.woff2?url';
import bold from '@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff2?url';
import type { ReactNode } from 'react';
import { Links, Outlet, useRouteLoaderData } from 'react-router';
import { allowPublic } from '#platform/access.server.ts';
import { LanguageContext } from '#ui/language.ts';
import { PlainShell } from '#ui/layout/shell.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import type { Route } from './+types/root.ts';
import { Refused } from './start/refused.tsx';
import styles from './ui/app.css?url';
import enhance from './ui/enhance.js?url';
import search from './ui/search.js?url';
import send from './ui/send.js?url';

export const links: Route.LinksFunction = () => [
  // Every page uses all three. Found in the stylesheet alone they come after the first layout, and lines break anew.
  ...[regular, medium, bold].map((href) => ({
    rel: 'preload' as const,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
    href,
  })),
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/symbol.svg', type: 'image/svg+xml' },
];

export async function loader(args: Route.LoaderArgs) {
  const { language, theme } = await allowPublic(args, 'the frame of every page: language and light or dark');
  return { language, theme };
}

export function Layout({ children }: { children: ReactNode }) {
  const preferences = useRouteLoaderData<typeof loader>('root') ?? { language: 'de' as const, theme: 'auto' as const };
  const t = uiTexts(preferences.language);
  return (
    <html lang={preferences.language} data-kern-theme={preferences.theme === 'auto' ? undefined : preferences.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Links />
        <script type="module" src={enhance} />
        <script type="module" src={search} />
        <script type="module" src={send} />
      </head>
      <body
        data-draft={t('form.draft')}
        data-discard={t('form.discard')}
        data-unsent={t('form.unsent')}
        data-unsent-draft={t('form.unsentDraft')}
        data-send-again={t('form.sendAgain')}
        data-write-on={t('form.writeOn')}
      >
        <LanguageContext value={preferences.language}>{children}</LanguageContext>
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <PlainShell>
      <Refused />
    </PlainShell>
  );
}
