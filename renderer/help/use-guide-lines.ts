import { useEffect, useState } from 'react';
import { fold } from '../../shared/base/text';

/** A page of the guide, or one of its parts. */
export interface GuideLine {
  readonly label: string;
  readonly name: string;
  readonly slug?: string;
}

/** Pages and parts of the guide whose titles hold `wanted`; those of the page's own title first. None as long as it is empty. */
export function useGuideLines(wanted: string): readonly GuideLine[] {
  const [lines, setLines] = useState<readonly GuideLine[]>([]);
  const isWanted = wanted !== '';
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    // A guide that cannot be read is told on its own page.
    import('./guide')
      .then(({ guide, tableOfContents }) => {
        if (isGone) return;
        const pages = guide.filter(({ name }) => name !== tableOfContents);
        setLines([
          ...pages.map(({ name, title }) => ({ label: title, name })),
          ...pages.flatMap(({ name, title, headings }) =>
            headings.map(({ text, slug }) => ({ label: `${title} › ${text}`, name, slug })),
          ),
        ]);
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [isWanted]);
  const folded = fold(wanted);
  return isWanted ? lines.filter(({ label }) => fold(label).includes(folded)) : [];
}
