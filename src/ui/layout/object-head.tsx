/** The head of an object's page: its name, its category, the sentence that says what is going on, what can be done. */

import { useTexts } from '../language.ts';
import { uiTexts } from '../texts.en.ts';
import { ButtonLink, Chip, PageHead, PostButton, Said, type Tone } from './page.tsx';
import { useHref } from './place.tsx';

export type ObjectHead = {
  readonly title: string;
  readonly chip: { readonly tone: Tone; readonly label: string } | null;
  readonly sentence: string;
  /** The sentence is the city's own, not ours. */
  readonly sentenceSaid?: boolean;
  readonly crumbs: readonly { readonly label: string; readonly path: string }[];
  /** Where it is edited, by whom may. */
  readonly edit: string | null;
  readonly actions?: readonly { readonly label: string; readonly path: string; readonly primary?: boolean }[];
  /** Posted to the page itself. */
  readonly retire?: { readonly retired: boolean; readonly retire: string; readonly restore: string } | null;
};

export function ObjectHeadBar({ head }: { head: ObjectHead }) {
  const href = useHref();
  const t = useTexts(uiTexts);
  const { chip, retire } = head;
  return (
    <PageHead
      title={head.title}
      content
      crumbs={head.crumbs.map(({ label, path }) => ({ label, href: href(path) }))}
      chip={chip && <Chip tone={chip.tone}>{chip.label}</Chip>}
      lead={head.sentenceSaid ? <Said>{head.sentence}</Said> : head.sentence}
      actions={
        <>
          {head.actions?.map(({ label, path, primary }) => (
            <ButtonLink key={path} href={href(path)} kind={primary ? 'primary' : 'secondary'}>
              {label}
            </ButtonLink>
          ))}
          {head.edit && <ButtonLink href={href(head.edit)}>{t('edit')}</ButtonLink>}
          {retire && (
            <PostButton kind="tertiary" fields={{ act: retire.retired ? 'restore' : 'retire' }}>
              {retire.retired ? retire.restore : retire.retire}
            </PostButton>
          )}
        </>
      }
    />
  );
}
