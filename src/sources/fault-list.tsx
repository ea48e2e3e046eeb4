/** What is wrong with a file, line by line, and how it was read: the same for every import. */

import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Notice } from '#ui/layout/page.tsx';
import { type Fault, mostFaults, type Note } from './fault.ts';
import { faultPlace, faultWords, noteWords } from './fault-words.ts';
import { sourceTexts } from './texts.en.ts';

const mostShown = 50;

export function FaultList({ faults, feature = false }: { faults: readonly Fault[]; feature?: boolean }) {
  const t = useTexts(sourceTexts);
  const language = useLanguage();
  return (
    <Notice tone="danger" title={t('bad', { count: faults.length })}>
      <p>{t('badLead')}</p>
      <ul>
        {faults.slice(0, mostShown).map((fault) => (
          <li key={`${fault.key}${fault.row}${fault.field}${JSON.stringify(fault.vars)}`}>
            <strong>{faultPlace(t, fault, feature)}:</strong> {faultWords(t, fault, language)}
          </li>
        ))}
      </ul>
      {(faults.length > mostShown || faults.length >= mostFaults) && (
        <p>{t('fault.more', { count: Math.min(mostShown, faults.length) })}</p>
      )}
    </Notice>
  );
}

/** What does not stop an import but has to be seen before it is stored. */
export function DoubtList({ doubts }: { doubts: readonly Fault[] }) {
  const t = useTexts(sourceTexts);
  const language = useLanguage();
  if (doubts.length === 0) return null;
  return (
    <Notice tone="warning" title={t('doubts', { count: doubts.length })}>
      <p>{t('doubtsLead')}</p>
      <ul>
        {doubts.slice(0, mostShown).map((doubt) => (
          <li key={`${doubt.key}${doubt.row}${JSON.stringify(doubt.vars)}`}>
            {doubt.row !== null && <strong>{faultPlace(t, doubt)}: </strong>}
            {faultWords(t, doubt, language)}
          </li>
        ))}
      </ul>
      {doubts.length > mostShown && <p>{t('doubtsMore', { count: mostShown })}</p>}
    </Notice>
  );
}

/** The result of a check that went well: what was read, a preview, and the button that stores it. */
export function CheckedFile({
  title,
  lead,
  notes,
  store,
  fields,
  ask,
  previewTitle,
  children,
}: {
  title: string;
  lead: string;
  notes: readonly Note[];
  store: string;
  /** Brought back with the button: which file, read how. */
  fields: Readonly<Record<string, string>>;
  /** Fields that are asked for only now that the file is known. */
  ask?: ReactNode;
  previewTitle: string;
  children: ReactNode;
}) {
  const t = useTexts(sourceTexts);
  return (
    <div className="stack">
      <Notice tone="success" title={title}>
        <p>{lead}</p>
        {notes.length > 0 && (
          <ul>
            {notes.map((note) => (
              <li key={`${note.key}${JSON.stringify(note.vars)}`}>{noteWords(t, note)}</li>
            ))}
          </ul>
        )}
      </Notice>
      <form method="post" className="form" noValidate>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {ask}
        <div className="form__end">
          <button type="submit" className="kern-btn kern-btn--primary">
            <span className="kern-label">{store}</span>
          </button>
          <span className="muted small">{t('undoHint')}</span>
        </div>
      </form>
      <Card title={previewTitle} id="vorschau">
        {children}
      </Card>
    </div>
  );
}
