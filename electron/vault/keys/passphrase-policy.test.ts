import { describe, expect, test } from 'vitest';
import { judgePassphrase } from '.';

describe('a new passphrase', () => {
  test.each([
    ['', 'short', '12 caractères au moins, ou cinq mots.'],
    ['onze lettre', 'short', 'Encore 1 caractère, ou cinq mots.'],
    ['trop court', 'short', 'Encore 2 caractères, ou cinq mots.'],
  ])('of %j is %s', async (passphrase, level, sentence) => {
    expect(await judgePassphrase(passphrase)).toMatchObject({ level, isAccepted: false, sentence });
  });

  test.each([
    ['motdepasse1234', /mot de passe courant/u],
    ['azertyuiop123', /./u],
    ['aaaaaaaaaaaaaaaa', /se répète/u],
    ['bonjour bonjour bonjour bonjour bonjour', /se répète/u],
    ['123456789012345', /./u],
    ['un deux trois quatre cinq', /ordre connu/u],
    ['Marseille13000!', /./u],
    ['password password', /./u],
  ])('%j is long, and guessed first', async (passphrase, reason) => {
    const verdict = await judgePassphrase(passphrase);
    expect(verdict).toMatchObject({ isAccepted: false, sentence: expect.stringMatching(/^Trop facile/u) });
    expect(verdict.sentence).toMatch(reason);
  });

  test.each([
    'quatre chevaux dans la brume',
    'onze grues au-dessus du port',
    'quatre bougies pour un phare',
    'sept lanternes le long du quai',
  ])('%j reaches the 50 bits that a growing delay allows', async (passphrase) => {
    expect((await judgePassphrase(passphrase)).isAccepted).toBe(true);
  });

  test('of 12 characters of four kinds drawn at random is worth what the CNIL says, without any word', async () => {
    expect(await judgePassphrase('xK9#vLq2!mPz')).toMatchObject({ isAccepted: true });
    expect(await judgePassphrase('xK9#vLq2!mPzT')).toMatchObject({ level: 'strong' });
  });

  test('of seven unrelated words reaches the 80 bits', async () => {
    expect(await judgePassphrase('girafe cuivre lundi marteau nuage sept persil')).toMatchObject({
      level: 'strong',
      sentence: 'Solide.',
    });
  });

  test('made of the name of the structure or of the file loses by it', async () => {
    const passphrase = 'zébrulon plaintif 2026';
    const alone = await judgePassphrase(passphrase);
    const named = await judgePassphrase(passphrase, ['Zébrulon Plaintif.vivier']);
    expect(alone.isAccepted).toBe(true);
    expect(named).toMatchObject({ isAccepted: false, sentence: expect.stringMatching(/reprend le nom/u) });
  });

  test('of a thousand characters is judged on its first hundred: the work grows with the square of the length', async () => {
    const long = 'une longue histoire de vent '.repeat(36);
    expect(await judgePassphrase(long)).toEqual(await judgePassphrase(long.slice(0, 100)));
  });
});
