/** Words in Typst source: nothing a city writes is read as a command. Pure. */

/** Text in Typst markup. */
export function escaped(text: string): string {
  return text
    .replace(/[\\#$*_`<>@=~[\]/-]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)(\d+)\./gm, '$1$2\\.')
    .replace(/^(\s*)\+/gm, '$1\\+')
    .replace(/"/g, '\\"')
    .replace(/'/g, "\\'");
}

/** Text as a string of Typst. */
export function quoted(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
