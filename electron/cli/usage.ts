import { CommanderError } from 'commander';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Emploi :',
  'Options:': 'Options :',
  'Arguments:': 'Arguments :',
  'Commands:': 'Commandes :',
};

/** Titles of the help in French. */
export const helpTitle = (title: string): string => titles[title] ?? title;

const sentences: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'Cette commande n’existe pas',
  'commander.unknownOption': 'Cette option n’existe pas',
  'commander.missingArgument': 'Il manque un argument',
  'commander.optionMissingArgument': 'Il manque la valeur d’une option',
  'commander.missingMandatoryOptionValue': 'Il manque une option',
};

/** A usage error told by a command itself: an option that is needed here and not elsewhere. */
export const missingOption = (option: string): CommanderError =>
  new CommanderError(
    2,
    'commander.missingMandatoryOptionValue',
    `error: required option '${option}' not specified`,
  );

/** One French line for a wrong usage; `null` where the help itself was shown. */
export function usageSentence({ code, message }: CommanderError): string | null {
  if (code === 'commander.help' || code === 'commander.helpDisplayed') return null;
  if (code === 'commander.excessArguments') return 'Il y a trop d’arguments. Voyez vivier --help.';
  const named = /'([^']*)'/u.exec(message)?.[1];
  return `${sentences[code] ?? 'Cette commande ne s’écrit pas ainsi'}${named === undefined ? '' : ` : ${named}`}. Voyez vivier --help.`;
}
