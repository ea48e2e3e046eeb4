/** Rates by age group as a table of fields: a row for each group, as the statistics office has them in its own tables. */

import { useContext } from 'react';
import { FormContext } from '#ui/form/state.tsx';
import { useTexts } from '#ui/language.ts';
import { Scroll } from '#ui/table/scroll.tsx';
import { rateFields } from '../population.ts';
import { populationTexts } from '../texts.en.ts';

export function RatesTable({ ages, width }: { ages: readonly string[]; width: number }) {
  const t = useTexts(populationTexts);
  const { values, errors } = useContext(FormContext);
  return (
    <Scroll label={t('form.rates')}>
      <table className="table table--fields">
        <caption className="kern-sr-only">{t('form.rates')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.age')}</th>
            {rateFields.map((field) => (
              <th key={field} scope="col">
                {t(`rate.${field}`)}
                <span className="muted block small">{t(`rateHint.${field}`, { width })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ages.map((age, i) => (
            <tr key={age}>
              <th scope="row">{age}</th>
              {rateFields.map((field) => {
                const name = `ages.${i}.${field}`;
                const typed = values[name];
                return (
                  <td key={field}>
                    <input
                      id={`feld-${name}`}
                      name={name}
                      className="kern-form-input__input"
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={`${t(`rate.${field}`)}, ${age}`}
                      aria-invalid={errors[name] ? true : undefined}
                      defaultValue={typeof typed === 'string' ? typed : ''}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
