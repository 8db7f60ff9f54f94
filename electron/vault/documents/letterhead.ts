import type { Content } from 'pdfmake/interfaces';
import { colours } from './style';

/** The logo of the structure, a PNG or a JPEG as a data URL; `null`: it has none. */
export type Logo = string | null;

/** Points that a logo fills at most on the first page of a dossier, and above the title of any other document. */
const onCover = [170, 46] as const;
const onLine = [120, 30] as const;

/** The logo at the head of a cover; nothing without one. */
export const coverLogo = (logo: Logo): readonly Content[] =>
  logo === null ? [] : [{ image: logo, fit: [...onCover], margin: [0, 0, 0, 8] }];

/** Points of the height of a cover that its logo takes, the space under it included. */
export const coverLogoHeight = (logo: Logo): number => (logo === null ? 0 : onCover[1] + 8);

/** Who makes the document, above its title: the name of the structure, its logo at the other end of the line. */
export function letterhead(name: string, logo: Logo): Content {
  const text = { text: name, color: colours.grey, fontSize: 9 };
  return logo === null
    ? text
    : {
        columns: [
          { width: '*', ...text },
          { width: 'auto', stack: [{ image: logo, fit: [...onLine], alignment: 'right' }] },
        ],
        columnGap: 12,
      };
}
