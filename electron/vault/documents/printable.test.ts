import { describe, expect, test } from 'vitest';
import { drawnAs, isDrawn, undrawn } from '../../../shared/base/text';
import { printableText } from './printable';
import { pdfEngine } from './render';

const { canDraw } = await pdfEngine();

describe('what the typeface of the documents draws', () => {
  test('is the table that the window reads: written anew from the files, it is the same', () => {
    const wrong: string[] = [];
    for (let code = 0x20; code < 0x1_0000; code += 1)
      if (canDraw(code) !== isDrawn(code)) wrong.push(code.toString(16));
    expect(wrong).toEqual([]);
  });

  test.each([
    'Nguyễn Thị Hồng Hạnh',
    'Łukasz Żółć',
    'Ţepeş Țepeș',
    'Đặng Văn Đức',
    'Ğülşen İpek Işık',
    'Ẽmi Ḥassan Ṣāliḥ',
    'Αθήνα Παπαδόπουλος',
    'Наталья Щербакова',
    'ẞ œ Æ ð Þ',
    // A letter whose composed form the typeface lacks: the letter and its mark.
    'Ḱaldi',
  ])('%s: every letter', (name) => {
    expect(undrawn(name)).toEqual([]);
    expect(printableText(name, canDraw)).not.toContain('[…]');
  });

  test.each([
    ['Arabic', 'ليلى', ['ل', 'ي', 'ى']],
    ['Georgian', 'ნინო', ['ნ', 'ი', 'ო']],
    ['Armenian', 'Արամ', ['Ա', 'ր', 'ա', 'մ']],
    ['Chinese', '李 小龍', ['李', '小', '龍']],
    ['an emoji of several parts is one character', 'Léa 👩‍👩‍👧', ['👩‍👩‍👧']],
    ['a control character hides nothing', 'Léa\u0007', ['\u0007']],
  ])('%s is told, each character once', (_, text, lacking) => {
    expect(undrawn(text)).toEqual(lacking);
    expect(printableText(text, canDraw)).toContain('[…]');
    expect(printableText(text, canDraw)).not.toContain('□');
  });

  test('nothing is lost of the rest, and ends of lines stay', () => {
    expect(printableText('李 小龍\nMartin', canDraw)).toBe('[…] […]\nMartin');
    expect(drawnAs('é')).toBe('é');
    expect(drawnAs('李')).toBeNull();
  });
});
