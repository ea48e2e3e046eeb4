/** What a screen reader finds in a PDF, asked of tools that did not write it: poppler for the tree, qpdf for the objects. */

import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';

const quiet: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'latin1',
  stdio: ['ignore', 'pipe', 'ignore'],
  maxBuffer: 1e9,
};

/** Every way in which the structure falls short, in words; none is good. */
export function faultsOfStructure(file: string): string[] {
  const tree = execFileSync('pdfinfo', ['-struct-text', file], quiet);
  const objects = objectsOf(file);
  return [...headingFaults(tree), ...tableFaults(tree), ...figureFaults(objects), ...documentFaults(objects)];
}

function headingFaults(tree: string): string[] {
  const levels = [...tree.matchAll(/^\s*H([1-6])\b/gm)].map((match) => Number(match[1]));
  if (levels.length < 2) return ['hardly any headings'];
  if (levels[0] !== 1) return [`the first heading is of level ${levels[0]}`];
  return levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0;
    return level > before + 1 ? [`heading ${index + 1} jumps from level ${before} to ${level}`] : [];
  });
}

/** In the printed tree a table reaches to the next line that is indented no further. */
function tableFaults(tree: string): string[] {
  const lines = tree.split('\n');
  const indent = (line: string) => line.length - line.trimStart().length;
  const faults: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (!/^\s*Table\b/.test(line)) continue;
    const length = lines.slice(index + 1).findIndex((each) => each.trim() !== '' && indent(each) <= indent(line));
    const inside = lines.slice(index + 1, length < 0 ? undefined : index + 1 + length);
    if (!inside.some((each) => /^\s*TH\b/.test(each))) faults.push(`table at line ${index} has no head`);
  }
  return tree.includes('Table') ? faults : ['no table at all'];
}

function figureFaults(objects: readonly string[]): string[] {
  const figures = objects.filter((object) => /\/S \/Figure\b/.test(object));
  const silent = figures.filter((object) => !/\/Alt (\(.{4,}|<[0-9a-f]{8,})/i.test(object));
  if (figures.length === 0) return ['no figure at all'];
  return silent.length > 0 ? [`${silent.length} of ${figures.length} figures without an alternative text`] : [];
}

function documentFaults(objects: readonly string[]): string[] {
  const catalog = objects.find((object) => /\/Type \/Catalog\b/.test(object)) ?? '';
  return [
    ...(/\/Lang \((de|en)/.test(catalog) ? [] : ['no language']),
    ...(/\/Marked true/.test(catalog) ? [] : ['not marked as tagged']),
    ...(objects.some((object) => object.includes('<pdfuaid:part>1</pdfuaid:part>')) ? [] : ['does not say PDF/UA-1']),
  ];
}

function objectsOf(file: string): string[] {
  try {
    return execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], quiet).split(/^endobj$/m);
  } catch (error) {
    // qpdf ends with 3 where it only warns.
    const { status, stdout } = error as { status: number; stdout: string };
    if (status !== 3) throw error;
    return stdout.split(/^endobj$/m);
  }
}
