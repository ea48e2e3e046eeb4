/** What a view shows: the division as links, the rest as a form whose answers stand in the address. */

import type { ReactNode } from 'react';
import { FormContext } from '#ui/form/state.tsx';
import { useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { Button, Card } from '#ui/layout/page.tsx';
import { useHref, usePlace } from '#ui/layout/place.tsx';
import { indicatorTexts } from '../texts.en.ts';

export type Named = { readonly id: string; readonly name: string };
type Query = Readonly<Record<string, string | number | null | undefined>>;

/** Divisions to choose from; where there is only one, nothing. */
export function DivisionChips({
  path,
  divisions,
  current,
  query = {},
}: {
  path: string;
  divisions: readonly Named[];
  current: string | null;
  query?: Query;
}) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  if (divisions.length < 2) return null;
  const choices = divisions.map(({ id, name }) => ({
    label: name,
    href: href(path, { ...query, gliederung: id }),
    current: id === current,
  }));
  return <ChoiceChips said label={t('page.division')} choices={choices} />;
}

export function ViewChoices({
  title,
  path,
  divisions,
  division,
  query,
  values,
  submit,
  children,
}: {
  title: string;
  path: string;
  divisions: readonly Named[];
  division: Named | null;
  /** What stays chosen when the division changes. */
  query: Query;
  values: Readonly<Record<string, string | readonly string[]>>;
  submit: string;
  children: ReactNode;
}) {
  const href = useHref();
  const { year, standardYear } = usePlace();
  return (
    <Card title={title} id="auswahl">
      <DivisionChips path={path} divisions={divisions} current={division?.id ?? null} query={query} />
      <FormContext.Provider value={{ values, errors: {}, stored: undefined }}>
        <form method="get" action={href(path)} className="form">
          {year !== standardYear && <input type="hidden" name="jahr" value={year} />}
          {division && <input type="hidden" name="gliederung" value={division.id} />}
          {children}
          <div className="form__end">
            <Button>{submit}</Button>
          </div>
        </form>
      </FormContext.Provider>
    </Card>
  );
}
