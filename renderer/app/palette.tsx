import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  IconBook2,
  IconCoinEuro,
  IconEyeOff,
  IconFileText,
  IconLock,
  IconScale,
  IconSearch,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { fold } from '../../shared/base/text';
import { formatShortDate } from '../../shared/base/time';
import { schemes } from '../../shared/law';
import { useDiscretion } from '../bridge/discretion';
import { useProcedure } from '../bridge/procedures';
import { candidateName } from '../people';
import { entries } from './navigation';

const [store, palette] = createSpotlight();
export const openPalette = (): void => palette.open();

/** `Ctrl+K`: anyone, or any act, by typing a few letters. */
export function Palette({ onLock }: { readonly onLock: () => void }): ReactNode {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const { candidateId } = useParams({ strict: false });
  const { toggle, isDiscreet } = useDiscretion();
  const wanted = text.trim();
  const search = useProcedure('candidates.search', wanted === '' ? null : { text: wanted, limit: 8 }, {
    keepPrevious: true,
  });
  const acts = [
    {
      label: 'Nouveau candidat',
      icon: IconUserPlus,
      run: () => void navigate({ to: '/candidats/nouveau' }),
    },
    {
      label: 'Trouver le bon contrat',
      icon: IconScale,
      // For the person on screen, or else for one to choose.
      run: () =>
        void (candidateId === undefined
          ? navigate({ to: '/comparer' })
          : navigate({ to: '/candidats/$candidateId/comparer', params: { candidateId } })),
    },
    ...entries.map(({ to, label, icon }) => ({
      label: `Aller à ${label}`,
      icon,
      run: () => void navigate({ to }),
    })),
    {
      label: 'Aller aux fiches des dispositifs',
      icon: IconBook2,
      run: () => void navigate({ to: '/fiches' }),
    },
    {
      label: 'Aller aux valeurs de la loi',
      icon: IconCoinEuro,
      run: () => void navigate({ to: '/parametres/valeurs' }),
    },
    {
      label: isDiscreet ? 'Montrer les noms' : 'Masquer les noms',
      icon: IconEyeOff,
      run: toggle,
    },
    { label: 'Verrouiller le portefeuille', icon: IconLock, run: onLock },
    // Only when asked for by name: the schemes are many.
    ...(wanted === ''
      ? []
      : schemes.map(({ id, label }) => ({
          label: `Fiche : ${label}`,
          icon: IconFileText,
          run: () => void navigate({ to: '/fiches/$scheme', params: { scheme: id } }),
        }))),
  ].filter(({ label }) => fold(label).includes(fold(wanted)));
  const people = wanted === '' ? [] : (search.data?.rows ?? []);
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      clearQueryOnClose
      maxHeight={440}
      scrollable
      transitionProps={{ duration: 80 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      attributes={{ content: { 'aria-label': 'Chercher un candidat ou une action' } }}
    >
      <Spotlight.Search
        placeholder="Un candidat, un écran, une action"
        aria-label="Chercher un candidat ou une action"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={200}
      />
      <Spotlight.ActionsList aria-label="Résultats">
        {people.length === 0 ? null : (
          <Spotlight.ActionsGroup label="Candidats">
            {people.map((row) => (
              <Spotlight.Action
                key={row.id}
                label={isDiscreet ? 'Nom masqué' : candidateName(row)}
                description={
                  isDiscreet
                    ? row.fileNumber
                    : [formatShortDate(row.birthDate), row.commune, row.fileNumber]
                        .filter((part) => part !== '')
                        .join(' · ')
                }
                leftSection={<IconUser size={18} aria-hidden />}
                onClick={() =>
                  void navigate({ to: '/candidats/$candidateId', params: { candidateId: row.id } })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {acts.length === 0 ? null : (
          <Spotlight.ActionsGroup label="Actions">
            {acts.map(({ label, icon: Icon, run }) => (
              <Spotlight.Action
                key={label}
                label={label}
                leftSection={<Icon size={18} aria-hidden />}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {people.length + acts.length === 0 ? <Spotlight.Empty>Rien ne correspond.</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
