import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newRecoveryKey, parseRecoveryText, recoveryText } from '.';

const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
const read = (typed: string): string => {
  const parsed = parseRecoveryText(typed);
  return 'key' in parsed ? parsed.key.toString('hex') : parsed.fault;
};

describe('a recovery key on paper', () => {
  test('is 8 groups of 4 characters, none of which is taken for another', () => {
    fc.assert(
      fc.property(key, (bytes) => {
        expect(recoveryText(bytes)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4} ){7}[0-9A-HJKMNP-TV-Z]{4}$/u);
      }),
    );
  });

  test('reads back whatever the case, spaces and dashes, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(key, (bytes) => {
        const text = recoveryText(bytes);
        const hex = Buffer.from(bytes).toString('hex');
        for (const typed of [
          text,
          text.toLowerCase(),
          text.replaceAll(' ', ''),
          text.replaceAll(' ', '-'),
          `  ${text.replaceAll(' ', '\u00a0\u2013 ')}\n`,
          text.replaceAll('0', 'O').replaceAll('1', 'l'),
          text.replaceAll('0', 'o').replaceAll('1', 'I'),
        ])
          expect(read(typed)).toBe(hex);
      }),
    );
  });

  test('with one wrong character is told by its checksum, wherever it is', () => {
    const text = recoveryText(Buffer.from('00112233445566778899aabbccddeeff', 'hex'));
    for (let place = 0; place < text.length; place += 1) {
      if (text[place] === ' ') continue;
      const wrong = text[place] === 'Z' ? 'Y' : 'Z';
      expect(read(`${text.slice(0, place)}${wrong}${text.slice(place + 1)}`)).toMatch(/^Un caractère/u);
    }
  });

  test('with two characters exchanged is told by its checksum too', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 0, max: 30 }), (bytes, at) => {
        const text = recoveryText(bytes).replaceAll(' ', '');
        const [one = '', other = ''] = [text[at], text[at + 1]];
        fc.pre(one !== other);
        expect(read(`${text.slice(0, at)}${other}${one}${text.slice(at + 2)}`)).toMatch(/^Un caractère/u);
      }),
    );
  });

  test.each([
    ['', /il en manque 32/u],
    ['ABCD', /il en manque 28/u],
    ['0'.repeat(34), /il y en a 2 de trop/u],
    ['ABCD EFGU', /«.U.».*n’existe pas/u],
    ['Été', /«.É.»/u],
  ])('that is not one, %j, is told why', (typed, sentence) => {
    expect(read(typed)).toMatch(sentence);
  });

  test('is drawn anew each time', () => {
    expect(new Set(Array.from({ length: 200 }, () => recoveryText(newRecoveryKey()))).size).toBe(200);
  });
});
