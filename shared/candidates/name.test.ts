import { describe, expect, test } from 'vitest';
import { candidateName, isNameOf, nameOrder } from './name';

const named = (birthName: string, firstName: string, usualName = '', sex: 'F' | 'M' | null = null) => ({
  birthName,
  firstName,
  usualName,
  sex,
});

describe('a person is named one way', () => {
  test.each<[string, ReturnType<typeof named>, string]>([
    ['one family name', named('Martin', 'Léa'), 'MARTIN Léa'],
    [
      'a usual name first, the birth name after it',
      named('Martin', 'Léa', 'Durand', 'F'),
      'DURAND (née MARTIN) Léa',
    ],
    ['the same name twice', named('Martin', 'Léa', 'Martin'), 'MARTIN Léa'],
    ['no first name: no space is left after the name', named('Sukarno', ''), 'SUKARNO'],
    ['no birth name: no empty brackets', named('', 'Léa', 'Durand', 'F'), 'DURAND Léa'],
    ['Vietnamese, every mark kept', named('Nguyễn', 'Thị Hồng Hạnh'), 'NGUYỄN Thị Hồng Hạnh'],
    ['Polish', named('Żółć', 'Łukasz'), 'ŻÓŁĆ Łukasz'],
    ['Turkish: both i read as French readers write them', named('Kılıç', 'İpek'), 'KILIÇ İpek'],
    ['German: the sharp s becomes two', named('Weiß', 'Jan'), 'WEISS Jan'],
    ['an apostrophe and a particle', named('d’Almeida', 'Inês'), 'D’ALMEIDA Inês'],
    ['Arabic, which has no capitals', named('بن علي', 'ليلى'), 'بن علي ليلى'],
    [
      'Georgian, whose capitals are for signs only: they are not drawn by most fonts',
      named('ბერიძე', 'ნინო'),
      'ბერიძე ნინო',
    ],
    ['Chinese', named('李', '小龍'), '李 小龍'],
  ])('%s', (_, person, name) => {
    expect(candidateName(person)).toBe(name);
  });
});

describe('what is typed to confirm is her name', () => {
  const hanh = named('Petit', 'Thị Hạnh', 'Nguyễn', 'F');
  test.each([
    'NGUYỄN (née PETIT) Thị Hạnh',
    'nguyen nee petit thi hanh',
    'Nguyễn  Thị Hạnh',
    'nguyen thi hanh',
  ])('takes %s', (typed) => expect(isNameOf(hanh, typed)).toBe(true));
  test.each(['', 'Thị Hạnh', 'Petit Thị Hạnh', 'Nguyễn', 'Nguyễn Thị Hạnh bis'])(
    'does not take « %s »',
    (typed) => expect(isNameOf(hanh, typed)).toBe(false),
  );
  test('a name in another script is compared letter by letter', () => {
    expect(isNameOf(named('بن علي', 'ليلى'), 'بن علي ليلى')).toBe(true);
    expect(isNameOf(named('بن علي', 'ليلى'), 'بن علي')).toBe(false);
  });
});

test('the order follows the letters, marks aside: Đặng stands with the D', () => {
  const people = [
    named('Zola', 'A'),
    named('Đặng', 'B'),
    named('Dang', 'A'),
    named('İpek', 'C'),
    named('Igor', 'C'),
  ];
  expect(
    people.toSorted((a, b) => (nameOrder(a) < nameOrder(b) ? -1 : 1)).map(({ birthName }) => birthName),
  ).toEqual(['Dang', 'Đặng', 'Igor', 'İpek', 'Zola']);
});
