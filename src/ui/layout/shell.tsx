/** The frame of every page in a city: rooms on the left, city and year above, the page itself. */

import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../language.ts';
import { uiTexts } from '../texts.en.ts';

export type NavItem = {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  readonly count?: number;
};
export type NavGroup = { readonly label: string | null; readonly items: readonly NavItem[] };

export function Shell({
  home,
  nav,
  top,
  notice,
  children,
}: {
  home: string;
  nav: readonly NavGroup[];
  top: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
}) {
  const t = useTexts(uiTexts);
  return (
    <>
      <a className="skip" href="#inhalt">
        {t('skip')}
      </a>
      <div className="app">
        <nav className="rail" id="menue" popover="auto" aria-label={t('menu')}>
          <a className="brand" href={home}>
            <Logo />
            {t('brand')}
          </a>
          {nav.map((group) => (
            <NavSection key={group.label ?? ''} group={group} />
          ))}
        </nav>
        <div className="app__page">
          <header className="top">
            <button type="button" className="top__menu" popoverTarget="menue">
              <MenuIcon />
              <span className="kern-sr-only">{t('menu')}</span>
            </button>
            {top}
          </header>
          <main id="inhalt" tabIndex={-1}>
            {notice}
            {children}
          </main>
        </div>
      </div>
    </>
  );
}

function NavSection({ group }: { group: NavGroup }) {
  return (
    <div className="rail__group">
      {group.label && <p className="rail__label">{group.label}</p>}
      <ul>
        {group.items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && item.count > 0 && <span className="rail__count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A page without a city: sign-in, choice of city, an error. */
export function PlainShell({ children, top }: { children: ReactNode; top?: ReactNode }) {
  const t = useTexts(uiTexts);
  return (
    <>
      <a className="skip" href="#inhalt">
        {t('skip')}
      </a>
      <header className="top top--plain">
        <a className="brand" href="/">
          <Logo />
          {t('brand')}
        </a>
        {top}
      </header>
      <main id="inhalt" className="plain" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The frame of what everybody may see: the city's name, a few sections, the page, who to ask. */
export function PublicShell({
  name,
  home,
  menu,
  nav,
  mark,
  end,
  footer,
  children,
}: {
  name: string;
  home: string;
  menu: string;
  nav: readonly NavItem[];
  mark: ReactNode;
  end: ReactNode;
  footer: ReactNode;
  children: ReactNode;
}) {
  const t = useTexts(uiTexts);
  return (
    <>
      <a className="skip" href="#inhalt">
        {t('skip')}
      </a>
      <header className="public__head">
        <div className="public__line">
          <a className="brand" href={home}>
            <Logo />
            {name}
          </a>
          {mark}
          <span className="public__end">{end}</span>
        </div>
        <nav aria-label={menu} className="public__nav">
          <ul>
            {nav.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="inhalt" className="public" tabIndex={-1}>
        {children}
      </main>
      <footer className="public__foot">{footer}</footer>
    </>
  );
}

/** Language and light or dark: plain links, so that they work anywhere and need no script. */
export function Preferences({ path, labels }: { path: string; labels: { dark: string; light: string } }) {
  const language = useLanguage();
  const to = (query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;
  return (
    <span className="preferences">
      {language === 'de' ? (
        <a href={to('sprache=en')} lang="en" hrefLang="en">
          English
        </a>
      ) : (
        <a href={to('sprache=de')} lang="de" hrefLang="de">
          Deutsch
        </a>
      )}
      <a className="preferences__dark" href={to('darstellung=dark')}>
        {labels.dark}
      </a>
      <a className="preferences__light" href={to('darstellung=light')}>
        {labels.light}
      </a>
    </span>
  );
}

export function Logo() {
  return (
    <svg className="logo" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <path className="logo__houses" d="M1 14h6v13H1zM9 8h6v19H9zM17 11h10v16H17z" />
      <path className="logo__thread" d="M0 21C6 21 7 5 14 5S20 18 28 18" fill="none" strokeWidth="3" />
    </svg>
  );
}

function MenuIcon() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 6h18M3 12h18M3 18h18" stroke="currentColor" strokeWidth="2" fill="none" />
    </svg>
  );
}
