import { Button, Group } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contractFileIdSchema } from '../../shared/contract-files';
import { type CandidateId, candidateIdSchema } from '../../shared/fields';
import { accessesList, type Cell, type ListFilter, type ListRow } from '../../shared/lists';
import { useAct, useProcedure } from '../bridge';
import { type Cells, ListView } from '../lists';
import { SettingsPage } from '../settings';
import { AnchorLink, Private } from '../ui';
import { accessTexts as texts } from './access.texts';
import { JournalProof } from './journal-proof';

const first = (cell: Cell | undefined): string => (Array.isArray(cell) ? (cell[0] ?? '') : '');
const second = (cell: Cell | undefined): string => (Array.isArray(cell) ? (cell[1] ?? '') : '');
const personOf = ({ cells }: ListRow) => candidateIdSchema.safeParse(first(cells.candidate)).data;
const fileOf = ({ cells }: ListRow) => contractFileIdSchema.safeParse(first(cells.file)).data;

const cells: Cells = {
  candidate: (row) => {
    const candidateId = personOf(row);
    return candidateId === undefined ? (
      '–'
    ) : (
      <AnchorLink to="/candidats/$candidateId" params={{ candidateId }} tabIndex={-1}>
        <Private>{second(row.cells.candidate)}</Private>
      </AnchorLink>
    );
  },
};

const aboutOnly = (id: CandidateId): readonly ListFilter[] => [
  { field: 'candidate', operator: 'one-of', value: [id] },
];
/** The one person whom the journal is read for, if it is. */
function personAsked(filters: readonly ListFilter[]): CandidateId | null {
  const asked = filters.flatMap((filter) =>
    filter.field === 'candidate' && filter.operator === 'one-of' ? filter.value : [],
  );
  return asked.length === 1 ? (candidateIdSchema.safeParse(asked[0]).data ?? null) : null;
}

/** What opening a line needs, whichever columns are shown. */
const carried = ['candidate', 'file'];

/** Paramètres, Journal des accès: who did what, when, about whom; verified on demand, printed and saved as any list. */
export function AccessScreen(): ReactNode {
  const { candidat } = useSearch({ from: '/parametres/journal' });
  const navigate = useNavigate({ from: '/parametres/journal' });
  const state = useProcedure('access.state', {});
  const verify = useAct('access.verify');
  const open = (row: ListRow): void => {
    const candidateId = personOf(row);
    const contractFileId = fileOf(row);
    if (contractFileId !== undefined)
      void navigate({ to: '/dossiers/$contractFileId', params: { contractFileId }, search: {} });
    else if (candidateId !== undefined)
      void navigate({ to: '/candidats/$candidateId', params: { candidateId } });
  };
  return (
    <ListView
      list={accessesList}
      title={texts.title}
      frame={SettingsPage}
      note={texts.kept}
      cells={cells}
      carried={carried}
      above={(filters) => {
        const about = personAsked(filters);
        return (
          <>
            <JournalProof state={state.data} />
            {about === null ? null : (
              <Group>
                <AnchorLink to="/candidats/$candidateId" params={{ candidateId: about }} size="sm">
                  {texts.backToPerson}
                </AnchorLink>
              </Group>
            )}
          </>
        );
      }}
      {...(candidat === undefined ? {} : { linked: aboutOnly(candidat) })}
      onLinkTaken={() => void navigate({ search: {}, replace: true })}
      onOpen={open}
      onPrimary={() => verify.mutate({})}
      actions={
        <Button
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate({})}
        >
          {texts.verify}
        </Button>
      }
      empty={<SettingsPage title={texts.title}>{null}</SettingsPage>}
    />
  );
}
