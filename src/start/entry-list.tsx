/** Journal entries as people read them: who did what to what, when; with the way back where there is one. */

import type { Visit } from '#platform/access.server.ts';
import type { Entry } from '#platform/journal.server.ts';
import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Chip, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { startTexts } from './texts.en.ts';

export type ShownEntry = Pick<Entry, 'id' | 'at' | 'actorName' | 'act' | 'kind' | 'objectId' | 'title'> & {
  readonly undone: boolean;
  readonly mayUndo: boolean;
  readonly file: { readonly file: string; readonly rows: number } | null;
};

export function toShown(entry: Entry, visit: Pick<Visit, 'actor'>): ShownEntry {
  const { id, at, actorName, act, kind, objectId, title } = entry;
  const summary = entry.changes[0]?.table === 'journal' ? entry.changes[0].after : null;
  return {
    id,
    at,
    actorName,
    act,
    kind,
    objectId,
    title,
    undone: entry.undoneBy !== null,
    mayUndo: entry.undoable && entry.undoneBy === null && entry.actorId === visit.actor.id,
    file: summary?.file ? { file: String(summary.file ?? ''), rows: Number(summary.rows ?? 0) } : null,
  };
}

/** Where the page of an object is, for kinds that have one. */
const pages: Readonly<Record<string, string>> = {
  guideline: '/leitlinien',
  version: '/fassungen',
  'version-statement': '/fassungen',
  'version-comment': '/fassungen',
  'version-stage': '/fassungen/verfahren',
  goal: '/ziele',
  measure: '/massnahmen',
  area: '/raeume',
  indicator: '/indikatoren',
  'composite-index': '/indizes',
  conflict: '/zielkonflikte',
  product: '/haushalt',
  office: '/aemter',
  'sector-plan': '/fachplaene',
  checklist: '/prueflisten',
  'working-group': '/gruppen',
  'sector-part': '/fachteile',
  section: '/konzept/abschnitte',
  'section-text': '/konzept/abschnitte',
  strategy: '/strategien',
  instrument: '/instrumente',
  alert: '/warnungen',
  watch: '/warnungen/regeln',
  protection: '/indikatoren',
  report: '/bericht',
  round: '/bericht/runden',
  paper: '/ratsraum/vorlagen',
  committee: '/ratsraum/gremien',
  meeting: '/ratsraum/sitzungen',
  amendment: '/ratsraum/aenderungen',
  'place-comment': '/ratsraum/stellungnahmen',
};

export function pathOfObject(kind: string, id: string): string | null {
  if (kind === 'outside-service') return '/einstellungen';
  if (kind === 'writing-limit') return '/konzept/textlaengen';
  if (kind === 'place') return '/orte';
  if (kind === 'procedure') return '/zielkonflikte/verfahren';
  if (kind === 'goal-impact') return '/zielkonflikte/wirkungen';
  if (kind === 'land-claim') return '/zielkonflikte/nutzungen';
  if (kind === 'conflict-proposal') return '/zielkonflikte/vorschlaege';
  if (kind.startsWith('population-')) return '/bevoelkerung';
  if (kind === 'interpretation') return '/beobachtung';
  if (kind === 'papers') return '/ratsraum/vorlagen';
  const page = pages[kind];
  return page ? `${page}/${id}` : null;
}

type KindKey = Parameters<ReturnType<typeof startTexts>>[0];

/** `brief`: only what and when, without a way back. */
export function EntryList({ entries, brief = false }: { entries: readonly ShownEntry[]; brief?: boolean }) {
  const t = useTexts(startTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <ul className="list">
      {entries.map((entry) => {
        const path = pathOfObject(entry.kind, entry.objectId);
        return (
          <li key={entry.id}>
            <span>
              {path ? (
                <a href={href(path)}>
                  <Said>{entry.title}</Said>
                </a>
              ) : (
                <Said>{entry.title}</Said>
              )}{' '}
              {entry.undone && <Chip>{t('history.undone')}</Chip>}
              <span className="muted block small">
                {t(`kind.${entry.kind}` as KindKey)} {t(`act.${entry.act}`)}, {entry.actorName},{' '}
                {formatMoment(entry.at, language)}
                {!brief && entry.file && `, ${t('history.file', entry.file)}`}
              </span>
            </span>
            {!brief && entry.mayUndo && (
              <PostButton
                kind="quiet"
                action={href(`/verlauf/${entry.id}/rueckgaengig`)}
                label={t('history.undoOf', { title: entry.title })}
              >
                {t('history.undo')}
              </PostButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
