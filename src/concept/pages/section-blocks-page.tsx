import { data } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { formValues, rowsIn } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { Card, Notice, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../texts.en.ts';
import { emptyBody } from '../writing/section.ts';
import { sectionText } from '../writing/sections.store.server.ts';
import { recordText } from '../writing/sittings.store.server.ts';
import {
  type Block,
  type BlockStyle,
  blockStyles,
  blocksOf,
  filledIn,
  type Row,
  wasOf,
} from '../writing/text-blocks.ts';
import { charactersOf } from '../writing/text-body.ts';
import { mostCharacters } from '../writing/text-length.ts';
import { changeText } from '../writing/texts.store.server.ts';
import { partOf } from '../writing/written.server.ts';
import type { Route } from './+types/section-blocks-page.ts';

type Shown = Block & { readonly was: string; readonly stored: string | null };

const shown = (block: Block): Shown => ({ ...block, was: wasOf(block), stored: null });

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.write');
  const { part, section } = await partOf(visit, { section: args.params.section });
  visit.require('concept.write', part.officeId);
  const text = await visit.read((db) => sectionText(db, args.params.section));
  if (text?.frozenAt) throw new Refusal(409, 'section-frozen');
  if (section?.retired) throw new Refusal(409, 'section-retired');
  return {
    part: { id: part.id, title: part.title },
    section: { id: args.params.section, title: section?.title ?? '' },
    blocks: blocksOf(text?.body ?? emptyBody).map(shown),
  };
}

function rowsFrom(values: Record<string, string | string[] | File>): Row[] {
  return rowsIn(values, 'blocks').map(({ key = '', was = '', style = '', words = '' }) => ({
    key,
    was,
    style: (blockStyles as readonly string[]).includes(style) ? (style as BlockStyle) : 'paragraph',
    words,
  }));
}

class Collided {
  readonly blocks: Shown[];
  readonly added: string;
  constructor(blocks: Shown[], added: string) {
    this.blocks = blocks;
    this.added = added;
  }
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.write');
  const { part } = await partOf(visit, { section: args.params.section });
  visit.require('concept.write', part.officeId);
  const values = await formValues(args.request);
  const rows = rowsFrom(values);
  const added = typeof values.added === 'string' ? values.added : '';
  try {
    const entryId = await visit.write(async (db) => {
      const { before, body } = await changeText(db, args.params.section, (now) => {
        const { body: wanted, collisions } = filledIn(now, rows, added);
        if (collisions.length > 0) throw collided(now, rows, collisions, added);
        if (charactersOf(wanted) > mostCharacters) throw new Refusal(413, 'section-too-long');
        return wanted;
      });
      return recordText(db, visit.actor, args.params.section, { before, after: body });
    });
    return saved(visit, `/konzept/abschnitte/${args.params.section}`, entryId);
  } catch (error) {
    if (error instanceof Collided) return data({ ...error, refusal: null }, { status: 409 });
    if (error instanceof Refusal && (error.status === 409 || error.status === 413)) {
      const typed = rows.map((row): Shown => ({ ...row, fixed: false, marked: false, stored: null }));
      return data({ blocks: typed, added, refusal: { key: error.key, vars: error.vars } }, { status: error.status });
    }
    throw error;
  }
}

/** The form again, on the text as it is now: her words in the fields, the stored ones beside them. */
function collided(
  now: Parameters<typeof blocksOf>[0],
  rows: readonly Row[],
  collisions: ReturnType<typeof filledIn>['collisions'],
  added: string,
): Collided {
  const hers = new Map(rows.map((row) => [row.key, row]));
  const blocks = blocksOf(now).map((block, index): Shown => {
    const collision = collisions.find(({ at }) => at === index);
    if (collision)
      return {
        ...block,
        was: wasOf(block),
        fixed: false,
        words: collision.row.words,
        style: collision.row.style,
        stored: block.words,
      };
    const row = hers.get(block.key);
    return row && !block.fixed ? { ...shown(block), words: row.words, style: row.style } : shown(block);
  });
  const gone = collisions.filter(({ at }) => at === null).map(({ row }) => row.words);
  return new Collided(blocks, [added, ...gone].filter((each) => each.trim() !== '').join('\n\n'));
}

export default function SectionBlocksPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { part, section } = loaderData;
  const again = actionData && 'blocks' in actionData ? actionData : null;
  const blocks = again?.blocks ?? loaderData.blocks;
  return (
    <>
      <PageHead
        title={t('blocks.title', { title: section.title })}
        lead={t('blocks.lead')}
        crumbs={[
          { label: t('page.title'), href: href('/konzept') },
          { label: part.title, href: href(`/fachteile/${part.id}`) },
          { label: section.title, href: href(`/konzept/abschnitte/${section.id}`) },
        ]}
      />
      <Card>
        <form method="post" className="form" data-draft={`section:${section.id}`}>
          {again?.refusal && <Notice tone="danger" title={refusalWords(ui, again.refusal)} />}
          {again && !again.refusal && (
            <Notice tone="danger" title={t('blocks.meanwhile')}>
              <p>{t('blocks.meanwhileLead')}</p>
            </Notice>
          )}
          {blocks.map((block, index) => (
            <BlockField key={block.key} block={block} index={index} />
          ))}
          <div className="kern-form-input">
            <label className="kern-label" htmlFor="feld-added">
              {t('blocks.added')}
            </label>
            <p className="kern-hint" id="feld-added-hilfe">
              {t('blocks.addedHint')}
            </p>
            <textarea
              className="kern-form-input__input"
              id="feld-added"
              name="added"
              rows={5}
              aria-describedby="feld-added-hilfe"
              defaultValue={again?.added ?? ''}
            />
          </div>
          <div className="form__end">
            <button type="submit" className="kern-btn kern-btn--primary">
              <span className="kern-label">{t('blocks.save')}</span>
            </button>
            <a className="kern-btn kern-btn--tertiary" href={href(`/konzept/abschnitte/${section.id}`)}>
              <span className="kern-label">{ui('cancel')}</span>
            </a>
          </div>
        </form>
      </Card>
    </>
  );
}

function BlockField({ block, index }: { block: Shown; index: number }) {
  const t = useTexts(conceptTexts);
  const { key, was, style, words, fixed, marked, stored } = block;
  const number = index + 1;
  const id = `feld-blocks.${index}.words`;
  if (fixed) {
    return (
      <div className="fixed-block">
        <input type="hidden" name={`blocks.${index}.key`} value={key} />
        <input type="hidden" name={`blocks.${index}.was`} value={was} />
        <input type="hidden" name={`blocks.${index}.style`} value={style} />
        <input type="hidden" name={`blocks.${index}.words`} value={words} />
        <p className="muted small">
          {t('blocks.fixed', { words: words.length > 200 ? `${words.slice(0, 200)} …` : words })}
        </p>
      </div>
    );
  }
  const hints = [marked && `${id}-hilfe`, stored !== null && `${id}-stand`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {t(style === 'paragraph' ? 'blocks.block' : 'blocks.heading', { number })}
      </label>
      {marked && (
        <p className="kern-hint" id={`${id}-hilfe`}>
          {t('blocks.keepsMarks')}
        </p>
      )}
      {stored !== null && (
        <p className="stored" id={`${id}-stand`}>
          {t('blocks.stored', { words: stored })}
        </p>
      )}
      <input type="hidden" name={`blocks.${index}.key`} value={key} />
      <input type="hidden" name={`blocks.${index}.was`} value={was} />
      <select
        className="kern-form-input__select narrow"
        name={`blocks.${index}.style`}
        defaultValue={style}
        aria-label={t('blocks.style', { number })}
      >
        <option value="paragraph">{t('blocks.styleParagraph')}</option>
        <option value="heading2">{t('blocks.styleHeading2')}</option>
        <option value="heading3">{t('blocks.styleHeading3')}</option>
        <option value="heading4">{t('blocks.styleHeading4')}</option>
      </select>
      <textarea
        className="kern-form-input__input"
        id={id}
        name={`blocks.${index}.words`}
        rows={Math.min(14, 2 + Math.ceil(words.length / 80))}
        aria-describedby={hints}
        defaultValue={words}
      />
    </div>
  );
}
