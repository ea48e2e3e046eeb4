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

export async function synopsisFile(request: Request, reader: Reader, synopsis: Synopsis): Promise<Response> {
  if (formatOf(request) === 'docx') {
    const docx = await synopsisDocx(paperOf(reader, synopsis));
    return download(`${nameOf(reader, synopsis)}.docx`, docxType, new Uint8Array(docx));
  }
  const { name, bytes } = await synopsisPdf(reader, synopsis);
  return download(name, 'application/pdf', new Uint8Array(bytes));
}

export async function synopsisPdf(reader: Reader, synopsis: Synopsis): Promise<{ name: string; bytes: Uint8Array }> {
  const bytes = await makePdf({ ...synopsisSource(paperOf(reader, synopsis)), createdAt: now() });
  return { name: `${nameOf(reader, synopsis)}.pdf`, bytes };
}

function nameOf({ city }: Reader, { a, b }: Synopsis): string {
  return `${slug(`synopse ${a.title} ${b.title}`).slice(0, 80)}-${city.id}`;
}

function paperOf({ city, language }: Reader, synopsis: Synopsis) {
  return {
    synopsis,
    city: city.name,
    day: today(),
    date: formatDate(today(), language),
    language,
    warning: city.fictitious ? conceptTexts(language)('synopsis.invented') : null,
    t: conceptTexts(language),
  };
}
