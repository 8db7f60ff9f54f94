import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { typography } from '../../shared/base/text';
import { newPassphraseSchema } from '../../shared/keys';
import { judgePassphrase } from '../vault/keys';
import { CliRefusal, remark } from './output';

/** Asks on the terminal without showing what is typed. */
async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CliRefusal(
      'La phrase secrète manque : donnez-la dans VIVIER_PASSPHRASE ou lancez la commande dans un terminal.',
    );
  }
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

/** What `VIVIER_PASSPHRASE` holds; an empty one was not given. */
export const givenPassphrase = (): string | undefined => process.env.VIVIER_PASSPHRASE || undefined;

/** The passphrase of a portfolio: `VIVIER_PASSPHRASE`, else a question; never an argument, which other users could read. */
export const passphrase = async (): Promise<string> =>
  givenPassphrase() ?? (await ask('Phrase secrète du portefeuille : '));

/**
 * The passphrase of a portfolio to be made: long enough, not one of the first that are guessed, and typed twice when it is
 * asked for. What the window would refuse as weak is remarked and let through: scripts bring passphrases of their own.
 */
export async function newPassphrase(names: readonly string[]): Promise<string> {
  const given = givenPassphrase();
  const chosen = given ?? (await ask('Nouvelle phrase secrète : '));
  const checked = newPassphraseSchema.safeParse(chosen);
  if (!checked.success)
    throw new CliRefusal(checked.error.issues[0]?.message ?? 'Cette phrase secrète ne convient pas.');
  const verdict = await judgePassphrase(chosen, names);
  if (verdict.level === 'guessable') throw new CliRefusal(verdict.sentence);
  if (!verdict.isAccepted) remark(typography(`Phrase secrète faible. ${verdict.sentence}`));
  if (given === undefined && (await ask('La même, une seconde fois : ')) !== chosen) {
    throw new CliRefusal('Les deux phrases secrètes diffèrent ; rien n’a été créé.');
  }
  return chosen;
}
