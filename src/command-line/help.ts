/** What `--help` says of a command: what it does, what it takes, how its files look. */

import type { Command, Words } from './command.ts';
import type { FileCommand } from './file-commands.server.ts';

export type AnyCommand = Command | FileCommand;

export function signature({ noun, verb, argument }: AnyCommand): string {
  return `${noun} ${verb}${argument ? ` ${argument}` : ''}`;
}

export function about(command: AnyCommand, t: Words): string {
  return 'work' in command ? t(`files.about.${command.key}`) : t(`cli.about.${command.key}`);
}

function optionWords(command: AnyCommand, t: Words): Record<string, string> {
  const said =
    'work' in command
      ? Object.entries(command.options).map(([name, option]) => [name, t(`files.option.${option.about}`)])
      : Object.entries(command.options).map(([name, option]) => [name, t(`cli.option.${option.about}`)]);
  return Object.fromEntries(said);
}

export function help(command: AnyCommand, t: Words): string {
  const words = optionWords(command, t);
  const lines = Object.entries(command.options).map(([name, option]) => {
    const value = option.type === 'string' ? ` ${option.value}` : '';
    const note = option.required ? ` (${t('cli.required')})` : '';
    return `  --${`${name}${value}`.padEnd(26)} ${words[name]}${note}`;
  });
  const optional = Object.keys(command.options).length > 0 ? ` [${t('cli.options')}]` : '';
  return [
    `script/stadtfaden ${signature(command)}${optional}`,
    '',
    about(command, t),
    ...(lines.length > 0 ? ['', ...lines] : []),
    ...formats(command, t).flatMap((each) => ['', each]),
  ].join('\n');
}

/** How files look that the command takes or writes. */
export function formats(command: AnyCommand, t: Words): string[] {
  if ('work' in command) return [t(`files.formats.${command.key}`)];
  return command.formats.map((key) => t(`cli.formats.${key}`));
}
