/** What the editor's script finds in the page: its tools, its dialogs, the lines in which it speaks, and the text itself. */

import type { ReactNode } from 'react';
import { useTexts } from '#ui/language.ts';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import type { EditorSettings } from './editor/settings.ts';

const groups = [
  { tools: ['paragraph', 'heading2', 'heading3', 'heading4'], inTable: false },
  { tools: ['strong', 'em', 'link', 'reference'], inTable: false },
  { tools: ['bullets', 'numbers', 'table'], inTable: false },
  {
    tools: ['rowAfter', 'columnAfter', 'headerRow', 'deleteRow', 'deleteColumn', 'deleteTable'],
    inTable: true,
  },
  { tools: ['undo', 'redo'], inTable: false },
] as const;
const toggles: ReadonlySet<string> = new Set([
  'paragraph',
  'heading2',
  'heading3',
  'heading4',
  'strong',
  'em',
  'bullets',
  'numbers',
]);

export function EditorFrame({
  settings,
  signIn,
  children,
}: {
  settings: EditorSettings;
  signIn: string;
  children: ReactNode;
}) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <div className="writing" data-writing={JSON.stringify(settings)}>
      <div className="writing__bar">
        <p className="writing__state" role="status" data-part="state" />
        <p className="writing__people" data-part="people" hidden />
        <a data-when="signed-out" hidden href={signIn}>
          {t('writing.signIn')}
        </a>
        <a data-when="resting not-allowed too-large" hidden href={href(`/konzept/abschnitte/${settings.section}`)}>
          {t('writing.reload')}
        </a>
        <p className="writing__notice" role="status" data-part="restored" hidden />
        <p className="writing__notice break" role="alert" data-part="notice" hidden />
      </div>
      <Tools />
      <div className="writing__text" data-part="text">
        {children}
      </div>
      <div className="writing__length small" data-part="length" />
      <ReferenceDialog />
      <LinkDialog />
    </div>
  );
}

function Tools() {
  const t = useTexts(conceptTexts);
  return (
    <div className="toolbar" role="toolbar" aria-label={t('writing.toolbar')} data-part="toolbar" hidden>
      {groups.map(({ tools, inTable }) => (
        <div key={tools[0]} className="toolbar__group" data-in-table={inTable ? '' : undefined} hidden={inTable}>
          {tools.map((tool, index) => (
            <button
              key={tool}
              type="button"
              className={`toolbar__tool toolbar__tool--${tool}`}
              data-tool={tool}
              aria-label={t(`writing.tool.${tool}`)}
              title={t(`writing.tool.${tool}`)}
              aria-pressed={toggles.has(tool) ? false : undefined}
              tabIndex={tool === 'paragraph' && index === 0 ? 0 : -1}
            >
              {t(`writing.sign.${tool}`)}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

function ReferenceDialog() {
  const t = useTexts(conceptTexts);
  return (
    <dialog className="asking" data-part="reference-dialog" aria-labelledby="reference-title">
      <form method="dialog">
        <h2 id="reference-title">{t('writing.referenceTitle')}</h2>
        <label className="kern-label" htmlFor="reference-words">
          {t('writing.referenceLabel')}
        </label>
        <input
          id="reference-words"
          className="kern-form-input__input"
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls="reference-list"
          aria-autocomplete="list"
          autoComplete="off"
        />
        <div id="reference-list" className="asking__list" role="listbox" aria-label={t('writing.referenceList')} />
        <button type="submit" className="kern-btn kern-btn--tertiary" value="cancel">
          <span className="kern-label">{t('writing.close')}</span>
        </button>
      </form>
    </dialog>
  );
}

function LinkDialog() {
  const t = useTexts(conceptTexts);
  return (
    <dialog className="asking" data-part="link-dialog" aria-labelledby="link-title">
      <form method="dialog">
        <h2 id="link-title">{t('writing.linkTitle')}</h2>
        <label className="kern-label" htmlFor="link-address">
          {t('writing.linkLabel')}
        </label>
        <p className="kern-hint" id="link-hint">
          {t('writing.linkHint')} {t('writing.badLink')}
        </p>
        <input
          id="link-address"
          className="kern-form-input__input"
          type="text"
          inputMode="url"
          aria-describedby="link-hint"
          pattern="(https?://|mailto:|tel:|/|#).*"
          autoComplete="off"
        />
        <div className="form__end">
          <button type="submit" className="kern-btn kern-btn--primary" value="ok">
            <span className="kern-label">{t('writing.linkOk')}</span>
          </button>
          <button type="submit" className="kern-btn kern-btn--tertiary" value="cancel" formNoValidate>
            <span className="kern-label">{t('writing.close')}</span>
          </button>
        </div>
      </form>
    </dialog>
  );
}
