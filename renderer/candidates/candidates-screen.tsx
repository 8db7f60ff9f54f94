import { Button } from '@mantine/core';
import { IconAddressBook, IconGitMerge, IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { formatShortDate, isCivilDate } from '../../shared/base/time';
import { candidateIdSchema, levelSchema, levelShort } from '../../shared/fields';
import { candidatesList, type ListRow } from '../../shared/lists';
import { tellFailure, useIsBeside } from '../bridge';
import { ExtractDrop } from '../import';
import { type Cells, type ChosenRows, ListView } from '../lists';
import { ageLabel } from '../people/labels';
import { ButtonLink, EmptyState, Page, Private } from '../ui';
import { CandidatePreview, previewed } from './candidate-preview';
import { texts } from './candidates.texts';
import { ChangeAdviser } from './change-adviser';
import { ChangeStage } from './change-stage';
import { StageBoard } from './stage-board';
import { stageTexts } from './stages.texts';
import { StateActsOfMany } from './state-acts';
import { TrashNotice } from './state-banner';

/** Rest of the cursor after which its place is kept. */
const REST_MS = 150;

const cells: Cells = {
  birthDate: ({ cells: { birthDate } }) =>
    typeof birthDate === 'string' && isCivilDate(birthDate) ? (
      <Private>
        {formatShortDate(birthDate)} · {ageLabel(birthDate)}
      </Private>
    ) : (
      '–'
    ),
  level: ({ cells: { level } }) => {
    const known = levelSchema.safeParse(level);
    return known.success ? levelShort(known.data) : '–';
  },
};

/** All the candidates of the portfolio: filter, sort, preview, open. */
export function CandidatesScreen(): ReactNode {
  const isBeside = useIsBeside();
  const search = useSearch({ from: '/candidats' });
  const navigate = useNavigate({ from: '/candidats' });
  const cursor = useRef(search.rang ?? 0);
  const timer = useRef<number | undefined>(undefined);
  // The cursor moves at the speed of the keys; the address, which coming back reads, follows once it rests.
  const keepPlace = (rang: number): void => {
    cursor.current = rang;
    window.clearTimeout(timer.current);
    if (rang !== (search.rang ?? 0))
      timer.current = window.setTimeout(
        () => void navigate({ search: (kept) => ({ ...kept, rang }), replace: true }),
        REST_MS,
      );
  };
  const open = ({ id }: ListRow): void => {
    window.clearTimeout(timer.current);
    void navigate({ search: (kept) => ({ ...kept, rang: cursor.current }), replace: true }).then(() =>
      navigate({ to: '/candidats/$candidateId', params: { candidateId: candidateIdSchema.parse(id) } }),
    );
  };
  return (
    <ListView
      list={candidatesList}
      cells={cells}
      pages="/candidats"
      carried={previewed}
      preview={{ label: texts.preview, draw: (row) => <CandidatePreview row={row} /> }}
      {...(search.filtres === undefined ? {} : { linked: search.filtres })}
      onLinkTaken={() => void navigate({ search: {}, replace: true })}
      start={search.rang ?? 0}
      onRest={keepPlace}
      onOpen={open}
      onPrimary={() => void navigate({ to: '/candidats/nouveau' })}
      actions={
        <ButtonLink to="/candidats/nouveau" leftSection={<IconUserPlus size={16} aria-hidden />}>
          {texts.create}
        </ButtonLink>
      }
      acts={(chosen) => (
        <>
          <CompareTwo chosen={chosen} />
          <ChangeAdviser chosen={chosen} />
          <ChangeStage chosen={chosen} />
          <StateActsOfMany chosen={chosen} />
        </>
      )}
      board={{
        label: stageTexts.look,
        asList: stageTexts.asList,
        asBoard: stageTexts.asBoard,
        isShown: search.en === 'tableau',
        onShow: (isShown) => void navigate({ search: isShown ? { en: 'tableau' } : {}, replace: true }),
        draw: (props) => <StageBoard {...props} />,
        keys: stageTexts.keys,
      }}
      above={
        <>
          {isBeside ? null : <ExtractDrop />}
          <TrashNotice />
        </>
      }
      empty={<EmptyPortfolio />}
    />
  );
}

/** Two chosen people, side by side. */
function CompareTwo({ chosen }: { readonly chosen: ChosenRows }): ReactNode {
  const navigate = useNavigate();
  if (chosen.many !== 2) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconGitMerge size={16} aria-hidden />}
      onClick={() =>
        void chosen.read().then((ids) => {
          const [one, other] = ids.map((id) => candidateIdSchema.parse(id));
          if (one !== undefined && other !== undefined)
            void navigate({
              to: '/candidats/$candidateId/reunir',
              params: { candidateId: one },
              search: { autre: other },
            });
        }, tellFailure)
      }
    >
      {texts.compareTwo}
    </Button>
  );
}

function EmptyPortfolio(): ReactNode {
  return (
    <Page title={texts.title}>
      <ExtractDrop />
      <EmptyState
        icon={IconAddressBook}
        title={texts.empty}
        actions={
          <>
            <ButtonLink to="/import" leftSection={<IconTableImport size={16} aria-hidden />}>
              {texts.import}
            </ButtonLink>
            <ButtonLink
              to="/candidats/nouveau"
              variant="default"
              leftSection={<IconUserPlus size={16} aria-hidden />}
            >
              {texts.createFirst}
            </ButtonLink>
          </>
        }
      >
        {texts.emptyHelp}
      </EmptyState>
    </Page>
  );
}
