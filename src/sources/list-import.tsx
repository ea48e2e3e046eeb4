/** The page on which a list comes in from a file: what was found in it, the file to send, and the way to store it. */

import { Form, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Chip, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { Fault, Note } from './fault.ts';
import { CheckedFile, FaultList } from './fault-list.tsx';
import { sourceTexts } from './texts.en.ts';

export type ListLine = { readonly code: string | null; readonly title: string; readonly existing: boolean };
export type CheckedList = {
  readonly fields: Readonly<Record<string, string>>;
  readonly count: number;
  readonly vars: { readonly file: string; readonly created: number; readonly changed: number };
  readonly notes: readonly Note[];
  readonly preview: readonly ListLine[];
};

export function ListImport({
  of,
  path,
  accept,
  answer,
}: {
  of: 'measures' | 'papers';
  path: string;
  accept: string;
  answer: { readonly faults: readonly Fault[] | null; readonly checked: CheckedList | null } | undefined;
}) {
  const t = useTexts(sourceTexts);
  const href = useHref();
  const checked = answer?.checked;
  return (
    <>
      <PageHead
        title={t(`list.title.${of}`)}
        lead={t(`list.lead.${of}`)}
        crumbs={[{ label: t(`list.crumb.${of}`), href: href(path) }]}
      />
      <div className="stack">
        {answer?.faults && <FaultList faults={answer.faults} />}
        {checked && (
          <CheckedFile
            title={t(`list.ok.${of}`, { count: checked.count })}
            lead={t('list.okLead', checked.vars)}
            notes={checked.notes}
            store={t(`list.store.${of}`)}
            fields={checked.fields}
            previewTitle={t(`list.preview.${of}`)}
          >
            <ul className="list">
              {checked.preview.map((line) => (
                <li key={`${line.code}${line.title}`}>
                  <span>
                    {line.code} <Said>{line.title}</Said>
                  </span>
                  <Chip tone={line.existing ? 'plain' : 'blue'}>{t(line.existing ? 'list.changed' : 'list.new')}</Chip>
                </li>
              ))}
            </ul>
          </CheckedFile>
        )}
        <Form values={{}} labels={{}} submit={checked ? t('again') : t('list.check')} cancel={href(path)} multipart>
          <TextField name="file" kind="file" label={t('list.file')} hint={t(`list.fileHint.${of}`)} accept={accept} />
        </Form>
      </div>
    </>
  );
}
