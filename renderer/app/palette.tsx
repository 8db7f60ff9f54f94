import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  IconBook2,
  IconBriefcase,
  IconBuilding,
  IconEyeOff,
  IconFileText,
  IconFolderPlus,
  IconGitMerge,
  IconHelp,
  IconLayoutColumns,
  IconLayoutKanban,
  IconLock,
  IconMessagePlus,
  IconScale,
  IconSearch,
  IconSettings,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fold } from '../../shared/base/text';
import { formatShortDate } from '../../shared/base/time';
import { contractFileIdSchema } from '../../shared/contract-files';
import type { CandidateId } from '../../shared/fields';
import { schemes } from '../../shared/law';
import { cellText, columnNamed, contractFilesList, type ListRow } from '../../shared/lists';
import { useDiscretion } from '../bridge/discretion';
import { useProcedure } from '../bridge/procedures';
import { openBeside, useIsBeside } from '../bridge/session';
import { useGuideLines } from '../help';
import { candidateName, stateText } from '../people';
import { settingsPages } from '../settings';
import { isUnderDialog } from '../ui';
import { shellTexts } from './app.texts';
import { entries } from './navigation';
import { paletteTexts as texts } from './palette.texts';

const [store, palette] = createSpotlight();

/**
 * Not over a dialog: what it asks would stay there while the screen under it leaves. The palette itself, which takes a moment
 * to go, is opened again.
 */
export function openPalette(): void {
  if (!isUnderDialog(`[aria-label="${texts.label}"]`)) palette.open();
}

const RESULTS = 'palette-resultats';
/**
 * The first line is the one that Enter takes, also when the answer comes after the letters: the library chooses it at each
 * letter only, among the lines that are there. Whoever has moved since the last letter keeps the line that they chose.
 */
function useFirstSelected(text: string, first: string | null): void {
  const movedAt = useRef<string | null>(null);
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === 'ArrowDown' || key === 'ArrowUp') movedAt.current = text;
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [text]);
  useEffect(() => {
    if (first === null || movedAt.current === text) return;
    movedAt.current = null;
    const list = document.getElementById(RESULTS);
    for (const line of list?.querySelectorAll('[data-selected]') ?? []) line.removeAttribute('data-selected');
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [text, first]);
}

/** Screens of the navigation that the window beside reads. */
const readEntries: ReadonlySet<string> = new Set(['/candidats', '/employeurs', '/dossiers']);

/** Rows of one kind that are offered at once. */
const MOST = 8;

/** `Ctrl+K`: anyone, or any act, by typing a few letters; an act on a person by its word and a name. */
export function Palette({ onLock }: { readonly onLock: () => void }): ReactNode {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const { candidateId } = useParams({ strict: false });
  const { toggle, isDiscreet } = useDiscretion();
  const isBeside = useIsBeside();
  const allVerbs = [
    {
      ...texts.beside,
      icon: IconLayoutColumns,
      run: (id: CandidateId) => openBeside(`/candidats/${id}`),
    },
    {
      ...texts.note,
      icon: IconMessagePlus,
      run: (id: CandidateId) =>
        void navigate({
          to: '/candidats/$candidateId',
          params: { candidateId: id },
          search: { champ: 'note' },
        }),
    },
    {
      ...texts.file,
      icon: IconFolderPlus,
      run: (id: CandidateId) => void navigate({ to: '/dossiers/nouveau', search: { candidat: id } }),
    },
    {
      ...texts.compare,
      icon: IconScale,
      /** A screen of its own asks for whom. */
      alone: () => void navigate({ to: '/comparer' }),
      run: (id: CandidateId) =>
        void navigate({ to: '/candidats/$candidateId/comparer', params: { candidateId: id } }),
    },
    {
      ...texts.merge,
      icon: IconGitMerge,
      run: (id: CandidateId) =>
        void navigate({ to: '/candidats/$candidateId/reunir', params: { candidateId: id } }),
    },
  ];
  // The window beside only reads.
  const verbs = allVerbs.filter(({ word }) => !isBeside || word === texts.compare.word);
  const [, first = '', rest = ''] = /^\s*(\S+)\s(.*)$/su.exec(text) ?? [];
  const verb = verbs.find(({ word }) => fold(first) === word);
  const wanted = (verb === undefined ? text : rest).trim();
  /** The act is chosen, the person not yet. */
  const isAskingWhom = verb !== undefined && wanted === '';
  // Never those of the letters before: Enter acts on the first.
  const search = useProcedure('candidates.search', wanted === '' ? null : { text: wanted, limit: MOST });
  const employers = useProcedure(
    'employers.list',
    wanted === '' || verb !== undefined ? null : { text: wanted, offset: 0, limit: MOST },
  );
  const files = useProcedure(
    'lists.read',
    wanted === '' || verb !== undefined
      ? null
      : {
          list: 'contract-files',
          query: { text: wanted, filters: [], sort: contractFilesList.sort, picked: null },
          columns: ['reference', 'candidate', 'employer', 'kind', 'status'],
          offset: 0,
          limit: MOST,
        },
  );
  const guideLines = useGuideLines(verb === undefined ? wanted : '').slice(0, MOST);
  const acts = [
    {
      isChanging: true,
      label: texts.newCandidate,
      icon: IconUserPlus,
      run: () => void navigate({ to: '/candidats/nouveau' }),
    },
    // For the person on screen, or else for one whose name comes next.
    ...verbs.map(({ label, word, icon, run, ...verb }) => {
      const alone = 'alone' in verb ? verb.alone : null;
      return {
        label,
        icon,
        isGoingOn: candidateId === undefined && alone === null,
        run: () => {
          if (candidateId !== undefined) run(candidateId);
          else if (alone !== null) alone();
          else setText(`${word} `);
        },
      };
    }),
    {
      isChanging: true,
      label: texts.newEmployer,
      icon: IconBuilding,
      run: () => void navigate({ to: '/employeurs/nouveau' }),
    },
    ...entries.map(({ to, label, icon }) => ({
      isChanging: !readEntries.has(to),
      label: texts.goTo(label),
      icon,
      run: () => void navigate({ to }),
    })),
    {
      label: texts.goToBoard,
      icon: IconLayoutKanban,
      run: () => void navigate({ to: '/candidats', search: { en: 'tableau' } }),
    },
    {
      label: texts.goToSheets,
      icon: IconBook2,
      run: () => void navigate({ to: '/fiches' }),
    },
    { label: texts.help, icon: IconHelp, run: () => void navigate({ to: '/aide' }) },
    {
      label: isDiscreet ? shellTexts.showNames : shellTexts.hideNames,
      icon: IconEyeOff,
      run: toggle,
    },
    { label: shellTexts.lockPortfolio, icon: IconLock, run: onLock },
    // Only when asked for by name: they are many.
    ...(text.trim() === ''
      ? []
      : [
          ...settingsPages.map(({ to, label }) => ({
            isChanging: true,
            label: texts.settings(label),
            icon: IconSettings,
            run: () => void navigate({ to }),
          })),
          ...schemes.map(({ id, label }) => ({
            label: texts.sheet(label),
            icon: IconFileText,
            run: () => void navigate({ to: '/fiches/$scheme', params: { scheme: id } }),
          })),
        ]),
  ]
    .filter((act) => !isBeside || !('isChanging' in act && act.isChanging))
    .filter(({ label }) => !isAskingWhom && fold(label).includes(fold(text.trim())));
  const people = wanted === '' ? [] : (search.data?.rows ?? []);
  const houses = wanted === '' || verb !== undefined ? [] : (employers.data?.rows ?? []);
  const folders = wanted === '' || verb !== undefined ? [] : (files.data?.rows ?? []);
  const found = [...people, ...houses, ...folders];
  useFirstSelected(text, found.length + acts.length + guideLines.length === 0 ? null : (found[0]?.id ?? ''));
  const wordsOf = ({ cells }: ListRow, columns: readonly string[]): string =>
    columns
      .flatMap((id) => {
        const column = columnNamed(contractFilesList, id);
        return column === undefined || (isDiscreet && column.isPrivate)
          ? []
          : [cellText(column, cells[id] ?? null)];
      })
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      clearQueryOnClose
      // Opened again while it was closing, it would keep the letters of before.
      onSpotlightOpen={() => setText('')}
      maxHeight={440}
      scrollable
      transitionProps={{ duration: 80 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      attributes={{ content: { 'aria-label': texts.label } }}
    >
      <Spotlight.Search
        placeholder={texts.placeholder}
        aria-label={texts.label}
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={200}
      />
      <Spotlight.ActionsList id={RESULTS} aria-label={texts.results}>
        {people.length === 0 ? null : (
          <Spotlight.ActionsGroup label={verb?.heading ?? texts.people}>
            {people.map((row) => (
              <Spotlight.Action
                key={row.id}
                label={isDiscreet ? texts.hiddenName : candidateName(row)}
                description={[
                  verb?.label ?? '',
                  ...(isDiscreet ? [] : [formatShortDate(row.birthDate), row.commune]),
                  row.fileNumber,
                  stateText(row),
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
                leftSection={<IconUser size={18} aria-hidden />}
                onClick={() =>
                  verb === undefined
                    ? void navigate({ to: '/candidats/$candidateId', params: { candidateId: row.id } })
                    : verb.run(row.id)
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {houses.length === 0 ? null : (
          <Spotlight.ActionsGroup label={texts.employers}>
            {houses.map((row) => (
              <Spotlight.Action
                key={row.id}
                label={row.name}
                description={[row.siret, row.commune].filter((part) => part !== '').join(' · ')}
                leftSection={<IconBuilding size={18} aria-hidden />}
                onClick={() =>
                  void navigate({ to: '/employeurs/$employerId', params: { employerId: row.id } })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {folders.length === 0 ? null : (
          <Spotlight.ActionsGroup label={texts.files}>
            {folders.map((row) => (
              <Spotlight.Action
                key={row.id}
                label={wordsOf(row, ['reference', 'candidate'])}
                description={wordsOf(row, ['kind', 'status', 'employer'])}
                leftSection={<IconBriefcase size={18} aria-hidden />}
                onClick={() =>
                  void navigate({
                    to: '/dossiers/$contractFileId',
                    params: { contractFileId: contractFileIdSchema.parse(row.id) },
                  })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {acts.length === 0 ? null : (
          <Spotlight.ActionsGroup label={texts.acts}>
            {acts.map(({ label, icon: Icon, run, ...act }) => (
              <Spotlight.Action
                key={label}
                label={label}
                leftSection={<Icon size={18} aria-hidden />}
                closeSpotlightOnTrigger={!('isGoingOn' in act && act.isGoingOn)}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {guideLines.length === 0 ? null : (
          <Spotlight.ActionsGroup label={texts.help}>
            {guideLines.map(({ label, name, slug }) => (
              <Spotlight.Action
                key={`${name}#${slug}`}
                label={label}
                leftSection={<IconHelp size={18} aria-hidden />}
                onClick={() =>
                  void navigate({
                    to: '/aide/$page',
                    params: { page: name },
                    search: slug === undefined ? {} : { titre: slug },
                    resetScroll: slug === undefined,
                  })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length + acts.length + guideLines.length === 0 ? (
          <Spotlight.Empty>{isAskingWhom ? texts.whom : texts.nothing}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
