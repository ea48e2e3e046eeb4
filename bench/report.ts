/** The report of 300 measures, 60 indicators with charts and 15 areas with maps: how long it takes, how it is built. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOfStructure } from '../tests/support/structure.ts';
import { houseOf } from './houses.ts';
import { cookieOf } from './load.ts';
import type { Line } from './table.ts';

export async function measureReport(): Promise<Line[]> {
  const house = await houseOf('report', 'embedded');
  try {
    const headers = { cookie: await cookieOf(house.url, 'coordinator') };
    const base = `${house.url}/${house.city}/bericht/entwurf`;
    // The first page of the house loads what every page needs; the report itself is still unwritten.
    await (await fetch(`${house.url}/${house.city}/konzept`, { headers })).text();
    const page = await timed(`${base}`, headers);
    const pdf = await timed(`${base}/pdf`, headers);
    const file = join(tmpdir(), `stadtfaden-bench-${process.pid}.pdf`);
    writeFileSync(file, pdf.bytes);
    const pages = /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1];
    const faults = faultsOfStructure(file);
    return [
      line(`report as a web page (${(page.bytes.length / 1e6).toFixed(1)} MB)`, page.seconds, 1),
      line(`report as PDF (${pages} pages)`, pdf.seconds, 5),
      {
        what: 'structure of the PDF',
        found: faults.length === 0 ? 'in order' : faults.slice(0, 3).join('; '),
        bar: 'headings in order, table heads, alternative texts, language',
        met: faults.length === 0,
      },
    ];
  } finally {
    await house.stop();
  }
}

async function timed(url: string, headers: Record<string, string>) {
  const begin = performance.now();
  const answer = await fetch(url, { headers });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return { bytes, seconds: (performance.now() - begin) / 1000 };
}

function line(what: string, seconds: number, most: number): Line {
  return { what, found: `${seconds.toFixed(2)} s`, bar: `≤ ${most} s`, met: seconds <= most };
}
