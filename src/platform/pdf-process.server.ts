/**
 * Makes PDFs with Typst in a process of its own: a compilation keeps a processor busy for seconds. Run by Node as it stands,
 * so it imports packages only. Takes one message, answers with the file.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

type Order = { main: string; files: [path: string, content: string][]; standard: string; createdAt: number };

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/fira-sans/package.json'));
const faces = [
  '400Regular/FiraSans_400Regular',
  '400Regular_Italic/FiraSans_400Regular_Italic',
  '500Medium/FiraSans_500Medium',
  '600SemiBold/FiraSans_600SemiBold',
];

process.on('message', (order: Order) => {
  try {
    const fontBlobs = faces.map((face) => readFileSync(join(fonts, `${face}.ttf`)));
    const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs }] });
    for (const [path, content] of order.files) compiler.mapShadow(path, Buffer.from(content));
    const compiled = compiler.compile({ mainFileContent: order.main });
    const error = compiled.takeError();
    if (error || !compiled.result)
      throw new Error(JSON.stringify(error?.shortDiagnostics ?? 'no result').slice(0, 4000));
    const pdf = compiler.pdf(compiled.result, {
      pdfStandard: order.standard,
      pdfTags: true,
      creationTimestamp: order.createdAt,
    });
    process.send?.({ pdf: pdf.toString('base64') }, () => process.exit(0));
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  }
});
