/** The question for anything that is released; a form that works without script. */

import { publicationTexts } from '#publication/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { useHref } from '#ui/layout/place.tsx';

export function FindAnything({ search }: { search: string }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  return (
    <search>
      <form method="get" action={href('/oeffentlich/suche')} className="find">
        <label htmlFor="suche">{t('public.search.label')}</label>
        <div className="find__line">
          <input
            id="suche"
            className="kern-form-input__input"
            type="search"
            name="q"
            defaultValue={search}
            maxLength={200}
            autoComplete="off"
          />
          <button type="submit" className="kern-btn kern-btn--primary">
            <span className="kern-label">{t('public.find')}</span>
          </button>
        </div>
      </form>
    </search>
  );
}
