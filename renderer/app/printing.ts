import { candidateIdSchema } from '../../shared/candidates';
import { call } from './bridge';

const screens = [
  [/^#\/candidats\/[0-9a-f-]{36}/, 'candidate'],
  [/^#\/dossiers\/[0-9a-f-]{36}/, 'contract-file'],
  [/^#\/(candidats|dossiers|employeurs)(\?|$)/, 'list'],
  [/^#\/parametres\/journal/, 'journal'],
] as const;

/** Which screen is shown, and whose page it is: the address holds identifiers only. */
function shown(): {
  readonly screen: (typeof screens)[number][1] | 'other';
  readonly candidate: string | null;
} {
  const { hash } = window.location;
  const screen = screens.find(([pattern]) => pattern.test(hash))?.[1] ?? 'other';
  return { screen, candidate: /^#\/candidats\/([0-9a-f-]{36})/.exec(hash)?.[1] ?? null };
}

/** From now on, what is printed leaves its line in the journal of accesses; before a portfolio is open, nothing is. */
export function tellPrints(): void {
  window.addEventListener('beforeprint', () => {
    const { screen, candidate } = shown();
    const candidateId = candidateIdSchema.nullable().safeParse(candidate);
    call('access.printed', { screen, candidateId: candidateId.data ?? null }).catch(() => undefined);
  });
}
