import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import {
  type CandidateId,
  type Enrolment,
  type SchemeId,
  schemeIdSchema,
  schemeIds,
  schemeLabels,
} from '../../shared/candidates';
import type { CivilDate } from '../../shared/time';
import { today, useAct } from '../app';
import { DateBox } from '../ui';

/** Entering a scheme, leaving it, or correcting what was noted. */
export function EnrolmentModal({
  candidateId,
  enrolment,
  onClose,
}: {
  readonly candidateId: CandidateId;
  /** `null` for a new one. */
  readonly enrolment: Enrolment | null;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('candidates.saveEnrolment');
  const [scheme, setScheme] = useState<SchemeId | null>(enrolment?.scheme ?? null);
  const [signedOn, setSignedOn] = useState<CivilDate | null>(
    enrolment === null ? today() : enrolment.signedOn,
  );
  const [endedOn, setEndedOn] = useState<CivilDate | null>(enrolment?.endedOn ?? null);
  const [isRenewal, setIsRenewal] = useState(enrolment?.isRenewal ?? false);
  const [hasTried, setHasTried] = useState(false);
  const isBackwards = signedOn !== null && endedOn !== null && endedOn < signedOn;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (scheme === null || isBackwards) return;
    save.mutate(
      { candidateId, id: enrolment?.id ?? null, enrolment: { scheme, signedOn, endedOn, isRenewal } },
      { onSuccess: onClose },
    );
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={enrolment === null ? 'Inscrire dans un dispositif' : 'Corriger l’inscription'}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Select
            label="Dispositif"
            data-autofocus
            searchable
            data={schemeIds.map((value) => ({
              value,
              label:
                schemeLabels[value].short === schemeLabels[value].long
                  ? schemeLabels[value].short
                  : `${schemeLabels[value].short} (${schemeLabels[value].long})`,
            }))}
            value={scheme}
            onChange={(value) => setScheme(value === null ? null : schemeIdSchema.parse(value))}
            {...(hasTried && scheme === null ? { error: 'Choisissez le dispositif.' } : {})}
          />
          <DateBox
            label="Signé le"
            description="Laissez vide si la date n’est pas connue : l’entrée sera listée, jamais comptée."
            value={signedOn}
            onChange={setSignedOn}
          />
          <DateBox
            label="Sorti le"
            value={endedOn}
            onChange={setEndedOn}
            {...(isBackwards ? { error: 'La sortie précède la signature.' } : {})}
          />
          <Checkbox
            label="Renouvellement"
            checked={isRenewal}
            onChange={(event) => setIsRenewal(event.currentTarget.checked)}
          />
          {enrolment === null && signedOn !== null && signedOn > today() ? (
            <Text size="sm" c="amber">
              La date de signature est à venir.
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
            <Button type="submit" loading={save.isPending}>
              {enrolment === null ? 'Inscrire' : 'Corriger'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
