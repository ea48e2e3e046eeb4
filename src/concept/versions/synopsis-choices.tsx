/** What of a Synopse is shown, and how: a form that works without script. */

import { useTexts } from '#ui/language.ts';
import { Button } from '#ui/layout/page.tsx';
import { conceptTexts } from '../texts.en.ts';
import type { Choice } from './synopsis.server.ts';
import type { SynopsisView } from './synopsis-view.tsx';
import { statementKinds } from './version.ts';

export type Pick = { readonly id: string; readonly title: string };

export function SynopsisChoices({
  sides,
  versions,
  parts,
  choice,
  view,
}: {
  /** Null where which two are compared is not for choosing. */
  sides: { readonly a: string; readonly b: string } | null;
  versions: readonly Pick[];
  parts: readonly Pick[];
  choice: Choice;
  view: SynopsisView;
}) {
  const t = useTexts(conceptTexts);
  const select = (name: string, label: string, value: string, options: readonly Pick[]) => (
    <label key={name} className="control">
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        {options.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form method="get" className={`register__controls ${sides ? 'synopsis-choices' : ''}`}>
      {sides && select('a', t('synopsis.a'), sides.a, versions)}
      {sides && select('b', t('synopsis.b'), sides.b, versions)}
      {select('art', t('synopsis.kind'), choice.kind ?? '', [
        { id: '', title: t('synopsis.everyKind') },
        ...statementKinds.map((id) => ({ id, title: t(`statementKind.${id}`) })),
      ])}
      {parts.length > 0 &&
        select('teil', t('synopsis.part'), choice.part ?? '', [{ id: '', title: t('synopsis.everyPart') }, ...parts])}
      {select('umfang', t('synopsis.only'), choice.every ? 'alle' : '', [
        { id: '', title: t('synopsis.changed') },
        { id: 'alle', title: t('synopsis.every') },
      ])}
      {select('ansicht', t('synopsis.view'), view === 'inline' ? 'text' : '', [
        { id: '', title: t('synopsis.beside') },
        { id: 'text', title: t('synopsis.inline') },
      ])}
      <Button kind="secondary">{t('synopsis.show')}</Button>
    </form>
  );
}
