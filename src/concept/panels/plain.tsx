/** What a goal or a measure means for people in the city, in plain language: first on its page. */

import { useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';

/** @param edit address of the form, for those who may write it; others see nothing where there is nothing */
export function Plain({ words, edit }: { words: string | null; edit: string | null }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  if (!words && !edit) return null;
  return (
    <Card title={t('plain.title')} id="einfache-sprache">
      {words ? (
        <p className="prose">
          <Said>{words}</Said>
        </p>
      ) : (
        <p>
          <span className="muted">{t('plain.none')}</span> <a href={href(`${edit}#feld-plain`)}>{t('plain.write')}</a>
        </p>
      )}
    </Card>
  );
}
