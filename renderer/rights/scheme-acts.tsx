import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { contractKindIdSchema, kindOffered } from '../../shared/contract-files';
import type { CandidateId, EmployerId } from '../../shared/fields';
import { type SaidCode, type SchemeCode, schemeOf } from '../../shared/law';
import { enteredAs } from '../../shared/rights';
import { useAct } from '../bridge';
import { EnrolmentModal } from '../people';
import { actTexts } from './rights.texts';

/** From an answer to the act: enter the scheme, or open a contract file of it, filled with what is known. */
export function SchemeActs({
  candidateId,
  scheme,
  said = 'compatible',
  employerId = null,
  onDone,
}: {
  readonly candidateId: CandidateId;
  readonly scheme: SchemeCode;
  /** What the answer says; a scheme is entered once it is open, a file may be opened before. */
  readonly said?: SaidCode;
  readonly employerId?: EmployerId | null;
  /** Called once an enrolment has been written, or given up. */
  readonly onDone?: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const create = useAct('contractFiles.create');
  const [isEntering, setIsEntering] = useState(false);
  const label = schemeOf(scheme)?.label ?? scheme;
  const entered = said === 'compatible' || said === 'reserved' ? enteredAs(scheme) : null;
  const kind = kindOffered(scheme, said);
  if (entered === null && kind === null) return null;
  const openFile = (): void => {
    if (kind === null || create.isPending) return;
    create.mutate(
      {
        kind: contractKindIdSchema.parse(kind.id),
        candidateId,
        employerId: kind.hasEmployer ? employerId : null,
      },
      {
        onSuccess: ({ file }) =>
          navigate({ to: '/dossiers/$contractFileId', params: { contractFileId: file.id }, search: {} }),
      },
    );
  };
  return (
    <Group gap="sm">
      {entered === null ? null : (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={actTexts.enrolIn(label)}
          onClick={() => setIsEntering(true)}
        >
          {actTexts.enrol}
        </Button>
      )}
      {kind === null ? null : (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={actTexts.openFileOf(label)}
          aria-busy={create.isPending}
          onClick={openFile}
        >
          {actTexts.openFile}
        </Button>
      )}
      {isEntering ? (
        <EnrolmentModal
          candidateId={candidateId}
          enrolment={null}
          scheme={entered}
          onClose={() => {
            setIsEntering(false);
            onDone?.();
          }}
        />
      ) : null}
    </Group>
  );
}
