/** A Synopse as a file: PDF or Word, as its address ends. */

import type { Visit } from '#platform/access.server.ts';
import { now, today } from '#platform/clock.server.ts';
import { download, formatOf } from '#platform/download.server.ts';
import { slug } from '#platform/id.server.ts';
import { makePdf } from '#platform/pdf.server.ts';
import { formatDate } from '#ui/format.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Synopsis } from './synopsis.server.ts';
import { synopsisDocx } from './synopsis-docx.server.ts';
import { synopsisSource } from './synopsis-paper.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Reader = Pick<Visit, 'language'> & {
  readonly city: { readonly id: string; readonly name: string; readonly fictitious: boolean };
};

export async function synopsisFile(
  request: Request,
  { city, language }: Reader,
  synopsis: Synopsis,
): Promise<Response> {
  const paper = {
    synopsis,
    city: city.name,
    day: today(),
    date: formatDate(today(), language),
    language,
    warning: city.fictitious ? conceptTexts(language)('synopsis.invented') : null,
    t: conceptTexts(language),
  };
  const name = `${slug(`synopse ${synopsis.a.title} ${synopsis.b.title}`).slice(0, 80)}-${city.id}`;
  if (formatOf(request) === 'docx')
    return download(`${name}.docx`, docxType, new Uint8Array(await synopsisDocx(paper)));
  const pdf = await makePdf({ ...synopsisSource(paper), createdAt: now() });
  return download(`${name}.pdf`, 'application/pdf', new Uint8Array(pdf));
}
