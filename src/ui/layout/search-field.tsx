/**
 * A search field. Without script a form like any other; with it (`ui/search.js`) it offers what is found while one types,
 * and Ctrl or Cmd K goes there from anywhere.
 */

import type { ReactNode } from 'react';
import { useTexts } from '../language.ts';
import { uiTexts } from '../texts.en.ts';

type Props = {
  action: string;
  suggestions: string;
  label: string;
  placeholder: string;
  submit: string;
  /** The keys that lead here. */
  keys?: string;
  value?: string;
  large?: boolean;
  children?: ReactNode;
};

export function SearchField(props: Props) {
  const { action, suggestions, label, placeholder, submit, keys, value = '', large = false, children } = props;
  const t = useTexts(uiTexts);
  const [path, query] = action.split('?');
  const id = large ? 'suche' : 'suche-oben';
  return (
    <search className={large ? 'search search--large' : 'search'}>
      <form
        method="get"
        action={path}
        data-search={suggestions}
        data-count-one={t('suggestions', { count: 1 })}
        data-count-other={t('suggestions', { count: 2 })}
      >
        {[...new URLSearchParams(query)].map(([name, kept]) => (
          <input key={name} type="hidden" name={name} value={kept} />
        ))}
        <div className="search__row">
          <label className={large ? 'search__label' : 'kern-sr-only'} htmlFor={id}>
            {label}
          </label>
          <div className="search__box">
            <SearchIcon />
            <input
              id={id}
              type="search"
              name="q"
              defaultValue={value}
              placeholder={placeholder}
              maxLength={200}
              title={keys}
              autoComplete="off"
              aria-keyshortcuts="Control+K Meta+K"
            />
          </div>
          {/* Unseen in the top bar, where Enter does it: then the tab key passes it by. */}
          <button
            type="submit"
            className={large ? 'kern-btn kern-btn--primary' : 'kern-sr-only'}
            tabIndex={large ? undefined : -1}
          >
            {large ? <span className="kern-label">{submit}</span> : submit}
          </button>
        </div>
        {children}
      </form>
    </search>
  );
}

export function SearchIcon() {
  return (
    <svg className="search__icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12.5 12.5 18 18" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
