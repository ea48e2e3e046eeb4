/** The question that leads a citizen to her area; a form that works without script. */

import { publicationTexts } from '#publication/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { useHref } from '#ui/layout/place.tsx';

export function FindArea({ search, addresses }: { search: string; addresses: boolean }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  return (
    <form method="get" action={href('/oeffentlich/orte')} className="find">
      <label htmlFor="ort-suche">{t(addresses ? 'public.areasLeadAddress' : 'public.areasLead')}</label>
      <div className="find__line">
        <input
          id="ort-suche"
          className="kern-form-input__input"
          type="search"
          name="ort"
          defaultValue={search}
          maxLength={200}
          autoComplete="street-address"
          aria-label={t('public.area')}
        />
        <button type="submit" className="kern-btn kern-btn--primary">
          <span className="kern-label">{t('public.find')}</span>
        </button>
      </div>
    </form>
  );
}
